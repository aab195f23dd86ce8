import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { HeaderBlock } from '../../../shared/domain/reportModel.ts';
import type { Piece } from '../report/expectedFlow.ts';
import { openLineRect } from '../report/openLinePlaces.ts';
import type { SignaturePlace } from '../report/renderReport.ts';
import { ascentOfTinos, descentOfTinos, sheet } from '../report/sheet.ts';
import { headPlace, signaturePlaces } from '../report/signaturePlaces.ts';
import type { FlowRun, PageFlow, Region } from './pageFlow.ts';

/** Width of a blank of Tinos at size 1. */
const blankWidth = 0.25;
/** Width of the label of the number with the blank behind it, at its size, in points. */
export const numberLabelWidth = 20.592;
/** Room of a date that is not given yet (`openDateWidth`), in points. */
export const openDateRoom = 152.02;

/** The lines of the signer: authority, position, name. `results` is the table of results, which stands before them. */
export function signerRegion(pieces: readonly Piece[], results: Region): Region {
  return regionBehind(pieces, 'signer', results);
}

/** The pieces of a place that stands behind the table of results and before the list of evidence. */
export function regionBehind(pieces: readonly Piece[], place: string, results: Region): Region {
  const region = regionOfPieces(pieces, place);
  const before = results.to - results.from;
  return { from: region.from + before, to: region.to + before };
}

/**
 * Where the layout puts each prepared field, from the texts that stand beside it on the pages; a line that the payload does not leave
 * open for a field has no place.
 */
export function placesOfFields(
  flow: PageFlow,
  pieces: readonly Piece[],
  { openNumber, openDate }: Pick<HeaderBlock, 'openNumber' | 'openDate'>,
  results: Region,
): ReadonlyMap<string, SignaturePlace> {
  const places = new Map<string, SignaturePlace>();
  const signer = signerRegion(pieces, results);
  const name = pieces.findLast(({ place }) => place === 'signer')?.text ?? '';
  const [first] = runsIn(flow, { from: signer.to - name.length, to: signer.to });
  if (first !== undefined) {
    const head = headPlace(first.page, first.y + ascentOfTinos * formProfile.signature.size.value);
    for (const [role, place] of Object.entries(signaturePlaces(head))) places.set(`sig-${role}`, place);
  }
  const number = openNumber === 'field' ? numberPlace(flow, pieces) : null;
  if (number !== null) places.set('doc-number', number);
  const date = openDate === 'field' ? datePlace(flow, pieces) : null;
  if (date !== null) places.set('doc-date', date);
  return places;
}

/** The blanks before the symbol, behind the first one. */
function numberPlace(flow: PageFlow, pieces: readonly Piece[]): SignaturePlace | null {
  const size = formProfile.numberLine.size.value;
  const [first] = runsIn(flow, regionOfPieces(pieces, 'number'));
  const blanks = (/^Số:(\s*)/.exec(first?.shown ?? '')?.[1]?.length ?? 0) - 1;
  if (first === undefined || blanks < 1) return null;
  const { x, y, page } = first;
  return { page, rect: openLineRect(y, x + numberLabelWidth, blanks * blankWidth * size, size) };
}

/** Behind the place, or in the middle of the line below it where both are wider than the column. */
function datePlace(flow: PageFlow, pieces: readonly Piece[]): SignaturePlace | null {
  const size = formProfile.placeAndDate.size.value;
  const place = runsIn(flow, regionOfPieces(pieces, 'issuedOn')).at(-1);
  const [nation] = runsIn(flow, regionOfPieces(pieces, 'header'));
  if (place === undefined || nation === undefined) return null;
  const left = place.end + blankWidth * size;
  const { page, y } = place;
  if (left + openDateRoom <= sheet.width - sheet.right + 1)
    return { page, rect: openLineRect(y, left, openDateRoom, size) };
  const lineHeight = (ascentOfTinos + descentOfTinos) * size;
  const middle = (nation.x + nation.end) / 2;
  return { page, rect: openLineRect(y - lineHeight, middle - openDateRoom / 2, openDateRoom, size) };
}

/** From the first piece of a place to the last one; before the tables as far as the flow is concerned. */
function regionOfPieces(pieces: readonly Piece[], wanted: string): Region {
  const lengthUpTo = (count: number) =>
    pieces.slice(0, count).reduce((sum, { text }) => sum + text.length, 0);
  const first = pieces.findIndex(({ place }) => place === wanted);
  const last = pieces.findLastIndex(({ place }) => place === wanted);
  return { from: lengthUpTo(Math.max(0, first)), to: lengthUpTo(last + 1) };
}

function runsIn({ runs }: PageFlow, { from, to }: Region): readonly FlowRun[] {
  return runs.filter(({ start }) => start >= from && start < to);
}
