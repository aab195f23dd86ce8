import type { Content } from 'pdfmake/interfaces';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { Figure, ResultRow } from '../../../shared/domain/reportModel.ts';
import type { RowCell } from './layoutEngine.ts';
import { gridLayout, type Printer } from './printer.ts';
import { cellPaddingVertical, columnWidths, lineHeightOfTinos, tableLine } from './sheet.ts';

export const resultHeadings = ['TT', 'Nội dung yêu cầu', 'Kết quả', 'Trạng thái', 'Minh chứng'] as const;
export const resultColumns = columnWidths([34, 0, 0, 52, 46], [0, 4, 5, 0, 0]);

export const figureHeadings = ['TT', 'Chỉ tiêu', 'Số lượng'] as const;
export const figureColumns = columnWidths([34, 0, 90], [0, 1, 0]);

/** Id of the first heading cell: where the table begins. */
export const resultTableId = 'result-table';

const { table } = formProfile;
const centred = { alignment: 'center' } as const;

/** The table of part II. Rows may break over pages, so that no text is too long for it. */
export function resultTableNode(rows: readonly ResultRow[], printer: Printer): Content {
  return {
    table: {
      headerRows: 1,
      keepRowsTogether: true,
      widths: [...resultColumns],
      body: [
        resultHeadings.map((heading, index) =>
          headingCell(heading, resultColumns[index] ?? 0, printer, index === 0 ? resultTableId : undefined),
        ),
        ...rows.map((row) => inRow(row.id, resultCells(row, printer))),
      ],
    },
    layout: gridLayout,
    margin: [0, 0, 0, 8],
  } as Content;
}

export function headingCell(heading: string, width: number, printer: Printer, id?: string): Content {
  return printer.text(heading, width, {
    size: table.headerSize.value,
    face: 'bold',
    more: { ...centred, ...(id === undefined ? {} : { id }) },
  });
}

function resultCells(row: ResultRow, printer: Printer): { readonly stack: Content[] }[] {
  const [idWidth = 0, verbatimWidth = 0, resultWidth = 0, statusWidth = 0, evidenceWidth = 0] = resultColumns;
  const size = table.size.value;
  const paragraphs = [
    ...row.result.flatMap((line) => printer.lines(line, resultWidth, { size })),
    ...row.notes.flatMap((line) => printer.lines(line, resultWidth, { size, face: 'italic' })),
  ];
  const empty = printer.lines('–', resultWidth, { size, more: centred });
  return [
    { stack: [...printer.lines(row.id, idWidth, { size, more: centred })] },
    { stack: [...printer.lines(row.verbatim, verbatimWidth, { size })] },
    { stack: paragraphs.length === 0 ? [...empty] : paragraphs },
    { stack: [...printer.lines(row.status, statusWidth, { size, more: centred })] },
    { stack: [...printer.lines(shownNumbers(row.evidence), evidenceWidth, { size, more: centred })] },
  ];
}

/** Column of the answers. */
export const answerColumn = 2;

/** Every line of the row says whose it is, so that it is found again on the pages: see `answerPlaces`. */
function inRow(itemId: string, cells: readonly { readonly stack: readonly Content[] }[]): Content[] {
  return cells.map(({ stack }, column) => ({
    stack: stack.map((line) => Object.assign({}, line, { inRow: { itemId, column } satisfies RowCell })),
  }));
}

/** `1–3, 7`: runs of three and more are drawn together. */
export function shownNumbers(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs
    .flatMap(({ from, to }) =>
      to - from >= 2 ? [`${from}–${to}`] : to > from ? [`${from}`, `${to}`] : [`${from}`],
    )
    .join(', ');
}

/** Height of the figures with their heading, in points: the heading goes to the next page with them. */
export function figuresRoom(figures: readonly Figure[]): number {
  return (figures.length + 3) * (table.size.value * lineHeightOfTinos + 2 * cellPaddingVertical + tableLine);
}

/** Part III: figures of status and evidence. Short fixed labels only, so it is kept on one page as a whole. */
export function figuresNode(figures: readonly Figure[], printer: Printer): Content {
  const size = table.size.value;
  const [numberWidth = 0, labelWidth = 0, valueWidth = 0] = figureColumns;
  return {
    table: {
      headerRows: 1,
      widths: [...figureColumns],
      body: [
        figureHeadings.map((heading, index) => headingCell(heading, figureColumns[index] ?? 0, printer)),
        ...figures.map((figure, index) => [
          printer.text(String(index + 1), numberWidth, { size, more: centred }),
          printer.text(figure.label, labelWidth, { size }),
          printer.text(figure.value, valueWidth, { size, more: centred }),
        ]),
      ],
    },
    layout: gridLayout,
    unbreakable: true,
    margin: [0, 0, 0, 8],
  };
}
