import { hexDigit, isDelimiter, isDigit, isWhitespace } from './cosBytes.ts';
import { type CosDict, type CosString, type CosValue, PdfRuleBroken } from './cosValues.ts';
import { Work } from './work.ts';

const maximumDepth = 100;
/** A string in parentheses is gone over sign by sign; no document has one that long. */
const maximumLiteralBytes = 1024 * 1024;
const containers = ['ObjStm', 'XRef'];
/** What kind of thing a dictionary is. Each reader looks at them in its own way when they are references. */
const kindKeys = new Set(['Type', 'Subtype', 'S']);
const literalEscapes: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  t: 9,
  b: 8,
  f: 12,
  '(': 40,
  ')': 41,
  '\\': 92,
};

/**
 * Reads PDF objects at given places of a file. Stricter than the format: no comments, no generation but 0, no key twice in a
 * dictionary, streams exactly as long as they say. What two readers could read differently is refused.
 */
export class CosParser {
  readonly bytes: Uint8Array;
  position: number;
  /** References that stand where a dictionary says its kind, with their places. */
  readonly indirectKinds: { readonly number: number; readonly at: number }[] = [];

  readonly work: Work;

  constructor(bytes: Uint8Array, position = 0, work = new Work()) {
    this.bytes = bytes;
    this.position = position;
    this.work = work;
  }

  /** `n 0 obj … endobj`. `lengthOf` gives the value of a /Length that is a reference. */
  readIndirectObject(number: number, lengthOf: (reference: number) => number): CosValue {
    this.expect(`${number} 0 obj`);
    const value = this.readValue();
    this.skipWhitespace();
    if (value.kind === 'dict' && this.startsWith('stream')) {
      // Readers that go through a file object by object unpack such streams whatever the tables say.
      const type = value.entries.get('Type') ?? { kind: 'name', value: '' };
      if (type.kind !== 'name' || containers.includes(type.value)) this.break('object-stream');
      const data = this.readStreamData(value, lengthOf);
      this.skipWhitespace();
      this.expect('endobj');
      return { kind: 'stream', dict: value, data };
    }
    this.expect('endobj');
    return value;
  }

  readValue(depth = 0): CosValue {
    if (depth > maximumDepth) this.break('object-depth');
    this.work.spend('objects', 1);
    this.skipWhitespace();
    switch (this.byte()) {
      case 0x2f:
        return { kind: 'name', value: this.readName() };
      case 0x28:
        return this.readLiteralString();
      case 0x5b:
        return this.readArray(depth);
      case 0x3c:
        return this.byte(1) === 0x3c ? this.readDict(depth) : this.readHexString();
      default:
        return this.readNumberOrKeyword();
    }
  }

  skipWhitespace(): void {
    while (isWhitespace(this.byte())) this.position += 1;
  }

  startsWith(text: string): boolean {
    for (let i = 0; i < text.length; i += 1) if (this.byte(i) !== text.charCodeAt(i)) return false;
    return true;
  }

  expect(text: string): void {
    if (!this.startsWith(text)) this.break(`expected-${text.replaceAll(' ', '-')}`);
    this.position += text.length;
  }

  /** A run of decimal digits, at most ten. */
  readDigits(): number {
    const start = this.position;
    while (isDigit(this.byte())) this.position += 1;
    const length = this.position - start;
    if (length === 0 || length > 10) this.break('number');
    return Number(this.textFrom(start));
  }

  break(rule: string): never {
    throw new PdfRuleBroken(rule, this.position);
  }

  private byte(ahead = 0): number {
    return this.bytes[this.position + ahead] ?? -1;
  }

  private textFrom(start: number): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, this.position - start).toString(
      'latin1',
    );
  }

  private readStreamData(dict: CosDict, lengthOf: (reference: number) => number): Uint8Array {
    this.expect('stream');
    if (this.byte() === 0x0d) this.position += 1;
    this.expect('\n');
    const declared = dict.entries.get('Length');
    const length =
      declared?.kind === 'ref'
        ? lengthOf(declared.number)
        : declared?.kind === 'number'
          ? declared.value
          : -1;
    if (!Number.isSafeInteger(length) || length < 0) this.break('stream-length');
    const data = this.bytes.subarray(this.position, this.position + length);
    if (data.length !== length) this.break('stream-length');
    this.position += length;
    if (this.byte() === 0x0d) this.position += 1;
    if (this.byte() === 0x0a) this.position += 1;
    this.expect('endstream');
    return data;
  }

  private readName(): string {
    this.position += 1;
    let name = '';
    for (let byte = this.byte(); !isWhitespace(byte) && !isDelimiter(byte) && byte >= 0; byte = this.byte()) {
      this.position += 1;
      if (byte !== 0x23) {
        name += String.fromCharCode(byte);
        continue;
      }
      const code = hexDigit(this.byte()) * 16 + hexDigit(this.byte(1));
      if (!(code > 0)) this.break('name');
      name += String.fromCharCode(code);
      this.position += 2;
    }
    return name;
  }

  private readArray(depth: number): CosValue {
    this.position += 1;
    const items: CosValue[] = [];
    for (;;) {
      this.skipWhitespace();
      if (this.byte() === 0x5d) break;
      items.push(this.readValue(depth + 1));
    }
    this.position += 1;
    return { kind: 'array', items };
  }

  private readDict(depth: number): CosDict {
    this.position += 2;
    const entries = new Map<string, CosValue>();
    for (;;) {
      this.skipWhitespace();
      if (this.byte() === 0x3e) break;
      if (this.byte() !== 0x2f) this.break('dictionary-key');
      const key = this.readName();
      if (entries.has(key)) this.break('dictionary-key-twice');
      const value = this.readValue(depth + 1);
      if (value.kind === 'ref' && kindKeys.has(key))
        this.indirectKinds.push({ number: value.number, at: this.position });
      entries.set(key, value);
    }
    this.expect('>>');
    return { kind: 'dict', entries };
  }

  private readHexString(): CosString {
    const start = this.position;
    const close = this.bytes.indexOf(0x3e, start);
    if (close < 0) this.break('hex-string');
    this.position = close;
    const digits = this.textFrom(start + 1).replaceAll(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9A-Fa-f]*$/.test(digits)) this.break('hex-string');
    this.position = close + 1;
    const bytes = new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
    return { kind: 'string', bytes, hex: true, start, end: this.position };
  }

  private readLiteralString(): CosString {
    const start = this.position;
    this.position += 1;
    const bytes: number[] = [];
    let open = 1;
    for (;;) {
      const byte = this.byte();
      if (byte < 0 || bytes.length > maximumLiteralBytes) this.break('string');
      this.position += 1;
      if (byte === 0x5c) {
        const escaped = this.readEscape();
        if (escaped !== null) bytes.push(escaped);
        continue;
      }
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      if (open === 0) break;
      // ISO 32000-1 §7.3.4.2: an end of line inside a string counts as one line feed, however it is written.
      if (byte === 0x0d && this.byte() === 0x0a) this.position += 1;
      bytes.push(byte === 0x0d ? 0x0a : byte);
    }
    return { kind: 'string', bytes: Uint8Array.from(bytes), hex: false, start, end: this.position };
  }

  /** What follows a backslash; null for an escaped end of line, which stands for nothing. */
  private readEscape(): number | null {
    const byte = this.byte();
    if (byte >= 0x30 && byte <= 0x37) {
      let value = 0;
      for (let i = 0; i < 3 && this.byte() >= 0x30 && this.byte() <= 0x37; i += 1) {
        value = value * 8 + this.byte() - 0x30;
        this.position += 1;
      }
      return value & 0xff;
    }
    this.position += 1;
    if (byte === 0x0d && this.byte() === 0x0a) this.position += 1;
    if (byte === 0x0d || byte === 0x0a) return null;
    return literalEscapes[String.fromCharCode(byte)] ?? this.break('string-escape');
  }

  private readNumberOrKeyword(): CosValue {
    const word = this.readWord();
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' };
    if (word === 'null') return { kind: 'null' };
    if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(word)) this.break('object-syntax');
    return /^\d{1,10}$/.test(word) && this.takeReferenceTail()
      ? { kind: 'ref', number: Number(word) }
      : { kind: 'number', value: Number(word) };
  }

  private readWord(): string {
    const start = this.position;
    for (let byte = this.byte(); byte >= 0 && !isWhitespace(byte) && !isDelimiter(byte); byte = this.byte()) {
      this.position += 1;
    }
    return this.textFrom(start);
  }

  private isWordEnd(ahead: number): boolean {
    const byte = this.byte(ahead);
    return byte < 0 || isWhitespace(byte) || isDelimiter(byte);
  }

  /** After a whole number: ` 0 R` makes it a reference. */
  private takeReferenceTail(): boolean {
    const start = this.position;
    this.skipWhitespace();
    const from = this.position;
    while (isDigit(this.byte())) this.position += 1;
    const to = this.position;
    this.skipWhitespace();
    const isReference = to > from && this.position > to && this.startsWith('R') && this.isWordEnd(1);
    if (!isReference) {
      this.position = start;
      return false;
    }
    if (to !== from + 1 || this.bytes[from] !== 0x30) this.break('generation');
    this.position += 1;
    return true;
  }
}
