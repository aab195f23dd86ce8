import type { Problem, ProblemCode } from '../problems.ts';
import { findingWeight } from './findingWeight.ts';
import { forkCodes } from './pairReturns.ts';
import type { SignatureRole, Verdict, VerifiedSignature, VerifyEntry } from './verifyEntry.ts';

/**
 * `confirmed`: valid, and neither revocation nor the person's unit is left open. Only then a screen says "hợp lệ".
 * `incomplete`: invalid for one reason alone, that required signatures are missing; what is signed is as it was signed.
 * `unread`: the file could not be read, so that nothing is known of it.
 */
export type ShownVerdict = Verdict | 'confirmed' | 'incomplete' | 'unread';

const leftOpen: readonly ProblemCode[] = ['revocation-not-checked', 'signer-first-seen'];

export function shownVerdict({ verdict, problems }: Pick<VerifyEntry, 'verdict' | 'problems'>): ShownVerdict {
  if (verdict === 'invalid') {
    const against = problems.filter(({ code }) => findingWeight(code) === 'against');
    if (against.length > 0 && against.every(({ code }) => code === 'file-unreadable')) return 'unread';
    return against.length > 0 && against.every(({ code }) => code === 'signature-missing-role')
      ? 'incomplete'
      : 'invalid';
  }
  if (verdict !== 'valid') return verdict;
  return problems.some(({ code }) => leftOpen.includes(code)) ? 'valid' : 'confirmed';
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
  if (verdict !== 'invalid') return 'as-signed';
  const against = problems.flatMap(({ code }) => (findingWeight(code) === 'against' ? [code] : []));
  const onContent = against.filter((code) => !besideContent.includes(code));
  if (onContent.length > 0 && onContent.every((code) => code === 'page-text-differs')) return 'two-contents';
  return against.length > 0 && onContent.length === 0 ? 'as-signed' : 'unproven';
}

/**
 * Whether a receiver may count the figures of a file: they are proven, nothing speaks against the return, and no other file
 * claims to be the same amendment. Of several versions of one return the newest is counted, which is for the caller to see.
 */
export function isCountable({
  verdict,
  payload,
  problems,
}: Pick<VerifyEntry, 'verdict' | 'payload' | 'problems'>): boolean {
  return payload !== null && verdict !== 'invalid' && !problems.some(({ code }) => forkCodes.includes(code));
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
