import { unpackAttachment } from './attachments.ts';
import { ContentLexer, type Operand } from './contentLexer.ts';
import { type CosDict, type CosValue, PdfRuleBroken } from './cosValues.ts';
import { identity, type Matrix, multiply } from './matrix.ts';
import { isName, matrixOf, numbersOf } from './operandValues.ts';
import { PagePath, palest, type TextBox } from './pagePath.ts';
import { PageResources } from './pageResources.ts';
import { type PageBudget, PageUnread } from './pageUnread.ts';
import { resolveArray, resolveStream, type StrictPdf } from './strictPdf.ts';
import type { GlyphTexts } from './toUnicode.ts';

/** What a page shows, in the order in which it is drawn. */
export type PageItem =
  | { readonly kind: 'text'; readonly text: string; readonly x: number; readonly isArtifact: boolean }
  /** An upright line, as the grid of a table has them. */
  | { readonly kind: 'upright'; readonly x: number }
  | { readonly kind: 'image' };

/** Pale, transparent and tiny text: the form has none of it. */
const smallestText = 4;
const maximumStates = 64;

interface State {
  ctm: Matrix;
  font: GlyphTexts | null;
  size: number;
  leading: number;
  fill: number;
  alpha: number;
  lineWidth: number;
}

const startState: Readonly<State> = {
  ctm: identity,
  font: null,
  size: 0,
  leading: 0,
  fill: 0,
  alpha: 1,
  lineWidth: 1,
};

/**
 * Reads what a content stream shows. Only what the product's own layout writes is understood: text in two-byte fonts with a
 * ToUnicode map, thin lines, small filled shapes, pictures. Everything by which a text could be there for this reader and not for an
 * eye (or the other way round) throws `PageUnread`.
 */
export class PageReader {
  private readonly pdf: StrictPdf;
  private readonly budget: PageBudget;
  private readonly resources: PageResources;
  private items: PageItem[] = [];
  private page = 0;
  private state = { ...startState };
  private saved: State[] = [];
  private marks: boolean[] = [];
  private textMatrix: Matrix = identity;
  private lineMatrix: Matrix = identity;
  private boxes: TextBox[] = [];
  private path = this.newPath();

  constructor(pdf: StrictPdf, budget: PageBudget) {
    this.pdf = pdf;
    this.budget = budget;
    this.resources = new PageResources(pdf, budget);
  }

  /** `page` counts from 1. */
  read(contents: CosValue | undefined, resources: CosDict | null, page: number): readonly PageItem[] {
    Object.assign(this, {
      items: [],
      page,
      state: { ...startState },
      saved: [],
      marks: [],
    });
    this.boxes = [];
    this.path = this.newPath();
    this.resources.turnTo(page, resources);
    try {
      this.run(this.contentBytes(contents));
    } catch (error) {
      if (error instanceof PdfRuleBroken) return this.refuse(error.rule);
      throw error;
    }
    if (this.saved.length > 0 || this.marks.length > 0) this.refuse('content');
    return this.items;
  }

  private newPath(): PagePath {
    return new PagePath(this.page, this.boxes, (x) => this.items.push({ kind: 'upright', x }));
  }

  private contentBytes(contents: CosValue | undefined): Uint8Array {
    const list = resolveArray(this.pdf, contents) ?? (contents === undefined ? [] : [contents]);
    const parts = list.map((item) => {
      const stream = resolveStream(this.pdf, item);
      const bytes = stream === null ? null : unpackAttachment(stream, this.budget.bytes);
      if (bytes === null) return this.refuse('content-coding');
      this.budget.bytes -= bytes.length;
      return bytes;
    });
    // The parts of a page are one stream, divided between two words (ISO 32000-1 §7.8.2).
    return parts.length === 1 && parts[0] !== undefined
      ? parts[0]
      : Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
  }

  private run(bytes: Uint8Array): void {
    const lexer = new ContentLexer(bytes);
    const operands: Operand[] = [];
    for (let operator = lexer.next(operands); operator !== null; operator = lexer.next(operands)) {
      this.budget.operators -= 1;
      if (this.budget.operators < 0) this.refuse('size');
      this.apply(operator, operands);
    }
  }

  private apply(operator: string, operands: readonly Operand[]): void {
    switch (operator) {
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
        this.set({ alpha: this.resources.alpha(operands[0]) ?? this.state.alpha });
        return;
      case 'w':
        this.set({ lineWidth: this.numbers(operands, 1)[0] ?? 0 });
        return;
      case 'BMC':
      case 'BDC':
        if (this.marks.push(isName(operands[0], 'Artifact')) > maximumStates) this.refuse('content');
        return;
      case 'EMC':
        if (this.marks.pop() === undefined) this.refuse('content');
        return;
      case 'Do':
        this.resources.checkImage(operands[0]);
        this.items.push({ kind: 'image' });
        return;
      case 'J':
      case 'j':
      case 'M':
      case 'd':
      case 'i':
      case 'ri':
      case 'CS':
      case 'SC':
      case 'SCN':
      case 'G':
      case 'RG':
      case 'K':
      case 'MP':
      case 'DP':
        return;
      default:
        if (!this.applyColour(operator, operands) && !this.path.apply(operator, operands, this.state))
          this.applyText(operator, operands);
    }
  }

  private applyColour(operator: string, operands: readonly Operand[]): boolean {
    switch (operator) {
      case 'cs':
        if (!isName(operands[0], 'DeviceRGB') && !isName(operands[0], 'DeviceGray')) this.refuse('colour');
        this.set({ fill: 0 });
        return true;
      case 'g':
      case 'rg':
      case 'sc':
      case 'scn':
        if (operands.some(({ kind }) => kind !== 'number') || operands.length === 0 || operands.length > 3)
          this.refuse('colour');
        this.set({ fill: Math.max(...this.numbers(operands, operands.length)) });
        return true;
      default:
        return false;
    }
  }

  private applyText(operator: string, operands: readonly Operand[]): void {
    switch (operator) {
      case 'BT':
        this.textMatrix = identity;
        this.lineMatrix = identity;
        return;
      case 'ET':
        return;
      case 'Tf':
        this.set({
          font: this.resources.font(operands[0]),
          size: this.numbers(operands.slice(1), 1)[0] ?? 0,
        });
        return;
      case 'TL':
        this.set({ leading: this.numbers(operands, 1)[0] ?? 0 });
        return;
      case 'Tm':
        this.lineMatrix = this.matrix(operands);
        this.textMatrix = this.lineMatrix;
        return;
      case 'Td':
      case 'TD': {
        const [x = 0, y = 0] = this.numbers(operands, 2);
        if (operator === 'TD') this.set({ leading: -y });
        this.nextLine(x, y);
        return;
      }
      case 'T*':
        this.nextLine(0, -this.state.leading);
        return;
      case 'Tc':
      case 'Tw':
        if (Math.abs(this.numbers(operands, 1)[0] ?? 0) > 50) this.refuse('spacing');
        return;
      case 'Tz':
        if (this.numbers(operands, 1)[0] !== 100) this.refuse('spacing');
        return;
      case 'Tr':
      case 'Ts':
        if (this.numbers(operands, 1)[0] !== 0) this.refuse('hidden-text');
        return;
      case 'Tj':
        this.show(operands);
        return;
      case 'TJ':
        this.show(operands[0]?.kind === 'array' ? operands[0].items : this.refuse('content'));
        return;
      default:
        this.refuse('operator');
    }
  }

  private nextLine(x: number, y: number): void {
    this.lineMatrix = multiply([1, 0, 0, 1, x, y], this.lineMatrix);
    this.textMatrix = this.lineMatrix;
  }

  private show(parts: readonly Operand[]): void {
    const { font, size, fill, alpha, ctm } = this.state;
    if (font === null) this.refuse('font');
    let text = '';
    for (const part of parts) {
      if (part.kind === 'number') continue;
      if (part.kind !== 'string' || part.bytes.length % 2 !== 0) this.refuse('content');
      for (let at = 0; at < part.bytes.length; at += 2) {
        const code = (part.bytes[at] ?? 0) * 256 + (part.bytes[at + 1] ?? 0);
        text += font?.get(code) ?? this.refuse('glyph');
      }
    }
    if (text.trim() === '') return;
    const [a, b, c, d, x, y] = multiply(this.textMatrix, ctm);
    const isArtifact = this.marks.includes(true);
    const height = Math.abs(size) * Math.min(Math.hypot(a, b), Math.hypot(c, d));
    const isShown = height >= smallestText;
    const isInside = x > -1 && y > -1 && x < 2_000 && y < 2_000;
    if (!isArtifact && (fill > palest || alpha < 1 - palest || !isShown || !isInside))
      this.refuse('hidden-text');
    this.boxes.push({ x, y, end: x + 0.4 * height * text.length, height: 0.7 * height });
    this.items.push({ kind: 'text', text, x, isArtifact });
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
