import type { Problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { failAll, succeed } from '../../shared/result.ts';
import { usage } from './commandLine.ts';
import { readPassword } from './keyFile.ts';
import { readSecretLine, type SecretInput } from './secretLine.ts';

/** Password of an evidence package from the file that was named; `-` = a line of standard input; null when none was named. */
export async function readPackagePassword(
  file: string | undefined,
  stdin: SecretInput,
): Promise<Result<string | null>> {
  if (file === undefined) return succeed(null);
  if (file !== '-') return readPassword(file);
  const line = await readSecretLine(stdin);
  const missing: Problem = usage('option-without-value', '--package-password-file');
  return line === '' ? failAll([missing]) : succeed(line);
}
