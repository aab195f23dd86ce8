import { uprightManifest, widerManifest } from '../report/manifestTable.ts';
import { figureColumns, resultColumns } from '../report/resultTable.ts';
import { columnEdges, tableLine } from '../report/sheet.ts';
import type { FlowLine } from './pageFlow.ts';

export type TableName = 'results' | 'figures' | 'manifest';

/** One row of a table as far as it stands on one page, sides in points. */
export interface Band {
  readonly table: TableName;
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly edges: readonly number[];
}

/** Left edges of the columns of each table, with the right edge of the last. */
const tables: readonly { readonly table: TableName; readonly edges: readonly number[] }[] = [
  { table: 'results', edges: columnEdges(resultColumns) },
  { table: 'figures', edges: columnEdges(figureColumns) },
  { table: 'manifest', edges: columnEdges(uprightManifest) },
  { table: 'manifest', edges: columnEdges(widerManifest) },
];
const half = tableLine / 2;
/** Rows on a page: a line of text takes twice as much room. */
const mostRows = 100;

/**
 * The rows that thin lines enclose, page by page from above; null when the lines are not those of the tables. The layout draws the
 * lines of a row one behind the other: below (or above) each of its cells, then at both sides of each.
 */
export function tableBands(lines: readonly FlowLine[]): readonly Band[] | null {
  const across: Band[] = [];
  const bands: Band[] = [];
  for (let at = 0; at < lines.length; ) {
    const drawn = tables.map((table) => rowOfLines(lines, at, table)).find((row) => row !== null);
    if (drawn == null) return null;
    (drawn.isUpright ? bands : across).push(drawn.band);
    at += drawn.count;
  }
  bands.sort((a, b) => a.page - b.page || b.top - a.top);
  const pages = Map.groupBy(bands, ({ page }) => page);
  const ends = Map.groupBy(across, ({ page }) => page);
  const areEndsOfRows = [...ends.keys()].every((page) => pages.has(page));
  return areEndsOfRows && [...pages].every(([page, own]) => areClosed(own, ends.get(page) ?? []))
    ? bands
    : null;
}

/** Whether the rows of a page, from above, lie apart and each has a line above and below, and there is no other such line. */
function areClosed(bands: readonly Band[], across: readonly Band[]): boolean {
  if (bands.length > mostRows || across.length > 4 * mostRows) return false;
  const isEnd = (line: Band, band: Band, y: number) => line.edges === band.edges && isNear(line.top, y);
  return (
    bands.every((band) =>
      [band.top, band.bottom].every((y) => across.some((line) => isEnd(line, band, y))),
    ) &&
    across.every((line) =>
      bands.some((band) => isEnd(line, band, band.top) || isEnd(line, band, band.bottom)),
    ) &&
    bands.every((band, i) => (bands[i - 1]?.bottom ?? Number.POSITIVE_INFINITY) > band.top - 0.1)
  );
}

/** The lines across the columns at one height, or those between them; null when the next lines are not these. */
function rowOfLines(
  lines: readonly FlowLine[],
  from: number,
  { table, edges }: (typeof tables)[number],
): { readonly band: Band; readonly isUpright: boolean; readonly count: number } | null {
  const first = lines[from];
  if (first === undefined) return null;
  const { page, top, bottom } = first;
  const isUpright = top - bottom > 0.05;
  const count = isUpright ? edges.length : edges.length - 1;
  for (let i = 0; i < count; i += 1) {
    const line = lines[from + i];
    const edge = edges[i] ?? Number.NaN;
    const [left, right] = isUpright ? [edge + half, edge + half] : [edge, edges[i + 1] ?? Number.NaN];
    const isHere = line !== undefined && line.page === page && isNear(line.width, tableLine);
    if (!isHere || !isNear(line.left, left) || !isNear(line.right, right)) return null;
    if (!isNear(line.top, top) || !isNear(line.bottom, bottom)) return null;
  }
  const inset = isUpright ? half : 0;
  return { band: { table, page, top: top - inset, bottom: bottom + inset, edges }, isUpright, count };
}

function isNear(length: number, expected: number): boolean {
  return Math.abs(length - expected) < 0.05;
}
