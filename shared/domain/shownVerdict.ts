import type { Problem, ProblemCode } from '../problems.ts';
import { findingWeight } from './findingWeight.ts';
import { forkCodes } from './pairReturns.ts';
import type { SignatureRole, Verdict, VerifiedSignature, VerifyEntry } from './verifyEntry.ts';

/**
 * `confirmed`: valid, and neither revocation nor the person's unit is left open. Only then a screen says "hợp lệ".
 * `incomplete`: invalid for one reason alone, that required signatures are missing; what is signed is as it was signed.
 * `unread`: the file could not be read, so that nothing is known of it.
 * `sealed`: valid, but by the seal of a vault alone, which stands for no signature of the office.
 * `unsigned`: invalid for one reason alone, that nobody signed it, as a print copy.
 */
export type ShownVerdict = Verdict | 'confirmed' | 'incomplete' | 'unread' | 'sealed' | 'unsigned';

/** What a file without any signature lacks, and nothing worse. */
const lacking: readonly ProblemCode[] = ['no-signature', 'signature-missing-role', 'payload-missing'];

const leftOpen: readonly ProblemCode[] = ['revocation-not-checked', 'signer-first-seen'];

export function shownVerdict(entry: Pick<VerifyEntry, 'verdict' | 'problems' | 'signatures'>): ShownVerdict {
  const { verdict, problems } = entry;
  if (verdict === 'invalid') {
    const against = problems.flatMap(({ code }) => (findingWeight(code) === 'against' ? [code] : []));
    if (against.length === 0) return 'invalid';
    if (against.every((code) => code === 'file-unreadable')) return 'unread';
    if (against.every((code) => code === 'signature-missing-role')) return 'incomplete';
    const isUnsigned = entry.signatures.length === 0 && against.includes('no-signature');
    return isUnsigned && against.every((code) => lacking.includes(code)) ? 'unsigned' : 'invalid';
  }
  if (verdict !== 'valid') return verdict;
  if (isSealedOnly(entry)) return 'sealed';
  return problems.some(({ code }) => leftOpen.includes(code)) ? 'valid' : 'confirmed';
}

/** Whether a vault sealed the file and nobody signed it. */
export function isSealedOnly({ signatures }: Pick<VerifyEntry, 'signatures'>): boolean {
  return signatures.length > 0 && signatures.every(({ role }) => role === 'seal');
}

/**
 * What the signatures prove of the content (SIGNING.md, "What is proven, what is counted").
 * - `as-signed`: pages and data are one content and are as they were signed.
 * - `two-contents`: every byte is as it was signed, but pages and data say different things: neither of them is proven.
 * - `unproven`: it cannot be said that the content is as it was signed.
 */
export type ContentState = 'as-signed' | 'two-contents' | 'unproven';

/** Against the return as a whole, while every signature still covers what it was made for. */
const besideContent: readonly ProblemCode[] = [
  'signature-missing-role',
  'amendment-chain-broken',
  'returned-evidence-missing',
  'returned-evidence-altered',
  'returned-evidence-unreadable',
];

export function contentState({ verdict, problems }: Pick<VerifyEntry, 'verdict' | 'problems'>): ContentState {
  if (verdict !== 'invalid')
    return problems.some(({ code }) => code === 'xref-stream') ? 'unproven' : 'as-signed';
  const against = problems.flatMap(({ code }) => (findingWeight(code) === 'against' ? [code] : []));
  const onContent = against.filter((code) => !besideContent.includes(code));
  if (onContent.length > 0 && onContent.every((code) => code === 'page-text-differs')) return 'two-contents';
  return against.length > 0 && onContent.length === 0 ? 'as-signed' : 'unproven';
}

/**
 * Whether a receiver may count the figures of a file: they are proven by a person or the agency, nothing speaks against the return,
 * and no other file claims to be the same amendment. Of several versions of one return the newest is counted, which is for the caller to see.
 */
export function isCountable({
  verdict,
  payload,
  problems,
  signatures,
}: Pick<VerifyEntry, 'verdict' | 'payload' | 'problems' | 'signatures'>): boolean {
  const isForked = problems.some(({ code }) => forkCodes.includes(code));
  return payload !== null && verdict !== 'invalid' && !isSealedOnly({ signatures }) && !isForked;
}

/** The roles that the return asks for and that have not signed. */
export function missingRolesOf(problems: readonly Problem[]): readonly string[] {
  return problems.flatMap((found) => (found.code === 'signature-missing-role' ? [found.facts.role] : []));
}

/** A signature that no longer matches the file or its certificate. */
export function isBrokenSignature({ problems }: Pick<VerifiedSignature, 'problems'>): boolean {
  return problems.some(({ code }) => findingWeight(code) === 'against');
}

/**
 * The findings worth a line: of a signature that is broken only what breaks it, and not once more that its role is missing. Who
 * signed, or whether a list was at hand, is no question of a signature that does not match.
 */
export function toldFindings({
  signatures,
  problems,
}: Pick<VerifyEntry, 'signatures' | 'problems'>): Problem[] {
  const broken = new Map<string, SignatureRole | null>(
    signatures.flatMap((signature, i) =>
      isBrokenSignature(signature) ? [[`signatures[${i}]`, signature.role] as const] : [],
    ),
  );
  const roles: readonly (string | null)[] = [...broken.values()];
  return problems.filter((found) => {
    if (found.code === 'signature-missing-role') return !roles.includes(found.facts.role);
    return !broken.has(found.path ?? '') || findingWeight(found.code) === 'against';
  });
}
