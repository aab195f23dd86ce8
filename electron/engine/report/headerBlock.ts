import type { Content } from 'pdfmake/interfaces';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { HeaderBlock } from '../../../shared/domain/reportModel.ts';
import type { Face, FontMetrics } from './fontMetrics.ts';
import { balancedLines, breakLongWords } from './lineBreaks.ts';
import { dateNode, numberNode } from './numberAndDate.ts';
import { printableText } from './printableText.ts';
import { bareLayout, centredRule, type Printer, spacedLines } from './printer.ts';
import { textWidth } from './sheet.ts';

const { agency, motto, nationalTitle, parentAgency, shortRule } = formProfile;

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
