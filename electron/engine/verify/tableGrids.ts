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
  const ends = new Map<string, number[]>();
  for (const { page, edges, top } of across) {
    const key = `${page} ${edges.join()}`;
    ends.set(key, [...(ends.get(key) ?? []), top]);
  }
  const isAt = ({ page, edges }: Band, y: number) =>
    (ends.get(`${page} ${edges.join()}`) ?? []).some((end) => isNear(end, y));
  const areClosed = bands.every((band) => isAt(band, band.top) && isAt(band, band.bottom));
  const areOfRows = across.every(({ page, edges, top }) =>
    bands.some(
      (band) =>
        band.page === page && band.edges === edges && (isNear(band.top, top) || isNear(band.bottom, top)),
    ),
  );
  const areApart = bands.every((band, i) => {
    const above = bands[i - 1];
    return above === undefined || above.page !== band.page || above.bottom > band.top - 0.1;
  });
  return areClosed && areOfRows && areApart ? bands : null;
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
