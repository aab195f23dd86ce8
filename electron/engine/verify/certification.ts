import { type CosDict, type CosValue, nameValue, numberValue } from './cosValues.ts';
import { resolve, resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';

/** Permission of a certifying signature (DocMDP /P, ISO 32000-1 table 254); null when it certifies nothing. */
export function certifiedPermission(pdf: StrictPdf, signature: CosDict): number | null {
  for (const item of resolveArray(pdf, signature.entries.get('Reference')) ?? []) {
    const reference = resolveDict(pdf, item);
    if (nameValue(resolve(pdf, reference?.entries.get('TransformMethod'))) !== 'DocMDP') continue;
    const parameters = resolveDict(pdf, reference?.entries.get('TransformParams'));
    return numberValue(resolve(pdf, parameters?.entries.get('P'))) ?? 2;
  }
  return null;
}

/**
 * Whether certification is in order: only the first signature certifies, the catalog names no other one, and what it forbids
 * has not been done.
 */
export function isCertificationInOrder(
  pdf: StrictPdf,
  signature: CosDict,
  isFirst: boolean,
  isFollowed: boolean,
): boolean {
  const permission = certifiedPermission(pdf, signature);
  if (permission === null) return true;
  return isFirst && (permission === 2 || permission === 3 || (permission === 1 && !isFollowed));
}

/** Whether /Perms of the catalog, if there is one, names the first signature and nothing else. */
export function namesFirst(pdf: StrictPdf, first: CosDict | null): boolean {
  const value: CosValue | undefined = resolve(pdf, pdf.catalog.entries.get('Perms'));
  if (value === undefined) return true;
  if (value.kind !== 'dict' || value.entries.size !== 1) return false;
  return first !== null && resolveDict(pdf, value.entries.get('DocMDP')) === first;
}
