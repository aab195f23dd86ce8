import { missingRolesOf, shownVerdict } from '../domain/shownVerdict.ts';
import type { SignatureRole, VerifyEntry } from '../domain/verifyEntry.ts';
import type { Problem } from '../problems.ts';
import type { Language } from './problemText.ts';
import { textsOf } from './textsOf.ts';

const isNamedRole = (role: string): role is SignatureRole =>
  ['preparer', 'head', 'agency', 'seal'].includes(role);

/** The verdict on a file as it is read on screen and on the command line; of an incomplete one, whose signatures are missing. */
export function verdictWords(
  entry: Pick<VerifyEntry, 'verdict' | 'problems' | 'signatures'>,
  language: Language,
): string {
  const { verify } = textsOf(language);
  const verdict = shownVerdict(entry);
  return verdict === 'incomplete'
    ? verify.incomplete(missingRoleWords(entry.problems, language).join(', '))
    : verify.verdicts[verdict];
}

/** The roles whose signature is still missing, in the words of a sentence. */
export function missingRoleWords(problems: readonly Problem[], language: Language): readonly string[] {
  const { roles } = textsOf(language).verify;
  return missingRolesOf(problems).map((role) => (isNamedRole(role) ? roles[role].toLocaleLowerCase() : role));
}
