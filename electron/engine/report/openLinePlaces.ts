import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { HeaderBlock } from '../../../shared/domain/reportModel.ts';
import type { FontMetrics } from './fontMetrics.ts';
import type { PlacedPage } from './layoutEngine.ts';
import { dateBelowId, dateLineId, numberLineId, openDateWidth, placeWidth } from './numberAndDate.ts';
import type { SignaturePlace } from './renderReport.ts';
import { ascentOfTinos, descentOfTinos, sheet } from './sheet.ts';

/** Lines of the header that are left open for a field; null where nothing is to be filled in. */
export interface OpenLinePlaces {
  readonly number: SignaturePlace | null;
  readonly date: SignaturePlace | null;
}

const { numberLine, placeAndDate } = formProfile;

/** Points above the ascent and below the descent, so that no mark of a letter is cut off. */
const margin = 1;

/**
 * The blanks for number and date (NĐ 30/2020, Annex I, II.3–4) as rectangles: as high as the line of text, so that what is
 * filled in stands on the base line of the words beside it.
 */
export function openLinePlaces(
  pages: readonly PlacedPage[],
  { number, placeAndDate: place, openNumber, openDate }: HeaderBlock,
  metrics: FontMetrics,
): OpenLinePlaces {
  return {
    number: openNumber === 'field' ? numberPlace(lineOf(pages, numberLineId), number, metrics) : null,
    date: openDate === 'field' ? datePlace(pages, place, metrics) : null,
  };
}

function numberPlace(line: PlacedLine | null, number: string, metrics: FontMetrics): SignaturePlace {
  if (line === null) throw new Error('the line of the number is not on the pages');
  const size = numberLine.size.value;
  const [label = '', blank = ''] = /^([^ ]+ )( +)/.exec(number)?.slice(1) ?? [];
  const left = line.x + metrics.width(label, size, 'regular');
  return lineRect(line, left, metrics.width(blank, size, 'regular'), size);
}

function datePlace(pages: readonly PlacedPage[], place: string, metrics: FontMetrics): SignaturePlace {
  const width = openDateWidth(metrics);
  const size = placeAndDate.size.value;
  const beside = lineOf(pages, dateLineId);
  if (beside !== null) return lineRect(beside, beside.x + placeWidth(place, metrics), width, size);
  const below = lineOf(pages, dateBelowId);
  if (below === null) throw new Error('the line of the date is not on the pages');
  const columnWidth = sheet.width - sheet.right - below.x;
  return lineRect(below, below.x + (columnWidth - width) / 2, width, size);
}

interface PlacedLine {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

function lineOf(pages: readonly PlacedPage[], id: string): PlacedLine | null {
  for (const [index, { items }] of pages.entries()) {
    const line = items.find(({ type, item }) => type === 'line' && item.id === id);
    if (line) return { page: index + 1, x: line.item.x, y: line.item.y };
  }
  return null;
}

function lineRect({ page, y }: PlacedLine, left: number, width: number, size: number): SignaturePlace {
  return { page, rect: openLineRect(sheet.height - y - ascentOfTinos * size, left, width, size) };
}

/** An open line above its base line, as high as a line of text. */
export function openLineRect(
  baseline: number,
  left: number,
  width: number,
  size: number,
): SignaturePlace['rect'] {
  return [
    left,
    baseline - descentOfTinos * size - margin,
    left + width,
    baseline + ascentOfTinos * size + margin,
  ];
}
