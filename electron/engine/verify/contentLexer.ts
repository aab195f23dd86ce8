import { hexDigit, isDelimiter, isDigit, isWhitespace } from './cosBytes.ts';
import { PdfRuleBroken } from './cosValues.ts';
import type { Work } from './work.ts';

/** An operand of a content stream, as far as reading the text of a page needs it. */
export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'string'; readonly bytes: Uint8Array }
  | { readonly kind: 'array'; readonly items: readonly Operand[] }
  | { readonly kind: 'dict'; readonly names: readonly string[] };

const maximumDepth = 16;
const maximumOperands = 64;
/** Of a string in a content stream, and of an array (ISO 32000-1, Annex C; PDF 1.4, Appendix C). */
const maximumStringBytes = 32_767;
const maximumItems = 8_191;
const literalEscapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/**
 * Walks over the operators of a content stream (ISO 32000-1 §7.8.2), each with its operands. Throws `PdfRuleBroken` with the rule
 * `content` for what is no content stream, and for inline images, which the product never writes.
 */
export class ContentLexer {
  private readonly bytes: Uint8Array;
  /** The same, a character for each byte: cutting words out of it is far cheaper than out of the bytes. */
  private readonly text: string;
  private readonly work: Work;
  private position = 0;

  constructor(bytes: Uint8Array, work: Work) {
    this.bytes = bytes;
    this.work = work;
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  }

  /** The next operator; its operands are left in `operands`. null at the end. */
  next(operands: Operand[]): string | null {
    operands.length = 0;
    for (;;) {
      this.skip();
      const byte = this.byte();
      if (byte < 0) return operands.length === 0 ? null : this.break();
      const operand = this.operand(0);
      if (operand === null) return this.operator();
      this.work.spend('operands', 1);
      operands.push(operand);
      if (operands.length > maximumOperands) this.break();
    }
  }

  /** null where an operator begins. */
  private operand(depth: number): Operand | null {
    if (depth > maximumDepth) this.break();
    const byte = this.byte();
    if (isDigit(byte) || byte === 0x2d || byte === 0x2e || byte === 0x2b) return this.number();
    if (byte === 0x2f) return { kind: 'name', value: this.name() };
    if (byte === 0x28) return { kind: 'string', bytes: this.literal() };
    if (byte === 0x5b) return this.array(depth);
    if (byte !== 0x3c) return null;
    return this.byte(1) === 0x3c ? this.dict(depth) : { kind: 'string', bytes: this.hex() };
  }

  private operator(): string {
    const start = this.position;
    while (this.byte() >= 0 && !isWhitespace(this.byte()) && !isDelimiter(this.byte())) this.position += 1;
    const length = this.position - start;
    if (length === 0 || length > 12) this.break();
    const word = this.text.slice(start, this.position);
    return word === 'BI' ? this.break() : word;
  }

  private number(): Operand {
    const start = this.position;
    const sign = this.byte() === 0x2d ? -1 : 1;
    if (this.byte() === 0x2d || this.byte() === 0x2b) this.position += 1;
    let [value, scale, digits] = [0, 0, 0];
    for (let byte = this.byte(); isDigit(byte) || byte === 0x2e; byte = this.byte()) {
      this.position += 1;
      if (byte === 0x2e) {
        if (scale > 0) this.break();
        scale = 1;
        continue;
      }
      digits += 1;
      value = value * 10 + byte - 0x30;
      scale *= 10;
    }
    // Readers go on in different ways where a number runs into something else.
    const isWhole = this.byte() < 0 || isWhitespace(this.byte()) || isDelimiter(this.byte());
    if (digits === 0 || this.position - start > 40 || !isWhole) this.break();
    return { kind: 'number', value: (sign * value) / Math.max(1, scale) };
  }

  private name(): string {
    this.position += 1;
    const start = this.position;
    while (this.byte() >= 0 && !isWhitespace(this.byte()) && !isDelimiter(this.byte())) this.position += 1;
    const name = this.text.slice(start, this.position);
    // A name in two spellings could stand for two things.
    if (name.length > 127 || name.includes('#')) this.break();
    return name;
  }

  private array(depth: number): Operand {
    this.position += 1;
    const items: Operand[] = [];
    for (this.skip(); this.byte() !== 0x5d; this.skip()) {
      const item = this.operand(depth + 1);
      if (item === null) this.break();
      this.work.spend('operands', 1);
      if (items.push(item) > maximumItems) this.break();
    }
    this.position += 1;
    return { kind: 'array', items };
  }

  /** Properties of marked content: the list of all names in them, at whatever depth. */
  private dict(depth: number): Operand {
    this.position += 2;
    const names: string[] = [];
    for (this.skip(); this.byte() !== 0x3e; this.skip()) {
      this.work.spend('operands', 1);
      const operand = this.operand(depth + 1);
      if (operand === null && !/^(true|false|null|R)$/.test(this.operator())) this.break();
      if (operand?.kind === 'name') names.push(operand.value);
      if (operand?.kind === 'dict') for (const name of operand.names) names.push(name);
    }
    if (this.byte(1) !== 0x3e) this.break();
    this.position += 2;
    return { kind: 'dict', names };
  }

  private hex(): Uint8Array {
    const close = this.bytes.indexOf(0x3e, this.position);
    if (close < 0) this.break();
    const digits: number[] = [];
    for (let at = this.position + 1; at < close; at += 1) {
      const byte = this.bytes[at] ?? -1;
      if (isWhitespace(byte)) continue;
      const digit = hexDigit(byte);
      if (!(digit >= 0)) this.break();
      if (digits.push(digit) > 2 * maximumStringBytes) this.break();
    }
    this.position = close + 1;
    const bytes = new Uint8Array(Math.ceil(digits.length / 2));
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = (digits[2 * i] ?? 0) * 16 + (digits[2 * i + 1] ?? 0);
    return bytes;
  }

  private literal(): Uint8Array {
    this.position += 1;
    const bytes: number[] = [];
    for (let open = 1; open > 0; ) {
      const byte = this.byte();
      // A line end in it is one byte or another, by the reader (ISO 32000-1 §7.3.4.2).
      if (byte < 0 || byte === 0x0d || bytes.length > maximumStringBytes) this.break();
      this.position += 1;
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      if (open === 0) break;
      if (byte === 0x5c) this.escape(bytes);
      else bytes.push(byte);
    }
    return new Uint8Array(bytes);
  }

  private escape(bytes: number[]): void {
    const byte = this.byte();
    if (byte >= 0x30 && byte <= 0x37) {
      let value = 0;
      for (let i = 0; i < 3 && this.byte() >= 0x30 && this.byte() <= 0x37; i += 1) {
        value = value * 8 + this.byte() - 0x30;
        this.position += 1;
      }
      bytes.push(value & 0xff);
      return;
    }
    this.position += 1;
    if (byte === 0x0a || byte === 0x0d) this.break();
    bytes.push(literalEscapes[String.fromCharCode(byte)] ?? byte);
  }

  private skip(): void {
    while (isWhitespace(this.byte())) this.position += 1;
    // The product writes no comments; in one, text could stand that only some readers skip.
    if (this.byte() === 0x25) this.break();
  }

  private byte(ahead = 0): number {
    return this.bytes[this.position + ahead] ?? -1;
  }

  private break(): never {
    throw new PdfRuleBroken('content', this.position);
  }
}
