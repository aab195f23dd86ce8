import type { Content } from 'pdfmake/interfaces';
import { openVietnameseDate } from '../../../shared/domain/dates.ts';
import { fieldTitles } from '../../../shared/domain/fieldTitles.ts';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { HeaderBlock } from '../../../shared/domain/reportModel.ts';
import type { FontMetrics } from './fontMetrics.ts';
import { printableText } from './printableText.ts';
import type { Printer, TextStyle } from './printer.ts';

const { numberLine, placeAndDate } = formProfile;

/** Ids of the lines in which number and date are left open. */
export const numberLineId = 'number-line';
export const dateLineId = 'date-line';
/** The date has a line of its own. */
export const dateBelowId = 'date-below';

/** Points above the line of number and date. */
const lineGap = 8;
/** Width of "Số: " and the blank behind it, in points: they are no part of a symbol that has to break. */
const openNumberRoom = 70;

/** "Số: 05/BC-UBND" (NĐ 30/2020, Annex I, II.3). */
export function numberNode({ number }: HeaderBlock, width: number, printer: Printer): Content {
  const text = brokenAtHyphens(unbroken(number), width, printer.metrics);
  const [first = ''] = text.split('\n');
  const isWide = printer.metrics.width(first, numberLine.size.value, 'regular') > width;
  return printer.text(text, isWide ? width - openNumberRoom : width, {
    size: numberLine.size.value,
    more: {
      alignment: 'center',
      id: numberLineId,
      title: fieldTitles['doc-number'],
      margin: [0, lineGap, 0, 0],
    },
  });
}

/** Where the date is a field, the place leaves room for it behind itself, or below when both are wider than the column. */
export function dateNode(
  { placeAndDate: text, openDate }: HeaderBlock,
  width: number,
  printer: Printer,
): Content {
  const style = (more: NonNullable<TextStyle['more']>): TextStyle => ({
    size: placeAndDate.size.value,
    face: 'italic',
    more: { title: fieldTitles['doc-date'], ...more },
  });
  const centred = style({ alignment: 'center', margin: [0, lineGap, 0, 0] });
  if (openDate !== 'field') return printer.text(text, width, centred);
  const free = width - placeWidth(text, printer.metrics) - openDateWidth(printer.metrics);
  if (free >= 0)
    return printer.text(text, width, style({ id: dateLineId, margin: [free / 2, lineGap, 0, 0] }));
  return {
    stack: [
      printer.text(text, width, centred),
      printer.text('\u00a0', width, style({ id: dateBelowId, continues: true })),
    ],
  };
}

/** Width of the place with its comma and the blank behind it, in points. */
export function placeWidth(place: string, metrics: FontMetrics): number {
  return metrics.width(`${printableText(place, metrics)} `, placeAndDate.size.value, 'italic');
}

/** Room of a date that is not given yet, in points: no date is wider than its dots. */
export function openDateWidth(metrics: FontMetrics): number {
  return metrics.width(openVietnameseDate, placeAndDate.size.value, 'italic');
}

/** A symbol too long for the column goes on behind one of its hyphens. */
function brokenAtHyphens(text: string, width: number, metrics: FontMetrics): string {
  const lines: string[] = [];
  for (const piece of text.split(/(?<=-)/u)) {
    const longer = `${lines.at(-1) ?? ''}${piece}`;
    if (lines.length > 0 && metrics.width(longer, numberLine.size.value, 'regular') <= width)
      lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.join('\n');
}

/** The blanks left for number and date keep their width. */
function unbroken(text: string): string {
  return text.replace(/ {2,}/g, (blank) => '\u00a0'.repeat(blank.length));
}
