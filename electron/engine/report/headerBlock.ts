import type { Content } from 'pdfmake/interfaces';
import { openVietnameseDate } from '../../../shared/domain/dates.ts';
import { fieldTitles } from '../../../shared/domain/fieldTitles.ts';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { HeaderBlock } from '../../../shared/domain/reportModel.ts';
import type { Face, FontMetrics } from './fontMetrics.ts';
import { balancedLines, breakLongWords } from './lineBreaks.ts';
import { printableText } from './printableText.ts';
import { bareLayout, centredRule, type Printer, spacedLines, type TextStyle } from './printer.ts';
import { textWidth } from './sheet.ts';

const { agency, parentAgency, motto, nationalTitle, numberLine, placeAndDate, shortRule } = formProfile;

/** Ids of the lines in which number and date are left open. */
export const numberLineId = 'number-line';
export const dateLineId = 'date-line';
/** The date has a line of its own. */
export const dateBelowId = 'date-below';

/** Points above the line of number and date. */
const lineGap = 8;
/** Width of "Số: " and the blank behind it, in points: they are no part of a symbol that has to break. */
const openNumberRoom = 70;

interface HeaderSizes {
  readonly titleSize: number;
  readonly rightWidth: number;
  readonly leftWidth: number;
  readonly parentLines: readonly string[];
  readonly agencyLines: readonly string[];
}

/**
 * Agency on the left, national title on the right, number and date below (NĐ 30/2020, Annex I, II.1–4). The title never
 * wraps: it goes down to 12 points first, and only then the agency's name is set in balanced lines.
 */
export function headerBlockNode(header: HeaderBlock, printer: Printer): Content {
  const { metrics } = printer;
  const sizes = headerSizes(header, metrics);
  const { leftWidth, rightWidth, titleSize, parentLines, agencyLines } = sizes;
  const widest = Math.max(...agencyLines.map((line) => metrics.width(line, agency.size.value, 'bold')));
  const centred = { alignment: 'center' } as const;
  const left: Content[] = [
    ...spacedLines(parentLines).map((line, index) =>
      printer.text(line, leftWidth, {
        size: parentAgency.size.value,
        more: { ...centred, ...further(index) },
      }),
    ),
    ...spacedLines(agencyLines).map((line, index) =>
      printer.text(line, leftWidth, {
        size: agency.size.value,
        face: 'bold',
        more: { ...centred, ...further(index) },
      }),
    ),
    centredRule(widest * shortRule.value, leftWidth, 2),
  ];
  const right: Content[] = [
    printer.text(nationalTitle.text, rightWidth, {
      size: titleSize,
      face: 'bold',
      more: { ...centred, noWrap: true },
    }),
    printer.text(motto.text, rightWidth, { size: motto.size.value, face: 'bold', more: centred }),
    centredRule(metrics.width(motto.text, motto.size.value, 'bold'), rightWidth, 2),
  ];
  return {
    table: {
      widths: [leftWidth, rightWidth],
      body: [
        [{ stack: left }, { stack: right }],
        [numberNode(header, leftWidth - 4, printer), dateNode(header, rightWidth, printer)],
      ],
    },
    layout: bareLayout,
  };
}

function numberNode({ number }: HeaderBlock, width: number, printer: Printer): Content {
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
function dateNode({ placeAndDate: text, openDate }: HeaderBlock, width: number, printer: Printer): Content {
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

/** The lines of a name are one paragraph. */
function further(index: number): { readonly continues?: true } {
  return index === 0 ? {} : { continues: true };
}

/** The smaller title is taken when it spares the left column a line. */
function headerSizes(header: HeaderBlock, metrics: FontMetrics): HeaderSizes {
  const usual = sizesFor(nationalTitle.size.value, header, metrics);
  const smaller = sizesFor(nationalTitle.size.min, header, metrics);
  return leftLines(smaller) < leftLines(usual) ? smaller : usual;
}

function leftLines({ parentLines, agencyLines }: HeaderSizes): number {
  return parentLines.length + agencyLines.length;
}

function sizesFor(
  titleSize: number,
  { parent, agency: name }: HeaderBlock,
  metrics: FontMetrics,
): HeaderSizes {
  const rightWidth = metrics.width(nationalTitle.text, titleSize, 'bold') + 2;
  const leftWidth = textWidth - rightWidth;
  const lines = (text: string, size: number, face: Face) => {
    const box = { width: leftWidth - 4, size, face };
    return balancedLines(breakLongWords(printableText(text, metrics), box, metrics), box, metrics);
  };
  return {
    titleSize,
    rightWidth,
    leftWidth,
    parentLines: parent === null ? [] : lines(parent, parentAgency.size.value, 'regular'),
    agencyLines: lines(name, agency.size.value, 'bold'),
  };
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
