import type { ProblemCode } from '../problems.ts';
import { findingWeight } from './findingWeight.ts';
import type { VerifyEntry } from './verifyEntry.ts';

/** Why a file is not valid, as far as it changes what a receiver has to do. `unusable`: for any reason that is not named here. */
export type VerdictCause =
  | 'unusable'
  | 'two-contents'
  | 'revoked'
  | 'chain'
  | 'evidence'
  | 'structure'
  | 'pages'
  | 'forked'
  | 'other-signer'
  | 'unknown-signer'
  | 'other-name'
  | 'unfit-certificate'
  | 'expired'
  | 'unpinned-seal'
  | 'attributes'
  | 'no-time'
  | 'fewer-signatures'
  | 'confirmation';

type Causes = readonly (readonly [VerdictCause, readonly ProblemCode[]])[];

/** The most serious first: what speaks against the content before what speaks against the way it came. */
const against: Causes = [
  ['two-contents', ['page-text-differs']],
  ['revoked', ['certificate-revoked']],
  ['chain', ['amendment-chain-broken']],
  [
    'evidence',
    [
      'returned-evidence-missing',
      'returned-evidence-altered',
      'returned-evidence-unreadable',
      'package-damaged',
    ],
  ],
];

/** The most serious first: what was signed, then who signed, then whether the signature holds. */
const open: Causes = [
  ['structure', ['xref-stream']],
  ['pages', ['page-text-unread']],
  ['other-signer', ['signer-differs']],
  ['unknown-signer', ['signer-unknown']],
  ['other-name', ['signer-name-differs']],
  [
    'unfit-certificate',
    [
      'signer-certificate-not-valid-then',
      'signer-certificate-not-for-signing',
      'weak-certificate',
      'certificate-constrained',
    ],
  ],
  ['forked', ['amendment-forked', 'return-forked', 'amendment-behind-fork']],
  ['expired', ['signer-certificate-expired-since']],
  ['unpinned-seal', ['seal-not-pinned']],
  ['attributes', ['unsigned-attributes']],
  ['no-time', ['claimed-time-missing']],
  ['fewer-signatures', ['amendment-fewer-signatures']],
  ['confirmation', ['signer-confirmation-damaged']],
];

/** Not the cause where anything else speaks against the file: a signature that does not hold is missing as well. */
const besides: ProblemCode = 'signature-missing-role';

/** Why a verdict is not `valid`, the most serious cause first; none for one that is. Beside `unusable` nothing else matters. */
export function verdictCauses({
  verdict,
  problems,
}: Pick<VerifyEntry, 'verdict' | 'problems'>): readonly VerdictCause[] {
  if (verdict === 'valid') return [];
  const weight = verdict === 'invalid' ? 'against' : 'open';
  const codes = problems.flatMap(({ code }) =>
    findingWeight(code) === weight && code !== besides ? [code] : [],
  );
  const causes = verdict === 'invalid' ? against : open;
  const named = causes.flatMap(([, known]) => known);
  if (codes.length === 0 || codes.some((code) => !named.includes(code))) return ['unusable'];
  return causes.flatMap(([cause, known]) => (known.some((code) => codes.includes(code)) ? [cause] : []));
}
