import { type ReportModel, reportModel } from '../../../shared/domain/reportModel.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { type AnnexTitle, annexTitles, attachedTo } from '../report/annexes.ts';
import { codeSquares } from '../report/codeSquares.ts';
import { manifestPieces, resultPieces } from '../report/comparePages.ts';
import { documentHeadings } from '../report/documentContent.ts';
import { documentGlyphs } from '../report/documentGlyphs.ts';
import { expectedFlow, type Piece } from '../report/expectedFlow.ts';
import { manifestHeadings } from '../report/manifestTable.ts';
import { misplacedPieces } from '../report/misplacedPieces.ts';
import { comparableText } from '../report/printableText.ts';
import { codeSide } from '../report/proofBlock.ts';
import { resultHeadings } from '../report/resultTable.ts';
import { isColourProfileKnown } from './colourProfile.ts';
import { isOutlineExpected, unknownCatalogEntry } from './documentCatalog.ts';
import { misdrawn } from './drawnPages.ts';
import { areFieldsClear, areFieldsInPlace } from './fieldPlaces.ts';
import { areFiguresHeard } from './figureTexts.ts';
import { placesOfFields, signerRegion } from './layoutPlaces.ts';
import { flowOf, type PageFlow, type Region, tableColumns } from './pageFlow.ts';
import { PageReader } from './pageItems.ts';
import { type PageNode, pageNodes } from './pageTree.ts';
import { PageUnread } from './pageUnread.ts';
import { areWidgetsExpected } from './pageWidgets.ts';
import type { PayloadFile } from './payload.ts';
import { areNamesExpected } from './shownNames.ts';
import { hasSpokenTexts } from './spokenTexts.ts';
import type { StrictPdf } from './strictPdf.ts';
import type { ExpectedTable } from './tableRows.ts';
import { WorkExceeded } from './work.ts';

const maximumPages = 5_000;
/** Names told at most: the rest is the same finding. */
const maximumNames = 20;
const sampleMark = 'BẢN MINH HỌA';

/**
 * Reads the pages and compares them with `return.json` in the order in which they are drawn: header, items, statuses, results,
 * figures, manifest, signer and the hash of `return.json` itself. Nothing may be missing and nothing may stand there besides.
 * Empty when they say the same; `page-text-differs` names the places as the exporter does, and pages that cannot be read (they were
 * made by another program, or hide something) are `page-text-unread`.
 */
export function comparePayload(pdf: StrictPdf, file: PayloadFile): readonly Problem[] {
  try {
    return differences(pdf, file);
  } catch (error) {
    if (!(error instanceof WorkExceeded)) throw error;
    return [problem('file-asks-too-much', { part: error.part })];
  }
}

function differences(pdf: StrictPdf, { payload, bytes }: PayloadFile): readonly Problem[] {
  const model = reportModel(payload, sha256Hex(bytes));
  const nodes = pageNodes(pdf, maximumPages);
  if (nodes === null) return [problem('pdf-structure', { rule: 'page-tree', offset: 0 })];
  const widgets = areWidgetsExpected(pdf) ? [] : ['annotations'];
  let flow: PageFlow;
  try {
    flow = readFlow(pdf, nodes);
    if (hasSpokenTexts(pdf, model, documentGlyphs)) throw new PageUnread('spoken-text', 0);
  } catch (error) {
    if (!(error instanceof PageUnread)) throw error;
    // Letters that are drawn as other ones are no question of reading: the eye is told something else.
    const unread =
      error.rule === 'glyph-shape'
        ? problem('page-text-differs', { items: ['glyphs'] })
        : problem('page-text-unread', { rule: error.rule, page: error.page });
    return widgets.length === 0 ? [unread] : [unread, problem('page-text-differs', { items: widgets })];
  }
  const pieces = expectedFlow(model, documentGlyphs);
  const results = regionOf(flow, pieces, text(documentHeadings.results), figuresText(pieces));
  const manifest = manifestRegion(flow, model);
  const tables: readonly ExpectedTable[] = [
    {
      table: 'results',
      region: results,
      headings: resultHeadings.map(text),
      columns: resultPieces(payload, model, documentGlyphs),
    },
    ...(manifest === null
      ? []
      : [
          {
            table: 'manifest',
            region: manifest,
            headings: manifestHeadings.map(text),
            columns: manifestPieces(payload, model, documentGlyphs),
          } as const,
        ]),
  ];
  const found: string[] = [];
  for (const { region, headings, columns } of tables) {
    const shown = tableColumns(flow, region, headings);
    if (shown === null)
      return [problem('page-text-unread', { rule: 'table', page: flow.pageAt(region.from) })];
    found.push(...columns.flatMap((column, index) => differing(shown[index] ?? '', column)));
  }
  found.push(
    ...differing(flow.textOutside(tables.map(({ region }) => region)), pieces),
    ...(areArtifactsPlain(flow, model) ? [] : ['artifacts']),
    ...(arePicturesExpected(flow, model) && areFiguresHeard(pdf, model) ? [] : ['images']),
    ...(isCodeExpected(flow, model) ? [] : ['code']),
    ...(isOutlineExpected(pdf, model) ? [] : ['outline']),
    ...(areNamesExpected(pdf, model) ? [] : ['title']),
    ...(isColourProfileKnown(pdf) ? [] : ['colours']),
    ...(areFieldsClear(pdf, flow, signerRegion(pieces, results)) &&
    areFieldsInPlace(pdf, placesOfFields(flow, pieces, model.header, results))
      ? widgets
      : ['annotations']),
  );
  // Where texts stand is looked at once they are the right ones.
  if (found.length === 0) found.push(...misdrawn(flow, model, pieces, tables, results, pdf.work));
  const items = [...new Set(found)].slice(0, maximumNames);
  return items.length === 0 ? [] : [problem('page-text-differs', { items })];
}

function readFlow(pdf: StrictPdf, nodes: readonly PageNode[]): PageFlow {
  if (unknownCatalogEntry(pdf) !== null) throw new PageUnread('catalog', 0);
  const reader = new PageReader(pdf);
  return flowOf(
    nodes.map((node, index) => reader.read(node, index + 1)),
    text,
  );
}

function text(shown: string): string {
  return comparableText(shown, documentGlyphs);
}

/** From behind the heading up to the text that follows, each looked for where the payload says it must be, else anywhere. */
function regionOf(
  flow: PageFlow,
  pieces: readonly Piece[],
  heading: string,
  behind: readonly string[],
): Region {
  const at = pieces.findIndex((piece) => piece.text === heading);
  const prefix = pieces
    .slice(0, at + 1)
    .map((piece) => piece.text)
    .join('');
  const from = flow.text.startsWith(prefix)
    ? prefix.length
    : Math.max(0, flow.text.indexOf(heading)) + heading.length;
  const to = behind.map((ending) => flow.text.indexOf(ending, from)).find((place) => place >= 0);
  return { from: Math.min(from, flow.text.length), to: to ?? flow.text.length };
}

/** The whole part III, else its heading: a heading alone may be quoted in an answer. */
function figuresText(pieces: readonly Piece[]): readonly string[] {
  const heading = text(documentHeadings.figures);
  const figures = pieces.filter(({ place }) => place === 'counts').map((piece) => piece.text);
  return [heading + figures.join(''), heading + figures.slice(0, 3).join(''), heading];
}

function manifestRegion(flow: PageFlow, model: ReportModel): Region | null {
  const annexes = annexTitles(model);
  const own = annexes.findIndex(({ kind }) => kind === 'evidence');
  const annex = annexes[own];
  if (annex === undefined) return null;
  const opening = text(annex.label) + text(annex.title) + text(attachedTo(model));
  const at = flow.text.lastIndexOf(opening);
  const next = annexes[own + 1];
  const ending = next === undefined ? -1 : flow.text.lastIndexOf(text(next.label) + text(next.title));
  const first = text(manifestHeadings.join(''));
  const from = at < 0 ? flow.text.length : flow.text.indexOf(first, at + opening.length);
  return { from: from < 0 ? flow.text.length : from, to: ending > from ? ending : flow.text.length };
}

/** Places whose text does not stand where it must; `pages` for text that belongs to none of them. */
function differing(shown: string, pieces: readonly Piece[]): readonly string[] {
  const { misplaced, isWhole } = misplacedPieces(shown, pieces);
  return misplaced.length === 0 && !isWhole ? ['pages'] : misplaced;
}

/** Outside the text stand page numbers, repeated heading rows and the mark of a sample, nothing else. */
function areArtifactsPlain({ asides, marks, numbers }: PageFlow, model: ReportModel): boolean {
  const known = [text(resultHeadings.join('')), text(manifestHeadings.join(''))];
  const mark = model.sample ? text(sampleMark) : '';
  // Text and annexes are counted from 1 each, without a number on the first page.
  let start = 0;
  const areCounted = numbers.every((number, index) => {
    if (number === '') start = index;
    return number === '' || number === String(index - start + 1);
  });
  return (
    areCounted &&
    marks.every((shown) => shown === mark) &&
    asides.every((shown) => known.reduce((rest, part) => rest.replaceAll(part, ''), shown) === '')
  );
}

/** As many pictures as photos, none before their annex. */
function arePicturesExpected(flow: PageFlow, model: ReportModel): boolean {
  const first = annexPage(flow, model, 'photos');
  return flow.images.length === model.photos.length && flow.images.every(({ page }) => page >= first);
}

/** The code says what is printed beside it. */
function isCodeExpected({ grounds, squares }: PageFlow, { proof }: ReportModel): boolean {
  return grounds.length === 1 && squares.join(' ') === codeSquares(proof.payloadSha256, codeSide).join(' ');
}

/** The page on which an annex begins; behind all pages when there is none. */
function annexPage(flow: PageFlow, model: ReportModel, wanted: AnnexTitle['kind']): number {
  const annex = annexTitles(model).find(({ kind }) => kind === wanted);
  const at = annex === undefined ? -1 : flow.text.lastIndexOf(text(annex.label) + text(annex.title));
  return at < 0 ? Number.POSITIVE_INFINITY : flow.pageAt(at);
}
