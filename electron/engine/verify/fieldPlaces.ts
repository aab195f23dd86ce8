import { preparedTextFields } from '../../../shared/domain/verifyEntry.ts';
import type { SignaturePlace } from '../report/renderReport.ts';
import { numberValue } from './cosValues.ts';
import { isPreparedName } from './filledFields.ts';
import type { FlowRun, PageFlow, Region } from './pageFlow.ts';
import { topFields } from './revisionChange.ts';
import { findPages } from './signaturePlacement.ts';
import { resolve, resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';

const textFields: readonly string[] = preparedTextFields;
/** Points by which a field may reach over the edge of a letter. */
const slack = 1.5;
/** Points by which a field may lie beside its place: words are a little narrower than the sum of their letters. */
const tolerance = 2;
/** So many blanks in a run are a line left open, which a field may take. */
const openLine = /\s{3,}/;
/** No sign of the form is narrower, in parts of its size. */
const narrowSign = 0.25;
/** The height of letters above their base line, in parts of their size. */
const letterHeight = 0.65;

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/**
 * Whether the prepared fields lie where nothing is printed, number and date on the first page. The agency's field alone reaches over
 * the lines of the signer (`signer`: their place in the text), as the seal does on paper.
 */
export function areFieldsClear(pdf: StrictPdf, flow: PageFlow, signer: Region): boolean {
  return preparedFields(pdf).every(({ name, page, area }) => {
    const isText = textFields.includes(name);
    if (page === 0) return true;
    if (isText && page !== 1) return false;
    const mayCover = ({ start }: FlowRun) =>
      name === 'sig-agency' && start >= signer.from && start < signer.to;
    return flow.runs.every(
      (run) => run.page !== page || mayCover(run) || !boxesOf(run).some((box) => isOver(area, box)),
    );
  });
}

/** Whether each prepared field lies inside the place that the layout has for it; a seal is seen nowhere. */
export function areFieldsInPlace(pdf: StrictPdf, places: ReadonlyMap<string, SignaturePlace>): boolean {
  return preparedFields(pdf).every(({ name, page, area, isUnseen }) => {
    if (isUnseen) return true;
    if (name === 'seal-vault') return area.left === area.right && area.bottom === area.top;
    const place = places.get(name);
    if (place === undefined || page !== place.page) return false;
    const [left, bottom, right, top] = place.rect;
    const isAcross = area.left >= left - tolerance && area.right <= right + tolerance;
    return isAcross && area.bottom >= bottom - tolerance && area.top <= top + tolerance;
  });
}

interface PreparedField {
  readonly name: string;
  /** Counted from 1; 0 when it is on no page. */
  readonly page: number;
  readonly area: Box;
  /** Signed, at the place where a program puts a field that nobody is to see. */
  readonly isUnseen: boolean;
}

function preparedFields(pdf: StrictPdf): readonly PreparedField[] {
  const { pageOf } = findPages(pdf);
  const form = resolveDict(pdf, pdf.catalog.entries.get('AcroForm'));
  return topFields(pdf, form).flatMap(({ name, dict }) => {
    if (name === null || !isPreparedName(name)) return [];
    const sides = (resolveArray(pdf, dict.entries.get('Rect')) ?? []).map((side) => resolve(pdf, side));
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = sides.map((side) => numberValue(side) ?? Number.NaN);
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
    const [bottom, top] = [Math.min(y1, y2), Math.max(y1, y2)];
    const isUnseen = dict.entries.has('V') && [x1, y1, x2, y2].every((side) => side === 0);
    return [{ name, page: (pageOf.get(dict) ?? -1) + 1, area: { left, bottom, right, top }, isUnseen }];
  });
}

/** Where the letters of a run stand: on both sides of a line left open, as far as they reach at least. */
function boxesOf({ shown, x, y, end, size }: FlowRun): readonly Box[] {
  if (shown.trim() === '') return [];
  const [bottom, top] = [y, y + letterHeight * size];
  const [first = '', ...others] = shown.trimEnd().split(openLine);
  const last = others.at(-1);
  if (last === undefined) return [{ left: x, bottom, right: end, top }];
  const widthOf = (text: string) => narrowSign * size * text.length;
  return [
    { left: x, bottom, right: x + widthOf(first), top },
    { left: end - widthOf(last), bottom, right: end, top },
  ];
}

function isOver(area: Box, box: Box): boolean {
  const across = Math.min(area.right, box.right) - Math.max(area.left, box.left);
  const upward = Math.min(area.top, box.top) - Math.max(area.bottom, box.bottom);
  return across > slack && upward > slack;
}
