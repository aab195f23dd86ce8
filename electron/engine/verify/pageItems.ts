import { unpackAttachment } from './attachments.ts';
import { ContentLexer, type Operand } from './contentLexer.ts';
import { ContentOrder } from './contentOrder.ts';
import { type CosValue, PdfRuleBroken } from './cosValues.ts';
import { identity, type Matrix, multiply } from './matrix.ts';
import { isName, matrixOf, numbersOf } from './operandValues.ts';
import { type Colours, colourChange, startColours } from './pageColours.ts';
import { PagePath } from './pagePath.ts';
import { type Area, PagePlaces } from './pagePlaces.ts';
import { type PageFont, PageResources, type Pixels } from './pageResources.ts';
import { type PageSheet, pageSheet } from './pageSheet.ts';
import { type PageText, PageTextKinds } from './pageTexts.ts';
import type { PageNode } from './pageTree.ts';
import { PageUnread } from './pageUnread.ts';
import { resolveArray, resolveStream, type StrictPdf } from './strictPdf.ts';

/** What a page shows, in the order in which it is drawn. */
export type PageItem =
  | PageText
  /** A line along the page, as the header and the grid of a table have them; `width` is its thickness. */
  | (Area & { readonly kind: 'line'; readonly width: number })
  /** A line under or in a text, as the annex of changes has them. */
  | (Area & { readonly kind: 'bar' })
  | (Area & { readonly kind: 'ground' })
  /** A dark square of the code: column and row. */
  | { readonly kind: 'square'; readonly place: string }
  | (Area & { readonly kind: 'image'; readonly pixels: Pixels });

const maximumStates = 64;
/** Runs of white space alone on a page: each takes a line of a cell. */
const mostBlanks = 2_000;
/** Properties of marked content, as the layout writes them. */
const namesOfMarks = ['MCID', 'Type', 'Layout', 'Pagination', 'Background'];

interface State extends Colours {
  ctm: Matrix;
  font: PageFont | null;
  size: number;
  lineWidth: number;
}

const startState: Readonly<State> = {
  ctm: identity,
  font: null,
  size: 0,
  ...startColours,
  lineWidth: 1,
};

/**
 * Reads what a content stream shows. Only what the product's own layout writes is understood: opaque black text in embedded two-byte
 * fonts with a ToUnicode map, upright and inside the margins of a sheet of A4, thin black lines beside it, the code, pictures.
 * Everything by which a text could be there for this reader and not for an eye (or the other way round) throws `PageUnread`.
 */
export class PageReader {
  private readonly pdf: StrictPdf;
  private readonly resources: PageResources;
  private items: PageItem[] = [];
  private page = 0;
  private state = { ...startState };
  private saved: State[] = [];
  private marks: boolean[] = [];
  private blanks = 0;
  /** Null outside of BT and ET. */
  private textMatrix: Matrix | null = null;
  private places: PagePlaces;
  private path: PagePath;
  private texts: PageTextKinds;

  constructor(pdf: StrictPdf) {
    this.pdf = pdf;
    this.resources = new PageResources(pdf);
    [this.places, this.path, this.texts] = this.newPage({ width: 0, height: 0 });
  }

  /** `page` counts from 1. */
  read(node: PageNode, page: number): readonly PageItem[] {
    Object.assign(this, {
      items: [],
      page,
      state: { ...startState },
      saved: [],
      marks: [],
      textMatrix: null,
      blanks: 0,
    });
    [this.places, this.path, this.texts] = this.newPage(pageSheet(this.pdf, node, page));
    this.resources.turnTo(page, node.resources);
    try {
      this.run(this.contentBytes(node.dict.entries.get('Contents')));
    } catch (error) {
      if (error instanceof PdfRuleBroken) return this.refuse(error.rule);
      throw error;
    }
    if (this.saved.length > 0 || this.marks.length > 0 || this.textMatrix !== null) this.refuse('content');
    this.path.check();
    this.places.check();
    return this.items;
  }

  private newPage(sheet: PageSheet): [PagePlaces, PagePath, PageTextKinds] {
    const { items, page } = this;
    const places = new PagePlaces(page, this.pdf.work);
    const path = new PagePath(page, places, {
      line: (line, width) => items.push({ kind: 'line', ...line, width }),
      bar: (bar) => items.push({ kind: 'bar', ...bar }),
      ground: (ground) => items.push({ kind: 'ground', ...ground }),
      square: (column, row) => items.push({ kind: 'square', place: `${column},${row}` }),
    });
    return [places, path, new PageTextKinds(page, sheet, places)];
  }

  private contentBytes(contents: CosValue | undefined): Uint8Array {
    const list = resolveArray(this.pdf, contents) ?? (contents === undefined ? [] : [contents]);
    const parts = list.map((item) => {
      const stream = resolveStream(this.pdf, item);
      const bytes = stream === null ? null : unpackAttachment(stream, this.pdf.work);
      if (bytes === null) return this.refuse('content-coding');
      this.pdf.work.spend('content', bytes.length);
      return bytes;
    });
    // The parts of a page are one stream, divided between two words (ISO 32000-1 §7.8.2).
    return parts.length === 1 && parts[0] !== undefined
      ? parts[0]
      : Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
  }

  private run(bytes: Uint8Array): void {
    const lexer = new ContentLexer(bytes, this.pdf.work);
    const order = new ContentOrder(this.page);
    const operands: Operand[] = [];
    for (let operator = lexer.next(operands); operator !== null; operator = lexer.next(operands)) {
      this.pdf.work.spend('operators', 1);
      order.step(operator, operands.length);
      if (this.textMatrix === null) this.apply(operator, operands);
      else this.applyText(operator, operands, this.textMatrix);
    }
  }

  private apply(operator: string, operands: readonly Operand[]): void {
    switch (operator) {
      case 'BT':
        this.textMatrix = identity;
        return;
      case 'q':
        if (this.saved.push({ ...this.state }) > maximumStates) this.refuse('content');
        return;
      case 'Q':
        this.state = this.saved.pop() ?? this.refuse('content');
        return;
      case 'cm':
        this.set({ ctm: multiply(this.matrix(operands), this.state.ctm) });
        return;
      case 'gs':
        this.resources.checkState(operands[0]);
        return;
      case 'w':
        this.set({ lineWidth: this.numbers(operands, 1)[0] ?? 0 });
        return;
      case 'BMC':
      case 'BDC':
        this.mark(operands);
        return;
      case 'EMC':
        if (this.marks.pop() === undefined) this.refuse('content');
        return;
      case 'Do':
        this.picture(operands);
        return;
      case 'J':
      case 'j':
        if (this.numbers(operands, 1)[0] !== 0) this.refuse('line-style');
        return;
      case 'd':
        if (operands[0]?.kind !== 'array' || operands[0].items.length > 0) this.refuse('line-style');
        this.numbers(operands.slice(1), 1);
        return;
      default: {
        const colours = colourChange(operator, operands, this.state, this.page);
        if (colours !== null) this.set(colours);
        else if (!this.path.apply(operator, operands, this.state)) this.refuse('operator');
      }
    }
  }

  /** Optional content may be switched off; properties that stand elsewhere could name some. */
  private mark([tag, properties]: readonly Operand[]): void {
    if (isName(tag, 'OC') || properties?.kind === 'name') this.refuse('optional-content');
    // Texts that are heard or copied in place of those that are seen.
    if (properties?.kind === 'dict' && properties.names.some((name) => !namesOfMarks.includes(name)))
      this.refuse('spoken-text');
    if (this.marks.push(isName(tag, 'Artifact')) > maximumStates) this.refuse('content');
  }

  private picture(operands: readonly Operand[]): void {
    const pixels = this.resources.image(operands[0]);
    this.items.push({ kind: 'image', ...this.texts.addPicture(this.state.ctm), pixels });
  }

  private applyText(operator: string, operands: readonly Operand[], matrix: Matrix): void {
    switch (operator) {
      case 'ET':
        this.textMatrix = null;
        return;
      case 'Tf':
        this.set({
          font: this.resources.font(operands[0]),
          size: this.numbers(operands.slice(1), 1)[0] ?? 0,
        });
        return;
      case 'Tm':
        this.textMatrix = this.matrix(operands);
        return;
      case 'Tr':
      case 'Ts':
        if (this.numbers(operands, 1)[0] !== 0) this.refuse('hidden-text');
        return;
      case 'TJ':
        this.show(operands[0]?.kind === 'array' ? operands[0].items : this.refuse('content'), matrix);
        return;
      default:
        this.refuse('operator');
    }
  }

  private show(parts: readonly Operand[], matrix: Matrix): void {
    const { font, size, fill, ctm } = this.state;
    if (font === null) this.refuse('font');
    let text = '';
    let width = 0;
    let lead = 0;
    let blank = 0;
    let isBlank = true;
    for (const part of parts) {
      // The layout places every run by itself and pulls none apart.
      if (part.kind === 'number' && part.value === 0) continue;
      if (part.kind !== 'string' || part.bytes.length % 2 !== 0 || width > 0) this.refuse('spacing');
      this.pdf.work.spend('letters', part.bytes.length / 2);
      for (let at = 0; at < part.bytes.length; at += 2) {
        const code = (part.bytes[at] ?? 0) * 256 + (part.bytes[at + 1] ?? 0);
        const shown = font?.texts.get(code) ?? this.refuse('glyph');
        const advance = font?.widths.get(code) ?? this.refuse('glyph');
        if (font?.draws(code, shown) !== true) this.refuse('glyph-shape');
        const isSpace = shown.trim() === '';
        blank = isSpace ? blank + advance : 0;
        width += advance;
        // A mark that stands upon nothing has no width, but ends the space before it.
        isBlank &&= isSpace;
        if (isBlank) lead = width;
        text += shown;
      }
    }
    if (text === '') return;
    if (text.trim() === '' && ++this.blanks > mostBlanks) this.refuse('size');
    const isArtifact = this.marks.includes(true);
    const points = (thousandths: number) => (thousandths * size) / 1_000;
    const widths = { lead: points(lead), width: points(width - blank), blank: points(blank) };
    const run = { text, size, ink: fill, isArtifact, ...widths };
    this.items.push(this.texts.place(run, multiply(matrix, ctm)));
  }

  private set(changes: Partial<State>): void {
    Object.assign(this.state, changes);
  }

  private matrix(operands: readonly Operand[]): Matrix {
    return matrixOf(operands, this.page);
  }

  private numbers(operands: readonly Operand[], count: number): readonly number[] {
    return numbersOf(operands, count, this.page);
  }

  private refuse(rule: string): never {
    throw new PageUnread(rule, this.page);
  }
}
