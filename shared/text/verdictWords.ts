import { isSealedOnly, missingRolesOf, shownVerdict } from '../domain/shownVerdict.ts';
import { verdictCauses } from '../domain/verdictCause.ts';
import type { SignatureRole, VerifyEntry } from '../domain/verifyEntry.ts';
import type { Problem } from '../problems.ts';
import type { Language } from './problemText.ts';
import { textsOf } from './textsOf.ts';

type JudgedEntry = Pick<VerifyEntry, 'verdict' | 'problems' | 'signatures'>;

const isNamedRole = (role: string): role is SignatureRole =>
  ['preparer', 'head', 'agency', 'seal'].includes(role);

/** The verdict on a file as it is read on screen and on the command line; of an incomplete one, whose signatures are missing. */
export function verdictWords(entry: JudgedEntry, language: Language): string {
  const { verify } = textsOf(language);
  const verdict = shownVerdict(entry);
  return verdict === 'incomplete'
    ? verify.incomplete(missingRoleWords(entry.problems, language).join(', '))
    : verify.verdicts[verdict];
}

/** What a verdict means, in one sentence or two: of one that is not `valid`, by its most serious cause. */
export function verdictMeaning(entry: JudgedEntry, language: Language): string {
  const { verify } = textsOf(language);
  const verdict = shownVerdict(entry);
  if (verdict !== 'indeterminate' && verdict !== 'invalid') return verify.meaning[verdict];
  const [cause = 'unusable'] = verdictCauses(entry);
  return cause === 'unpinned-seal' && isSealedOnly(entry) ? verify.sealUnknown : verify.causes[cause].meaning;
}

/** What the receiver has to do, a text for each cause, the most serious one first. */
export function verdictTodo(entry: JudgedEntry, language: Language): readonly string[] {
  const { verify } = textsOf(language);
  const verdict = shownVerdict(entry);
  const isOneKey = entry.problems.some(({ code }) => code === 'one-key-for-two-roles');
  if (verdict === 'incomplete' && isOneKey) return [verify.oneKeyTodo];
  if (verdict !== 'indeterminate' && verdict !== 'invalid') return [verify.todo[verdict]];
  const todo = verdictCauses(entry).map((cause) => verify.causes[cause].todo);
  return isSealedOnly(entry) && verdict === 'indeterminate' ? [...todo, verify.todo.sealed] : todo;
}

/** The roles whose signature is still missing, in the words of a sentence. */
export function missingRoleWords(problems: readonly Problem[], language: Language): readonly string[] {
  return roleWords(missingRolesOf(problems), language);
}

/** Roles in the words of a sentence. */
export function roleWords(roles: readonly string[], language: Language): readonly string[] {
  const words = textsOf(language).verify.roles;
  return roles.map((role) => (isNamedRole(role) ? words[role].toLocaleLowerCase() : role));
}
