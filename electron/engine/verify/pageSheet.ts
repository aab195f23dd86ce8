import { sheet } from '../report/sheet.ts';
import { type CosDict, type CosValue, hasOnly, numberValue } from './cosValues.ts';
import type { PageNode } from './pageTree.ts';
import { PageUnread } from './pageUnread.ts';
import { resolve, resolveArray, type StrictPdf } from './strictPdf.ts';

/** What a viewer shows of a page, in points. */
export interface PageSheet {
  readonly width: number;
  readonly height: number;
}

/** Entries by which a program cuts a page smaller; they may only repeat the sheet. */
const boxes = ['CropBox', 'BleedBox', 'TrimBox', 'ArtBox'];
const entriesOfPages = [
  ...['Type', 'Parent', 'MediaBox', 'Contents', 'Resources', 'UserUnit', 'StructParents', 'Tabs', 'Annots'],
  ...['Rotate', ...boxes],
];
const entriesOfNodes = ['Type', 'Parent', 'Kids', 'Count', 'Resources'];

/** A4 as it is or laid on its side, shown whole, upright and at its size; anything else throws `PageUnread`. */
export function pageSheet(pdf: StrictPdf, { dict, above }: PageNode, page: number): PageSheet {
  const refuse = (): never => {
    throw new PageUnread('page-box', page);
  };
  const isKnown = hasOnly(dict, entriesOfPages) && above.every((node) => hasOnly(node, entriesOfNodes));
  const entry = (key: string) => resolve(pdf, dict.entries.get(key));
  const box = boxOf(pdf, entry('MediaBox'));
  if (!isKnown || box === null) return refuse();
  const [left, bottom, width, height] = box;
  const isPortrait = isNear(width, sheet.width) && isNear(height, sheet.height);
  const isLandscape = isNear(width, sheet.height) && isNear(height, sheet.width);
  if (left !== 0 || bottom !== 0 || !(isPortrait || isLandscape)) refuse();
  if (dict.entries.has('UserUnit') && numberValue(entry('UserUnit')) !== 1) refuse();
  if (dict.entries.has('Rotate') && numberValue(entry('Rotate')) !== 0) refuse();
  for (const key of boxes) {
    const cut = dict.entries.has(key) ? boxOf(pdf, entry(key)) : box;
    if (cut === null || cut.some((side, index) => side !== box[index])) refuse();
  }
  return { width, height };
}

/** The entries of a dictionary of resources that cannot change what a name of the content means. */
export function arePlainResources(resources: CosDict, pdf: StrictPdf): boolean {
  return [...resources.entries].every(([key, value]) => {
    if (['ProcSet', 'ExtGState', 'Font', 'XObject'].includes(key)) return true;
    const listed = resolve(pdf, value);
    return listed?.kind === 'dict' && listed.entries.size === 0;
  });
}

type Box = readonly [number, number, number, number];

function boxOf(pdf: StrictPdf, value: CosValue | undefined): Box | null {
  const sides = resolveArray(pdf, value)?.map((side) => numberValue(resolve(pdf, side)));
  const [left, bottom, right, top] = sides ?? [];
  if (sides?.length !== 4 || left == null || bottom == null || right == null || top == null) return null;
  return [left, bottom, right, top];
}

function isNear(length: number, expected: number): boolean {
  return Math.abs(length - expected) < 0.05;
}
