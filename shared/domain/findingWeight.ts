import type { ProblemCode } from '../problems.ts';

/** Worth telling, but nothing against the file. */
const notes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'revocation-not-checked',
  'no-timestamp',
  'not-official-signature',
  'claimed-time-in-future',
  'signing-time-attribute',
  'added-elsewhere',
  'filled-elsewhere',
  'signature-counted-once',
  'one-key-for-two-roles',
  'signature-name-not-shown',
  'signer-name-cut',
  'amendment-original-missing',
  'amendment-superseded',
  'amendment-claimed',
  'amendment-unlisted',
  'signer-first-seen',
]);

/** The bytes are as they were signed, but who signed, or whether that still holds, is open. */
const openQuestions: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'signer-unknown',
  'seal-not-pinned',
  'signer-certificate-not-valid-then',
  'signer-certificate-expired-since',
  'signer-certificate-not-for-signing',
  'weak-certificate',
  'certificate-constrained',
  'signer-name-differs',
  'claimed-time-missing',
  'unsigned-attributes',
  'xref-stream',
  'page-text-unread',
  'amendment-forked',
  'return-forked',
  'amendment-behind-fork',
  'amendment-fewer-signatures',
  'signer-differs',
  'signer-confirmation-damaged',
]);

export type FindingWeight = 'note' | 'open' | 'against';

/** What a finding weighs in a verdict. A code that is in neither list speaks against the file: fail closed. */
export function findingWeight(code: ProblemCode): FindingWeight {
  if (notes.has(code)) return 'note';
  return openQuestions.has(code) ? 'open' : 'against';
}
