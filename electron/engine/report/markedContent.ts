import { type InlineLine, partsOf } from './lineParts.ts';
import {
  type ContentNode,
  type SpokenPiece,
  type StructuredDocument,
  type StructureElement,
  tagContent,
} from './structureTags.ts';

/** The parts of pdfkit's document that marked content takes. */
interface MarkedDocument extends StructuredDocument {
  readonly options: { readonly tagged?: boolean };
  readonly page: MarkedPage;
  bufferedPageRange(): { readonly count: number };
  switchToPage(index: number): MarkedPage;
  markContent(tag: string, options: object): unknown;
  markStructureContent(tag: string): object;
  endMarkedContent(): unknown;
  getStructParentTree(): { limits: boolean; readonly _items: Record<string, unknown> };
  ref(data: unknown): { end(): void };
}

interface MarkedPage {
  /** Points. */
  readonly height: number;
}

/** What is drawn for a node. Copies made for another place keep these properties. */
interface Drawn {
  element?: StructureElement;
  /** One for all copies of a line: a heading row that every page repeats is read once. */
  first?: { page: MarkedPage | null };
}
type DrawnLine = Drawn & InlineLine;
interface DrawnVector extends Drawn {
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
}
interface DrawnImage extends Drawn {
  readonly x: number;
  readonly y: number;
  readonly _width: number;
  readonly _height: number;
}

interface LayoutBuilder {
  layoutDocument(content: readonly ContentNode[], document: MarkedDocument, ...rest: unknown[]): unknown;
  buildNextLine(node: ContentNode): Drawn | null;
  processQr(node: ContentNode & { readonly _canvas: readonly DrawnVector[] }): void;
}
interface Renderer {
  readonly pdfDocument: MarkedDocument;
  renderPages(pages: unknown): void;
  renderLine(line: DrawnLine, x: number, y: number): void;
  renderVector(vector: DrawnVector): void;
  renderImage(image: DrawnImage): void;
}

/**
 * Has the layout engine, which draws without saying what, mark all it draws in documents with `tagged: true`: text and pictures
 * as content of their elements, lines and repeated heading rows as artifacts (ISO 32000-1, 14.6 and 14.8.2.2).
 */
export function markContent(builder: { prototype: LayoutBuilder }, renderer: { prototype: Renderer }): void {
  markLayout(builder.prototype);
  markDrawing(renderer.prototype);
}

function markLayout(builder: LayoutBuilder): void {
  const { layoutDocument, buildNextLine, processQr } = builder;
  builder.layoutDocument = function (content, document, ...rest) {
    if (document.options.tagged === true) tagContent(content, document);
    return layoutDocument.call(this, content, document, ...rest);
  };
  builder.buildNextLine = function (node) {
    const line = buildNextLine.call(this, node);
    if (line !== null && node.element !== undefined) {
      line.element = node.element;
      line.first = { page: null };
    }
    return line;
  };
  builder.processQr = function (node) {
    if (node.element !== undefined) for (const vector of node._canvas) vector.element = node.element;
    processQr.call(this, node);
  };
}

function markDrawing(renderer: Renderer): void {
  const { renderPages, renderLine, renderVector, renderImage } = renderer;
  renderer.renderLine = function (line, x, y) {
    const { first, element = null } = line;
    if (first !== undefined) first.page ??= this.pdfDocument.page;
    const isRead = first !== undefined && first.page === this.pdfDocument.page;
    for (const { part, spoken } of isRead ? partsOf(line) : [{ part: line, spoken: null }]) {
      const own = spoken === null ? element : spokenElement(this.pdfDocument, spoken);
      mark(this.pdfDocument, isRead ? own : null);
      renderLine.call(this, part, x, y);
    }
  };
  renderer.renderVector = function (vector) {
    const { element = null, x = 0, y = 0, w = 0, h = 0 } = vector;
    mark(this.pdfDocument, element);
    if (element !== null) extendBox(element, [x, y, x + w, y + h], this.pdfDocument.page);
    renderVector.call(this, vector);
  };
  renderer.renderImage = function (image) {
    const { element = null, x, y, _width: width, _height: height } = image;
    mark(this.pdfDocument, element);
    if (element !== null) extendBox(element, [x, y, x + width, y + height], this.pdfDocument.page);
    renderImage.call(this, image);
  };
  renderer.renderPages = function (pages) {
    renderPages.call(this, pages);
    if (this.pdfDocument.options.tagged === true) finishMarks(this.pdfDocument);
  };
}

function spokenElement(document: MarkedDocument, spoken: SpokenPiece): StructureElement {
  if (spoken.element === undefined) {
    spoken.element = document.struct('Span', { alt: spoken.alt });
    spoken.parent.add(spoken.element);
  }
  return spoken.element;
}

/** The element whose content is being drawn on a page; null for artifacts. */
const marked = new WeakMap<MarkedPage, StructureElement | null>();

/** Neighbours of one element share one piece of marked content. */
function mark(document: MarkedDocument, element: StructureElement | null): void {
  if (document.options.tagged !== true || marked.get(document.page) === element) return;
  if (marked.has(document.page)) document.endMarkedContent();
  if (element === null) document.markContent('Artifact', { type: 'Layout' });
  else element.add(document.markStructureContent(String(element.dictionary.data.S)));
  marked.set(document.page, element);
}

/** Where a picture stands, from what is drawn of it (ISO 32000-1, 14.8.5.4.3). `box` counts from the upper left corner. */
function extendBox(
  { dictionary }: StructureElement,
  [left, top, right, bottom]: readonly [number, number, number, number],
  { height }: MarkedPage,
): void {
  const box = [left, height - bottom, right, height - top] as const;
  const layout = dictionary.data.A as { readonly BBox: readonly number[] } | undefined;
  const [l = box[0], b = box[1], r = box[2], t = box[3]] = layout?.BBox ?? [];
  const whole = [Math.min(l, box[0]), Math.min(b, box[1]), Math.max(r, box[2]), Math.max(t, box[3])];
  dictionary.data.A = { O: 'Layout', Placement: 'Block', BBox: whole };
}

/**
 * Ends what is open at the end of each page. The lists of the parent tree become objects of their own: a later revision that
 * adds a field then writes the tree again, not the lists.
 */
function finishMarks(document: MarkedDocument): void {
  for (let index = 0; index < document.bufferedPageRange().count; index += 1) {
    if (marked.has(document.switchToPage(index))) document.endMarkedContent();
  }
  const tree = document.getStructParentTree();
  tree.limits = false;
  for (const [key, list] of Object.entries(tree._items)) {
    const reference = document.ref(list);
    reference.end();
    tree._items[key] = reference;
  }
}
