import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { documentGlyphs } from '../report/documentGlyphs.ts';
import type { Piece } from '../report/expectedFlow.ts';
import { comparableText, printableText } from '../report/printableText.ts';
import { figureHeadings } from '../report/resultTable.ts';
import { areBarsExpected } from './changeBars.ts';
import { arePhotosInPlace, isCodeInPlace } from './drawnPictures.ts';
import { areHeaderRulesExpected, headerRule } from './headerRules.ts';
import { regionBehind } from './layoutPlaces.ts';
import type { FlowLine, PageFlow, PlacedRun, Region } from './pageFlow.ts';
import { tableBands } from './tableGrids.ts';
import { type ExpectedTable, misplacedRows } from './tableRows.ts';
import { missizedTexts } from './textSizes.ts';
import type { Work } from './work.ts';

/**
 * For pages whose texts are right and in order: the rows whose cells do not stand side by side, texts of another size, `rules` for
 * lines that the layout does not draw, `images` and `code` for pictures and the code at another place. `tables`: those whose columns are texts of their own; the figures stand in `pieces`.
 */
export function misdrawn(
  flow: PageFlow,
  model: ReportModel,
  pieces: readonly Piece[],
  tables: readonly ExpectedTable[],
  results: Region,
  work: Work,
): readonly string[] {
  const isRule = ({ width }: FlowLine) => Math.abs(width - headerRule) < 0.01;
  const bands = tableBands(flow.lines.filter((line) => !isRule(line)));
  if (bands === null) return ['rules'];
  const placed = runsOutside(flow, tables);
  const figures: ExpectedTable = {
    table: 'figures',
    region: regionBehind(pieces, 'counts', results),
    headings: figureHeadings.map(comparable),
    columns: figurePieces(pieces),
  };
  const printed = (shown: string) => comparable(printableText(shown, documentGlyphs));
  const areRulesExpected =
    areHeaderRulesExpected(flow.lines.filter(isRule), placed, pieces) &&
    areBarsExpected(flow.bars, placed, flow.blanks, pieces, model, printed, work);
  return [
    ...misplacedRows(flow, bands, [...tables, figures]),
    ...missizedTexts(placed, pieces),
    ...(areRulesExpected ? [] : ['rules']),
    ...(arePhotosInPlace(flow, placed, pieces, model.photos) ? [] : ['images']),
    ...(isCodeInPlace(flow, placed, pieces) ? [] : ['code']),
  ];
}

function runsOutside(flow: PageFlow, tables: readonly ExpectedTable[]): readonly PlacedRun[] {
  const placed: PlacedRun[] = [];
  let at = 0;
  for (const run of flow.runs) {
    if (tables.some(({ region }) => run.start >= region.from && run.start < region.to)) continue;
    placed.push({ run, at });
    at += run.text.length;
  }
  return placed;
}

/** The columns of the figures: number, label, value of each, behind the headings. */
function figurePieces(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const cells = pieces.filter(({ place }) => place === 'counts').slice(figureHeadings.length);
  return figureHeadings.map((_, column) =>
    cells.filter((_cell, index) => index % figureHeadings.length === column),
  );
}

function comparable(shown: string): string {
  return comparableText(shown, documentGlyphs);
}
