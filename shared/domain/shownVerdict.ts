import type { Problem, ProblemCode } from '../problems.ts';
import { findingWeight } from './findingWeight.ts';
import type { SignatureRole, Verdict, VerifiedSignature, VerifyEntry } from './verifyEntry.ts';

/**
 * `confirmed`: valid, and neither revocation nor the person's unit is left open. Only then a screen says "hợp lệ".
 * `incomplete`: invalid for one reason alone, that required signatures are missing; what is signed is as it was signed.
 */
export type ShownVerdict = Verdict | 'confirmed' | 'incomplete';

const leftOpen: readonly ProblemCode[] = ['revocation-not-checked', 'signer-first-seen'];

export function shownVerdict({ verdict, problems }: Pick<VerifyEntry, 'verdict' | 'problems'>): ShownVerdict {
  if (verdict === 'invalid') {
    const against = problems.filter(({ code }) => findingWeight(code) === 'against');
    return against.length > 0 && against.every(({ code }) => code === 'signature-missing-role')
      ? 'incomplete'
      : 'invalid';
  }
  if (verdict !== 'valid') return verdict;
  return problems.some(({ code }) => leftOpen.includes(code)) ? 'valid' : 'confirmed';
}

/** Against the return as a whole, while every signature still covers what it was made for. */
const besideContent: readonly ProblemCode[] = [
  'signature-missing-role',
  'amendment-chain-broken',
  'page-text-differs',
  'returned-evidence-missing',
  'returned-evidence-altered',
  'returned-evidence-unreadable',
];

/** Whether no finding leaves it open that the signed content is as it was signed. */
export function isContentProven({ verdict, problems }: Pick<VerifyEntry, 'verdict' | 'problems'>): boolean {
  if (verdict !== 'invalid') return true;
  const against = problems.filter(({ code }) => findingWeight(code) === 'against');
  return against.length > 0 && against.every(({ code }) => besideContent.includes(code));
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
