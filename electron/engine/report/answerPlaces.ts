import type { AnswerPlace, PageRect } from '../../../shared/domain/answerPlace.ts';
import type { PlacedPage, RowCell } from './layoutEngine.ts';
import { answerColumn, resultColumns } from './resultTable.ts';
import { cellPaddingVertical, columnEdges, sheet } from './sheet.ts';

interface RowPart {
  readonly page: number;
  readonly itemId: string;
  /** Points from the upper edge. */
  top: number;
  bottom: number;
}

/** Where the row of each item stands, in the order of the pages; a row that breaks has a place on each page. */
export function answerPlaces(pages: readonly PlacedPage[]): readonly AnswerPlace[] {
  return pages.flatMap(({ items }, index) => {
    const parts = new Map<string, RowPart>();
    for (const { item } of items) {
      if (item.inRow === undefined) continue;
      takeLine(parts, index + 1, item.inRow, item.y, item.getHeight?.() ?? 0);
    }
    return [...parts.values()].map(placeOf);
  });
}

function takeLine(
  parts: Map<string, RowPart>,
  page: number,
  { itemId }: RowCell,
  top: number,
  height: number,
): void {
  const bottom = top + height;
  const part = parts.get(itemId);
  if (part === undefined) parts.set(itemId, { page, itemId, top, bottom });
  else {
    part.top = Math.min(part.top, top);
    part.bottom = Math.max(part.bottom, bottom);
  }
}

function placeOf({ itemId, page, top, bottom }: RowPart): AnswerPlace {
  const [from, to] = [top - cellPaddingVertical, bottom + cellPaddingVertical];
  const edges = columnEdges(resultColumns);
  const left = edges[answerColumn] ?? 0;
  const right = edges[answerColumn + 1] ?? 0;
  return {
    itemId,
    page,
    row: rectOf(sheet.left, from, sheet.width - sheet.right, to),
    answer: rectOf(left, from, right, to),
  };
}

/** As shares of the page, which is A4 upright wherever the table stands. */
function rectOf(left: number, top: number, right: number, bottom: number): PageRect {
  return {
    left: left / sheet.width,
    top: top / sheet.height,
    width: (right - left) / sheet.width,
    height: (bottom - top) / sheet.height,
  };
}
