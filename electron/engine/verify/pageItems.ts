import { unpackAttachment } from './attachments.ts';
import { ContentLexer, type Operand } from './contentLexer.ts';
import { type CosDict, type CosValue, nameValue, numberValue, PdfRuleBroken } from './cosValues.ts';
import { resolve, resolveArray, resolveDict, resolveStream, type StrictPdf } from './strictPdf.ts';
import { type GlyphTexts, readToUnicode } from './toUnicode.ts';

/** What a page shows, in the order in which it is drawn. */
export type PageItem =
  | { readonly kind: 'text'; readonly text: string; readonly x: number; readonly isArtifact: boolean }
  /** An upright line, as the grid of a table has them. */
  | { readonly kind: 'upright'; readonly x: number }
  | { readonly kind: 'image' };

/** Why a page cannot be read; `page` counts from 1. */
export class PageUnread extends Error {
  readonly rule: string;
  readonly page: number;

  constructor(rule: string, page: number) {
    super(`${rule} on page ${page}`);
    this.rule = rule;
    this.page = page;
  }
}

/** Work that one file may ask for, over all its pages. */
export interface PageBudget {
  bytes: number;
  operators: number;
}

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];
/** Pale, transparent and tiny text, and shapes that could cover some: the form has none of it. */
const palest = 0.6;
const smallestText = 4;
const widestLine = 3;
const largestShape = 12;
const maximumStates = 64;

/** About where a text stands, in points. */
interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly height: number;
}

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
  private readonly fonts = new Map<CosDict, GlyphTexts>();
  /** Graphics states of the page that have been looked at, with their opacity. */
  private readonly alphas = new Map<string, number | null>();
  private items: PageItem[] = [];
  private page = 0;
  private resources: CosDict | null = null;
  private state = { ...startState };
  private saved: State[] = [];
  private marks: boolean[] = [];
  private textMatrix: Matrix = identity;
  private lineMatrix: Matrix = identity;
  private path: [number, number][] = [];
  private segments: [number, number, number, number][] = [];
  private boxes: TextBox[] = [];

  constructor(pdf: StrictPdf, budget: PageBudget) {
    this.pdf = pdf;
    this.budget = budget;
  }

  /** `page` counts from 1. */
  read(contents: CosValue | undefined, resources: CosDict | null, page: number): readonly PageItem[] {
    Object.assign(this, {
      items: [],
      page,
      resources,
      state: { ...startState },
      saved: [],
      marks: [],
      path: [],
    });
    this.segments = [];
    this.boxes = [];
    this.alphas.clear();
    try {
      this.run(this.contentBytes(contents));
    } catch (error) {
      if (error instanceof PdfRuleBroken) return this.refuse(error.rule);
      throw error;
    }
    if (this.saved.length > 0 || this.marks.length > 0) this.refuse('content');
    return this.items;
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
        this.setAlpha(operands[0]);
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
        this.drawObject(operands[0]);
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
        if (!this.applyColour(operator, operands) && !this.applyPath(operator, operands))
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

  private applyPath(operator: string, operands: readonly Operand[]): boolean {
    switch (operator) {
      case 'm':
      case 'l': {
        const [x = 0, y = 0] = this.numbers(operands, 2);
        const last = this.path.at(-1);
        const point = apply(this.state.ctm, x, y);
        if (operator === 'l' && last !== undefined) this.segments.push([...last, ...point]);
        this.path.push(point);
        return true;
      }
      case 'c':
      case 'v':
      case 'y': {
        const numbers = this.numbers(operands, operator === 'c' ? 6 : 4);
        for (let i = 0; i < numbers.length; i += 2)
          this.path.push(apply(this.state.ctm, numbers[i] ?? 0, numbers[i + 1] ?? 0));
        return true;
      }
      case 're': {
        const [x = 0, y = 0, w = 0, h = 0] = this.numbers(operands, 4);
        this.path.push(apply(this.state.ctm, x, y), apply(this.state.ctm, x + w, y + h));
        return true;
      }
      case 'h':
        return true;
      case 'S':
      case 's':
        this.stroke();
        return true;
      case 'f':
      case 'F':
      case 'f*':
        this.fill();
        return true;
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        this.fill();
        return true;
      case 'n':
        this.endPath();
        return true;
      default:
        return false;
    }
  }

  private stroke(): void {
    const [a, b, c, d] = this.state.ctm;
    if (this.state.lineWidth * Math.max(Math.hypot(a, b), Math.hypot(c, d)) > widestLine)
      this.refuse('wide-line');
    for (const [x1, y1, x2, y2] of this.segments) {
      if (Math.abs(x1 - x2) < 0.05 && Math.abs(y1 - y2) > 2) this.items.push({ kind: 'upright', x: x1 });
    }
    this.endPath();
  }

  private fill(): void {
    let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of this.path) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    }
    // The ground of the QR code is the one larger shape: white, and drawn before what stands on it.
    const isLarge = right - left > largestShape && top - bottom > largestShape;
    const covers = ({ x, y, end, height }: TextBox) =>
      x < right && end > left && y < top && y + height > bottom;
    if (isLarge && (this.state.fill <= palest || this.boxes.some(covers))) this.refuse('shape');
    this.endPath();
  }

  private endPath(): void {
    this.path = [];
    this.segments = [];
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
        this.set({ font: this.font(operands[0]), size: this.numbers(operands.slice(1), 1)[0] ?? 0 });
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

  private drawObject(name: Operand | undefined): void {
    const objects = resolveDict(this.pdf, this.resources?.entries.get('XObject'));
    const stream = resolveStream(
      this.pdf,
      name?.kind === 'name' ? objects?.entries.get(name.value) : undefined,
    );
    if (nameValue(stream?.dict.entries.get('Subtype')) !== 'Image') this.refuse('xobject');
    this.items.push({ kind: 'image' });
  }

  private setAlpha(name: Operand | undefined): void {
    if (name?.kind !== 'name') throw new PageUnread('content', this.page);
    let alpha = this.alphas.get(name.value);
    if (alpha === undefined) {
      alpha = this.alphaOf(name.value);
      this.alphas.set(name.value, alpha);
    }
    if (alpha !== null) this.state.alpha = alpha;
  }

  private alphaOf(name: string): number | null {
    const states = resolveDict(this.pdf, this.resources?.entries.get('ExtGState'));
    const entries = resolveDict(this.pdf, states?.entries.get(name))?.entries;
    if (entries === undefined) return this.refuse('graphics-state');
    for (const key of entries.keys()) {
      if (!['Type', 'ca', 'CA'].includes(key)) this.refuse('graphics-state');
    }
    return numberValue(resolve(this.pdf, entries.get('ca')));
  }

  private font(name: Operand | undefined): GlyphTexts {
    const fonts = resolveDict(this.pdf, this.resources?.entries.get('Font'));
    const dict = resolveDict(this.pdf, name?.kind === 'name' ? fonts?.entries.get(name.value) : undefined);
    if (dict === null) return this.refuse('font');
    const known = this.fonts.get(dict);
    if (known !== undefined) return known;
    const isTwoByte =
      nameValue(dict.entries.get('Subtype')) === 'Type0' &&
      nameValue(dict.entries.get('Encoding')) === 'Identity-H';
    const stream = isTwoByte ? resolveStream(this.pdf, dict.entries.get('ToUnicode')) : null;
    const bytes = stream === null ? null : unpackAttachment(stream, Math.min(this.budget.bytes, 1024 * 1024));
    const texts = bytes === null ? null : readToUnicode(bytes);
    if (bytes === null || texts === null) return this.refuse('font');
    this.budget.bytes -= bytes.length;
    this.fonts.set(dict, texts);
    return texts;
  }

  private set(changes: Partial<State>): void {
    Object.assign(this.state, changes);
  }

  private matrix(operands: readonly Operand[]): Matrix {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = this.numbers(operands, 6);
    return [a, b, c, d, e, f];
  }

  private numbers(operands: readonly Operand[], count: number): readonly number[] {
    if (operands.length !== count) this.refuse('content');
    return operands.map((operand) => (operand.kind === 'number' ? operand.value : this.refuse('content')));
  }

  private refuse(rule: string): never {
    throw new PageUnread(rule, this.page);
  }
}

function isName(operand: Operand | undefined, name: string): boolean {
  return operand?.kind === 'name' && operand.value === name;
}

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
