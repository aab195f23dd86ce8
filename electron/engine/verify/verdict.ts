import type { Verdict } from '../../../shared/domain/verifyEntry.ts';
import type { Problem, ProblemCode } from '../../../shared/problems.ts';

/** Worth telling, but nothing against the file. */
const notes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'revocation-not-checked',
  'no-timestamp',
  'not-official-signature',
  'claimed-time-in-future',
  'signing-time-attribute',
  'added-elsewhere',
  'filled-elsewhere',
  'amendment-original-missing',
  'amendment-superseded',
]);

/** The bytes are as they were signed, but who signed, or whether that still holds, is open. */
const openQuestions: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'signer-unknown',
  'seal-not-pinned',
  'signer-certificate-not-valid-then',
  'signer-certificate-expired-since',
  'signer-certificate-not-for-signing',
  'weak-certificate',
  'signer-name-differs',
  'claimed-time-missing',
  'unsigned-attributes',
  'xref-stream',
  'page-text-unread',
  'amendment-forked',
  'amendment-behind-fork',
  'amendment-fewer-signatures',
]);

/** The verdict that a list of findings leads to. A code that is in neither list makes the file invalid: fail closed. */
export function verdictOf(problems: readonly Problem[]): Verdict {
  if (problems.some(({ code }) => !notes.has(code) && !openQuestions.has(code))) return 'invalid';
  return problems.some(({ code }) => openQuestions.has(code)) ? 'indeterminate' : 'valid';
}
