import type { Payload } from '../../../shared/domain/payload.ts';
import { paragraphs, type ReportModel, reportModel } from '../../../shared/domain/reportModel.ts';
import { expectedFlow, type Piece } from './expectedFlow.ts';
import { type FontMetrics, fontMetrics, type GlyphTable } from './fontMetrics.ts';
import { manifestColumns, manifestHeadings } from './manifestTable.ts';
import { misplacedPieces } from './misplacedPieces.ts';
import { pageTexts, type TextRun } from './pageText.ts';
import { payloadSha256 } from './payloadBytes.ts';
import { comparableText, printableText } from './printableText.ts';
import { createPrinter } from './printer.ts';
import type { PagePlace, RenderedReport } from './renderReport.ts';
import type { ReportFonts } from './reportFonts.ts';
import { resultColumns, resultHeadings, shownNumbers } from './resultTable.ts';
import { columnEdges } from './sheet.ts';

/**
 * Reads the text back from the pages and compares it with the payload, column by column and in order.
 * Returns the places that are not whole on the pages: item ids, `evidence[3]` for a row of the manifest, else the name of
 * the part, e.g. `texts.direction`; [] = nothing is lost. White space, soft line breaks and characters of one glyph
 * are equal; a character the font lacks counts as it is printed (see `printableText`). `model`: what the pages were made from,
 * where they are not those of the file for signing.
 */
export async function comparePages(
  report: Pick<RenderedReport, 'bytes' | 'layout'>,
  payload: Payload,
  fonts: ReportFonts,
  model = reportModel(payload, payloadSha256(payload)),
): Promise<readonly string[]> {
  const metrics = fontMetrics(fonts);
  const pages = await pageTexts(report.bytes);
  const { resultTable, manifestTable } = report.layout;
  const results = tableColumns(pages, resultTable, resultColumns, resultHeadings, metrics);
  const manifest = manifestTable
    ? tableColumns(
        pages,
        manifestTable,
        manifestColumns(model.evidence, createPrinter(metrics)),
        manifestHeadings,
        metrics,
      )
    : [];
  const flow = pages.flatMap((runs, index) =>
    runs.filter(
      (run) =>
        !isInside(run, index + 1, resultTable) && !(manifestTable && isInside(run, index + 1, manifestTable)),
    ),
  );
  const found = [
    ...resultPieces(payload, model, metrics).flatMap(
      (pieces, column) => misplacedPieces(results[column] ?? '', pieces).misplaced,
    ),
    ...manifestPieces(payload, model, metrics).flatMap(
      (pieces, column) => misplacedPieces(manifest[column] ?? '', pieces).misplaced,
    ),
    ...misplacedPieces(joined(flow, metrics), expectedFlow(model, metrics)).misplaced,
  ];
  return [...new Set(found)];
}

interface Region {
  readonly from: PagePlace;
  readonly to: PagePlace | null;
}

function isInside(run: TextRun, page: number, { from, to }: Region): boolean {
  const isAfterStart = page > from.page || (page === from.page && run.baseline > from.top);
  const isBeforeEnd = to === null || page < to.page || (page === to.page && run.baseline < to.top);
  return isAfterStart && isBeforeEnd;
}

/** The text of each column over all its pages, without the heading. Rows that repeat it are artifacts and not read. */
function tableColumns(
  pages: readonly (readonly TextRun[])[],
  region: Region,
  widths: readonly number[],
  headings: readonly string[],
  metrics: FontMetrics,
): readonly string[] {
  const edges = columnEdges(widths);
  return headings.map((heading, column) => {
    const [left = 0, right = 0] = [edges[column], edges[column + 1]];
    const first = comparableText(heading, metrics);
    const parts = pages.map((runs, index) => {
      const own = runs.filter((run) => run.x >= left && run.x < right && isInside(run, index + 1, region));
      const text = joined(own, metrics);
      return index + 1 === region.from.page && text.startsWith(first) ? text.slice(first.length) : text;
    });
    return parts.join('');
  });
}

function joined(runs: readonly TextRun[], metrics: FontMetrics): string {
  return runs.map((run) => comparableText(run.text, metrics)).join('');
}

/** What each column of the result table must say, item by item. */
export function resultPieces(
  payload: Payload,
  { rows }: ReportModel,
  metrics: GlyphTable,
): readonly (readonly Piece[])[] {
  const shown = (texts: readonly string[]) =>
    comparableText(texts.map((text) => printableText(text, metrics)).join(''), metrics);
  return [
    payload.items.map((item) => ({ place: item.id, text: shown([item.id]) })),
    payload.items.map((item) => ({ place: item.id, text: shown([item.verbatim]) })),
    payload.items.map((item, index) => {
      const notes = rows[index]?.notes ?? [];
      const reason = shown(paragraphs(item.reason));
      const text = shown([...paragraphs(item.result), ...notes]);
      const isComplete = text.includes(reason) && text.includes(shown([item.assignee.trim()]));
      return { place: item.id, text: isComplete ? text || '–' : '\u0000' };
    }),
    payload.items.map((item, index) => ({ place: item.id, text: shown([rows[index]?.status ?? '']) })),
    payload.items.map((item) => ({ place: item.id, text: shown([shownNumbers(item.evidence)]) })),
  ];
}

export function manifestPieces(
  payload: Payload,
  { evidence: rows }: ReportModel,
  metrics: GlyphTable,
): readonly (readonly Piece[])[] {
  const shown = (text: string) => comparableText(printableText(text, metrics), metrics);
  const column = (textOf: (index: number) => string) =>
    payload.evidence.map((entry, index) => ({ place: `evidence[${entry.number}]`, text: textOf(index) }));
  return [
    column((index) => String(payload.evidence[index]?.number)),
    column((index) => {
      const entry = payload.evidence[index];
      return entry ? shown(entry.name) + shown(entry.caption.trim()) + entry.sha256 : '';
    }),
    column((index) => shown(payload.evidence[index]?.items.join(', ') ?? '')),
    column((index) => shown(rows[index]?.size ?? '') + shown(rows[index]?.addedAt ?? '')),
  ];
}
