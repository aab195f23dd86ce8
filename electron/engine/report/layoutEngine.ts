import { createRequire } from 'node:module';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { markContent } from './markedContent.ts';
import { setPlainRuns } from './plainRuns.ts';
import type { ReportFonts } from './reportFonts.ts';

/**
 * pdfmake, loaded when the first report is made. It stays outside the bundle (it finds its colour profile beside its own
 * files) and is one per process: fonts and policies are set once, nothing may be fetched or read from disk.
 */
export interface LayoutEngine {
  createPdf(
    definition: TDocumentDefinitions,
    options: { bufferPages: boolean },
  ): { getStream(): Promise<PdfKitDocument>; getBuffer(): Promise<Buffer> };
}

/** The parts of pdfkit's document that are patched after layout and before writing. */
export interface PdfKitDocument {
  readonly info: Record<string, unknown>;
  readonly outline: { options: unknown };
  readonly page: PdfKitPage;
  readonly _root: {
    readonly data: { readonly Names: { readonly data: { readonly EmbeddedFiles?: EmbeddedFilesTree } } };
  };
  readonly _pdfMakePages: readonly PlacedPage[];
  _id: Buffer;
  _font: unknown;
  _addInfo(): void;
  appendXML(xml: string): void;
  provideFont(family: string, bold: boolean, italics: boolean): unknown;
  fontSize(size: number): PdfKitDocument;
  fillColor(color: string): PdfKitDocument;
  widthOfString(text: string): number;
  text(text: string, x: number, y: number, options: object): PdfKitDocument;
  rotate(angle: number, options: { origin: [number, number] }): PdfKitDocument;
  save(): PdfKitDocument;
  restore(): PdfKitDocument;
  markContent(tag: string, options: object): PdfKitDocument;
  endMarkedContent(): PdfKitDocument;
  switchToPage(index: number): PdfKitPage;
  file(bytes: Buffer, options: object): unknown;
}

/** The name tree of embedded files. */
export interface EmbeddedFilesTree {
  _compareKeys(a: string, b: string): number;
  _dataForKey(key: string): unknown;
}

export interface PdfKitPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly content: { readonly buffer: Buffer[] };
}

/** A page as laid out: its lines in points from the upper left corner. */
export interface PlacedPage {
  readonly items: readonly {
    readonly type: string;
    readonly item: {
      readonly id?: string;
      readonly inRow?: RowCell;
      readonly x: number;
      readonly y: number;
      /** Of lines: points. */
      getHeight?(): number;
    };
  }[];
}

/** The cell of the result table that a line stands in. */
export interface RowCell {
  readonly itemId: string;
  readonly column: number;
}

interface PdfMakeModule extends LayoutEngine {
  readonly virtualfs: { writeFileSync(name: string, bytes: Buffer): void };
  setFonts(fonts: object): void;
  setUrlAccessPolicy(allow: () => boolean): void;
  setLocalAccessPolicy(allow: () => boolean): void;
}

export const fontFamily = 'Tinos';
const faceNames = { regular: 'normal', bold: 'bold', italic: 'italics', boldItalic: 'bolditalics' } as const;

let loaded: { readonly engine: PdfMakeModule; readonly fonts: ReportFonts } | null = null;

export function layoutEngine(fonts: ReportFonts): LayoutEngine {
  if (loaded?.fonts === fonts) return loaded.engine;
  const require = createRequire(import.meta.url);
  const engine = loaded?.engine ?? firstLoad(require);
  for (const [face, name] of Object.entries(faceNames))
    engine.virtualfs.writeFileSync(`${fontFamily}-${name}`, Buffer.from(fonts[face as keyof ReportFonts]));
  loaded = { engine, fonts };
  return engine;
}

function firstLoad(require: NodeJS.Require): PdfMakeModule {
  const engine = require('pdfmake') as PdfMakeModule;
  engine.setUrlAccessPolicy(() => false);
  engine.setLocalAccessPolicy(() => false);
  engine.setFonts({
    [fontFamily]: Object.fromEntries(Object.values(faceNames).map((name) => [name, `${fontFamily}-${name}`])),
  });
  setPlainRuns(require('pdfmake/js/PDFDocument').default);
  keepRowsTogether(require('pdfmake/js/TableProcessor').default);
  keepHeadingsWithText(require('pdfmake/js/LayoutBuilder').default);
  keepLinesAtTheirEdge(require('pdfmake/js/Line').default);
  countHeldSpace(require('pdfmake/js/Line').default);
  keepRowCells(require('pdfmake/js/LayoutBuilder').default);
  markContent(require('pdfmake/js/LayoutBuilder').default, require('pdfmake/js/Renderer').default);
  return engine;
}

interface LayoutContext {
  readonly availableHeight: number;
  readonly y: number;
  readonly pageMargins: { readonly top: number };
}
interface LayoutWriter {
  context(): LayoutContext;
  moveToNextPage(): void;
}
interface Inline {
  readonly width: number;
  readonly height: number;
  readonly leadingCut: number;
  readonly trailingCut: number;
  readonly lineEnd?: boolean;
}
interface MeasuredNode {
  readonly _inlines?: readonly Inline[];
  readonly stack?: readonly MeasuredNode[];
}
interface TableProcessor {
  readonly tableNode: {
    readonly table: {
      readonly keepRowsTogether?: boolean;
      readonly body: readonly (readonly MeasuredNode[])[];
      readonly widths: readonly { readonly _calcWidth: number }[];
    };
  };
  readonly layout: {
    paddingTop(row: number, node: unknown): number;
    paddingBottom(row: number, node: unknown): number;
  };
  beginRow(row: number, writer: LayoutWriter): void;
}

/** Share of a page up to which a row is moved to the next page whole; a taller one breaks where the page ends. */
const keptShare = 0.3;

/**
 * `dontBreakRows` drops a row that is taller than a page, text and all. Here a row that was measured to be short starts
 * on the next page when it no longer fits; every other row breaks, and nothing is ever dropped.
 */
function keepRowsTogether(processor: { prototype: TableProcessor }): void {
  const beginRow = processor.prototype.beginRow;
  processor.prototype.beginRow = function (row, writer) {
    const { table } = this.tableNode;
    const context = writer.context();
    if (table.keepRowsTogether === true && row > 0 && context.y > context.pageMargins.top) {
      const cells = table.body[row] ?? [];
      const height =
        Math.max(
          ...cells.map((cell, column) => measuredHeight(cell, table.widths[column]?._calcWidth ?? 0)),
        ) +
        this.layout.paddingTop(row, this.tableNode) +
        this.layout.paddingBottom(row, this.tableNode) +
        1;
      const whole = context.availableHeight + context.y - context.pageMargins.top;
      if (height > context.availableHeight && height < whole * keptShare) writer.moveToNextPage();
    }
    beginRow.call(this, row, writer);
  };
}

function measuredHeight(node: MeasuredNode, width: number): number {
  if (node.stack) return node.stack.reduce((sum, part) => sum + measuredHeight(part, width), 0);
  let height = 0;
  let line = 0;
  let lineHeight = 0;
  for (const inline of node._inlines ?? []) {
    if (line > 0 && line + inline.width - inline.trailingCut > width) {
      height += lineHeight;
      line = 0;
      lineHeight = 0;
    }
    line += inline.width;
    lineHeight = Math.max(lineHeight, inline.height);
    if (inline.lineEnd) {
      height += lineHeight;
      line = 0;
      lineHeight = 0;
    }
  }
  return height + lineHeight;
}

interface Builder {
  readonly writer: LayoutWriter;
  processLeaf(node: { readonly keepSpaceBelow?: number }): void;
}

/** A heading with `keepSpaceBelow` (points, its own height included) goes to the next page when less room is left. */
function keepHeadingsWithText(builder: { prototype: Builder }): void {
  const processLeaf = builder.prototype.processLeaf;
  builder.prototype.processLeaf = function (node) {
    const context = this.writer.context();
    if (
      node.keepSpaceBelow !== undefined &&
      context.availableHeight < node.keepSpaceBelow &&
      context.y > context.pageMargins.top
    )
      this.writer.moveToNextPage();
    processLeaf.call(this, node);
  };
}

interface RowBuilder {
  buildNextLine(node: { readonly inRow?: RowCell }): { inRow?: RowCell } | null;
}

/** Lines keep what their node says of its cell. */
function keepRowCells(builder: { prototype: RowBuilder }): void {
  const buildNextLine = builder.prototype.buildNextLine;
  builder.prototype.buildNextLine = function (node) {
    const line = buildNextLine.call(this, node);
    if (line !== null && node.inRow !== undefined) line.inRow = node.inRow;
    return line;
  };
}

interface DrawnInline {
  readonly text: string;
  readonly fontSize: number;
  readonly font: { widthOfString(text: string, size: number): number };
  leadingCut: number;
}

/**
 * A line that begins with white space is drawn so far to the left that its first letter stands at the edge. When the engine cuts a word
 * that is wider than the line, both pieces keep the white space of the whole, and the second one is drawn in the margin.
 */
function keepLinesAtTheirEdge(line: { prototype: { addInline(inline: DrawnInline): void } }): void {
  const addInline = line.prototype.addInline;
  line.prototype.addInline = function (inline) {
    const { text, font, fontSize, leadingCut } = inline;
    if (leadingCut >= 0 && (leadingCut > 0 || /^\s/u.test(text)))
      inline.leadingCut = font.widthOfString(/^\s*/u.exec(text)?.[0] ?? '', fontSize);
    addInline.call(this, inline);
  };
}

interface MeasuredInline {
  readonly width: number;
  readonly trailingCut: number;
  /** No line may end behind it. */
  readonly noNewLine?: boolean;
}
interface OpenLine {
  hasEnoughSpaceForInline(inline: MeasuredInline, next?: readonly MeasuredInline[]): boolean;
}

/**
 * Of pieces that stand together on a line only the last one's white space may hang over the edge. The engine leaves that of all of them
 * out of its sum, and draws what follows no-break spaces beyond the edge.
 */
function countHeldSpace(line: { prototype: OpenLine }): void {
  const hasEnoughSpace = line.prototype.hasEnoughSpaceForInline;
  line.prototype.hasEnoughSpaceForInline = function (inline, next = []) {
    let { width, trailingCut } = inline;
    let isHeld = inline.noNewLine === true;
    for (let at = 0; isHeld && at < next.length; at += 1) {
      const piece = next[at];
      width += piece?.width ?? 0;
      trailingCut = piece?.trailingCut ?? 0;
      isHeld = piece?.noNewLine === true;
    }
    return hasEnoughSpace.call(this, { width, trailingCut });
  };
}
