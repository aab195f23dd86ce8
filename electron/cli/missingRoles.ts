import type { VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import type { PersonRole } from '../engine/signReturn.ts';
import type { Output } from './output.ts';

/** What the self-check of a signed file says to a person: whole and complete, or whose signature is still missing. */
export function completenessLine({ problems }: VerifyEntry, { texts }: Output): string {
  const missing = missingRolesOf(problems);
  return missing.length === 0
    ? texts.cli.selfChecked
    : texts.sign.stillMissing(missing.map((role) => texts.verify.roles[role as PersonRole]).join(', '));
}

export function missingRolesOf(problems: VerifyEntry['problems']): readonly string[] {
  return problems.flatMap(({ code, facts }) => (code === 'signature-missing-role' ? [facts.role] : []));
}
