import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { Piece } from '../report/expectedFlow.ts';
import type { FlowRun, PageFlow, Region } from './pageFlow.ts';
import type { Band, TableName } from './tableGrids.ts';

/** What a table says: heading row, and column by column the rows; `region` is its place in the text. */
export interface ExpectedTable {
  readonly table: TableName;
  readonly region: Region;
  readonly headings: readonly string[];
  readonly columns: readonly (readonly Piece[])[];
}

const slack = 1;
const { table: profile } = formProfile;
/** A hash in the list of evidence. */
const hash = /^[0-9a-f]{1,64}$/;

/**
 * Whether the cells of each row stand side by side between the lines of that row, and whether nothing else stands in the tables; the
 * places of the rows that do not, and `pages` for a text in a table that is none of its own. A row that breaks goes on behind the
 * heading row of the next page.
 */
export function misplacedRows(
  flow: PageFlow,
  bands: readonly Band[],
  tables: readonly ExpectedTable[],
): readonly string[] {
  const byPage = Map.groupBy(bands, ({ page }) => page);
  const cells = new Map<Band, string[]>(bands.map((band) => [band, band.edges.slice(1).map(() => '')]));
  const asideBands = new Set<Band>();
  const isPlaced = (run: FlowRun) => {
    const owner = tables.find(({ region }) => run.start >= region.from && run.start < region.to);
    const band = byPage.get(run.page)?.find(({ top, bottom }) => run.y < top && run.y > bottom);
    if (band === undefined) return owner === undefined && run.start >= 0;
    if (run.start >= 0 && owner?.table !== band.table) return false;
    if (run.start < 0) asideBands.add(band);
    const column = band.edges.findLastIndex((edge) => run.x >= edge - slack);
    const right = band.edges[column + 1];
    const texts = cells.get(band);
    if (texts === undefined || right === undefined || run.end > right + slack) return false;
    texts[column] = (texts[column] ?? '') + run.text;
    const isHash = band.table === 'manifest' && column === 1 && hash.test(run.text);
    return run.size === profile.size.value || (isHash && run.size === profile.hashSize);
  };
  const strays = [...flow.runs, ...flow.asideRuns].filter((run) => !isPlaced(run));
  const rows = tables.flatMap((table) => {
    const own = bands.filter((band) => band.table === table.table);
    return misplacedRow(own, (band) => cells.get(band) ?? [], table, asideBands);
  });
  return rows.length === 0 && strays.length > 0 ? ['pages'] : rows;
}

function misplacedRow(
  bands: readonly Band[],
  textsOf: (band: Band) => readonly string[],
  { headings, columns }: ExpectedTable,
  asideBands: ReadonlySet<Band>,
): readonly string[] {
  let row = 0;
  const count = columns[0]?.length ?? 0;
  const placeOf = (index: number) => [columns[0]?.[index]?.place ?? 'pages'];
  const textOf = (index: number) => columns.map((column) => column[index]?.text ?? '');
  let rest = textOf(row);
  for (const [index, band] of bands.entries()) {
    const texts = textsOf(band);
    const isFirstOfPage = bands[index - 1]?.page !== band.page;
    if (isFirstOfPage) {
      if (texts.some((text, column) => text !== headings[column])) return placeOf(row);
      continue;
    }
    if (asideBands.has(band) || row >= count) return placeOf(row);
    if (texts.some((text, column) => rest[column]?.startsWith(text) !== true)) return placeOf(row);
    rest = rest.map((text, column) => text.slice(texts[column]?.length ?? 0));
    const next = bands[index + 1];
    const isWhole = rest.every((text) => text === '');
    if (isWhole) {
      row += 1;
      rest = textOf(row);
    } else if (next === undefined || next.page === band.page) return placeOf(row);
  }
  return row === count ? [] : placeOf(row);
}
