import type { CosDict, CosValue } from './cosValues.ts';
import { resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';

export interface PageNode {
  readonly dict: CosDict;
  /** Its own or those of a node above it (ISO 32000-1 §7.7.3.4). */
  readonly resources: CosDict | null;
  /** The nodes above it, from which it could inherit more than that. */
  readonly above: readonly CosDict[];
}

const maximumDepth = 64;

/** The pages in their order; null when there are more than `limit`. */
export function pageNodes(pdf: StrictPdf, limit: number): readonly PageNode[] | null {
  const pages: PageNode[] = [];
  const seen = new Set<CosDict>();
  const walk = (
    node: CosValue | undefined,
    inherited: CosDict | null,
    above: readonly CosDict[],
  ): boolean => {
    const dict = resolveDict(pdf, node);
    if (dict === null || seen.has(dict) || above.length > maximumDepth) return false;
    seen.add(dict);
    const resources = resolveDict(pdf, dict.entries.get('Resources')) ?? inherited;
    const kids = resolveArray(pdf, dict.entries.get('Kids'));
    if (kids !== null) {
      const path = [...above, dict];
      return kids.every((kid) => walk(kid, resources, path));
    }
    pages.push({ dict, resources, above });
    return pages.length <= limit;
  };
  return walk(pdf.catalog.entries.get('Pages'), null, []) ? pages : null;
}
