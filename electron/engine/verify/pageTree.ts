import { type CosDict, type CosValue, nameValue, numberValue } from './cosValues.ts';
import { resolve, resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';

export interface PageNode {
  readonly dict: CosDict;
  /** Its own or those of a node above it (ISO 32000-1 §7.7.3.4). */
  readonly resources: CosDict | null;
  /** The nodes above it, from which it could inherit more than that. */
  readonly above: readonly CosDict[];
}

const maximumDepth = 64;

/**
 * The pages in their order; null when there are more than `limit`, or when the tree says different things to different viewers
 * (ISO 32000-1 §7.7.3.2): some count by /Count, some tell nodes from pages by /Type and some by /Kids, and some inherit from the
 * /Parent that a page names in place of the node it hangs from.
 */
export function pageNodes(pdf: StrictPdf, limit: number): readonly PageNode[] | null {
  const pages: PageNode[] = [];
  const seen = new Set<CosDict>();
  const entry = (dict: CosDict, key: string) => resolve(pdf, dict.entries.get(key));
  const walk = (
    node: CosValue | undefined,
    inherited: CosDict | null,
    above: readonly CosDict[],
  ): boolean => {
    const dict = resolveDict(pdf, node);
    if (dict === null || seen.has(dict) || above.length > maximumDepth) return false;
    seen.add(dict);
    if (resolveDict(pdf, dict.entries.get('Parent')) !== (above.at(-1) ?? null)) return false;
    const own = resolveDict(pdf, dict.entries.get('Resources'));
    if (own === null && dict.entries.has('Resources')) return false;
    const resources = own ?? inherited;
    const type = nameValue(entry(dict, 'Type'));
    if (type === 'Page' && !dict.entries.has('Kids')) {
      pages.push({ dict, resources, above });
      return pages.length <= limit;
    }
    const kids = resolveArray(pdf, dict.entries.get('Kids'));
    if (type !== 'Pages' || kids === null) return false;
    const before = pages.length;
    const path = [...above, dict];
    if (!kids.every((kid) => walk(kid, resources, path))) return false;
    return numberValue(entry(dict, 'Count')) === pages.length - before;
  };
  return walk(pdf.catalog.entries.get('Pages'), null, []) ? pages : null;
}
