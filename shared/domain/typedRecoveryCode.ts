import { fail, type Result, succeed } from '../result.ts';
import { readRecoveryCode, recoveryCodeLength } from './recoveryCode.ts';

/** The digits of a recovery code as a person typed it, or which groups are wrong. */
export function typedRecoveryCode(typed: string): Result<string> {
  const read = readRecoveryCode(typed);
  switch (read.kind) {
    case 'code':
      return succeed(read.secret);
    case 'length':
      return fail('recovery-code-length', { found: read.found, wanted: recoveryCodeLength });
    case 'mistyped':
      return fail('recovery-code-mistyped', { groups: read.groups });
  }
}
