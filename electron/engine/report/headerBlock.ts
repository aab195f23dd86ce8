import type { Content } from 'pdfmake/interfaces';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { HeaderBlock } from '../../../shared/domain/reportModel.ts';
import type { Face, FontMetrics } from './fontMetrics.ts';
import { balancedLines, breakLongWords } from './lineBreaks.ts';
import { printableText } from './printableText.ts';
import { bareLayout, centredRule, type Printer } from './printer.ts';
import { textWidth } from './sheet.ts';

const { agency, motto, nationalTitle, numberLine, placeAndDate, shortRule } = formProfile;

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
    ...parentLines.map((line) => printer.text(line, leftWidth, { size: agency.size.value, more: centred })),
    ...agencyLines.map((line) =>
      printer.text(line, leftWidth, { size: agency.size.value, face: 'bold', more: centred }),
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
        [
          printer.text(unbroken(header.number), leftWidth - 4, {
            size: numberLine.size.value,
            more: { ...centred, margin: [0, 8, 0, 0] },
          }),
          printer.text(unbroken(header.placeAndDate), rightWidth, {
            size: placeAndDate.size.value,
            face: 'italic',
            more: { ...centred, margin: [0, 8, 0, 0] },
          }),
        ],
      ],
    },
    layout: bareLayout,
  };
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
  const lines = (text: string, face: Face) => {
    const box = { width: leftWidth - 4, size: agency.size.value, face };
    return balancedLines(breakLongWords(printableText(text, metrics), box, metrics), box, metrics);
  };
  return {
    titleSize,
    rightWidth,
    leftWidth,
    parentLines: parent === null ? [] : lines(parent, 'regular'),
    agencyLines: lines(name, 'bold'),
  };
}

/** The blanks left for number and date keep their width. */
function unbroken(text: string): string {
  return text.replace(/ {2,}/g, (blank) => '\u00a0'.repeat(blank.length));
}
