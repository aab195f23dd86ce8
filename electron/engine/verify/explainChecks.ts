import { type CheckMade, type CheckName, checkNames } from '../../../shared/domain/checkMade.ts';
import type { VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import type { Problem, ProblemCode } from '../../../shared/problems.ts';
import { verdictOf } from './verdict.ts';

/** What the receiver gave to the check. */
export interface GivenToCheck {
  readonly roots: number;
  readonly pins: number;
  readonly crls: number;
  readonly evidence: boolean;
}

const checkOf: Readonly<Partial<Record<ProblemCode, CheckName>>> = {
  'not-a-pdf': 'file',
  'file-unreadable': 'file',
  'file-empty': 'file',
  'returned-file-too-large': 'file',
  'pdf-unparsable': 'structure',
  'file-asks-too-much': 'structure',
  'pdf-structure': 'structure',
  'xref-stream': 'structure',
  'active-content': 'active-content',
  'later-revision': 'revisions',
  'revision-refused': 'revisions',
  'original-not-continued': 'revisions',
  'covering-appearance': 'appearances',
  'entered-text-differs': 'appearances',
  'added-elsewhere': 'appearances',
  'filled-elsewhere': 'appearances',
  'signature-shows-other': 'appearances',
  'signature-name-not-shown': 'appearances',
  'signature-missing-role': 'required-signatures',
  'signature-counted-once': 'required-signatures',
  'one-key-for-two-roles': 'required-signatures',
  'payload-missing': 'payload',
  'payload-damaged': 'payload',
  'page-text-differs': 'pages',
  'page-text-unread': 'pages',
  'embedded-evidence-altered': 'embedded-evidence',
  'embedded-evidence-missing': 'embedded-evidence',
  'embedded-evidence-unlisted': 'embedded-evidence',
  'signer-unknown': 'trust',
  'seal-not-pinned': 'trust',
  'not-official-signature': 'trust',
  'signer-first-seen': 'trust',
  'signer-differs': 'trust',
  'signer-confirmation-damaged': 'trust',
  'signer-certificate-not-for-signing': 'certificate-use',
  'weak-certificate': 'certificate-use',
  'certificate-constrained': 'certificate-use',
  'signer-certificate-not-valid-then': 'certificate-validity',
  'signer-certificate-expired-since': 'certificate-validity',
  'claimed-time-missing': 'certificate-validity',
  'claimed-time-in-future': 'certificate-validity',
  'signer-name-differs': 'signer-names',
  'signer-name-cut': 'signer-names',
  'revocation-not-checked': 'revocation',
  'certificate-revoked': 'revocation',
  'no-timestamp': 'timestamp',
  'unsigned-attributes': 'timestamp',
  'returned-evidence-missing': 'evidence',
  'returned-evidence-altered': 'evidence',
  'returned-evidence-unreadable': 'evidence',
  'package-damaged': 'evidence',
  'package-password-missing': 'evidence',
  'package-wrong-password': 'evidence',
  'amendment-original-missing': 'amendments',
  'amendment-chain-broken': 'amendments',
  'amendment-forked': 'amendments',
  'return-forked': 'amendments',
  'amendment-behind-fork': 'amendments',
  'amendment-fewer-signatures': 'amendments',
  'amendment-superseded': 'amendments',
  'amendment-claimed': 'amendments',
  'amendment-unlisted': 'amendments',
};

/** Every check with its outcome, from what was found: one line of an explanation each. */
export function explainChecks(entry: VerifyEntry, given: GivenToCheck): readonly CheckMade[] {
  // What is in no list is about a signature itself: malformed, altered, swapped, a weak digest.
  const found = new Map<CheckName, Problem[]>(checkNames.map((name) => [name, []]));
  for (const problem of entry.problems) found.get(checkOf[problem.code] ?? 'signatures')?.push(problem);
  const of = (name: CheckName) => found.get(name) ?? [];
  const hasFailed = (name: CheckName) => verdictOf(of(name)) === 'invalid';
  const isStopped = hasFailed('file') || of('structure').length > 0;
  const isSigned = entry.signatures.length > 0;
  const isSealedOnly = isSigned && entry.signatures.every(({ role }) => role === 'seal');
  const hasCertificate = entry.signatures.some(({ signer }) => signer !== null);

  const reasonNot = (check: CheckName): CheckMade['reason'] => {
    if (check !== 'file' && hasFailed('file')) return 'stopped-before';
    switch (check) {
      case 'file':
      case 'structure':
        return null;
      case 'timestamp':
        return isSigned ? 'cannot' : 'nothing-there';
      case 'revocation':
        if (!hasCertificate || isSealedOnly) return 'nothing-there';
        return of(check).some(({ code }) => code === 'revocation-not-checked')
          ? given.crls === 0
            ? 'not-given'
            : 'cannot'
          : null;
      case 'evidence':
        return given.evidence ? (entry.payload === null ? 'stopped-before' : null) : 'not-given';
      case 'amendments':
        if (entry.payload === null) return 'stopped-before';
        return entry.payload.amendment === null
          ? 'nothing-there'
          : of(check).some(({ code }) => code === 'amendment-original-missing')
            ? 'not-given'
            : null;
      case 'trust':
      case 'certificate-use':
      case 'certificate-validity':
        return hasCertificate ? null : 'nothing-there';
      case 'signer-names':
        return entry.signatures.some(({ role }) => role === 'head' || role === 'agency')
          ? isStopped || hasFailed('payload')
            ? 'stopped-before'
            : null
          : 'nothing-there';
      case 'signatures':
        return isSigned || of(check).length > 0 ? null : isStopped ? 'stopped-before' : 'nothing-there';
      case 'appearances':
        return isStopped ? 'stopped-before' : isSigned ? null : 'nothing-there';
      case 'pages':
        return entry.payload === null ? 'stopped-before' : null;
      default:
        return isStopped ? 'stopped-before' : null;
    }
  };
  return checkNames.map((check): CheckMade => {
    const problems = of(check);
    const reason = reasonNot(check);
    const facts = factsOf(check, entry, given);
    const verdict = verdictOf(problems);
    if (verdict === 'invalid') return { check, outcome: 'failed', reason: null, facts, problems };
    if (verdict === 'indeterminate') return { check, outcome: 'open', reason: null, facts, problems };
    if (reason !== null) return { check, outcome: 'not-made', reason, facts, problems };
    return {
      check,
      outcome: problems.length > 0 && check !== 'trust' ? 'open' : 'passed',
      reason,
      facts,
      problems,
    };
  });
}

function factsOf(check: CheckName, entry: VerifyEntry, given: GivenToCheck): CheckMade['facts'] {
  switch (check) {
    case 'signatures':
      return { signatures: entry.signatures.length };
    case 'trust':
      return { roots: given.roots, pins: given.pins };
    case 'revocation':
      return { lists: given.crls };
    case 'payload':
      return entry.payloadSha256 === undefined ? {} : { sha256: entry.payloadSha256 };
    case 'amendments':
      return entry.payload?.amendment == null ? {} : { number: entry.payload.amendment.number };
    default:
      return {};
  }
}
