/** Values of the PDF object syntax (ISO 32000-1 §7.3), as the strict reader gives them. */
export type CosValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | CosString
  | { readonly kind: 'array'; readonly items: readonly CosValue[] }
  | CosDict
  | CosStream
  | { readonly kind: 'ref'; readonly number: number };

export interface CosString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  readonly hex: boolean;
  /** Place in the file, brackets or parentheses included. */
  readonly start: number;
  readonly end: number;
}

export interface CosDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, CosValue>;
}

export interface CosStream {
  readonly kind: 'stream';
  readonly dict: CosDict;
  readonly data: Uint8Array;
}

/** The file breaks a rule of the strict reader (SIGNING.md, "Strict file structure"). */
export class PdfRuleBroken extends Error {
  readonly rule: string;
  readonly offset: number;

  constructor(rule: string, offset: number) {
    super(`${rule} at ${offset}`);
    this.rule = rule;
    this.offset = offset;
  }
}

export function nameValue(value: CosValue | undefined): string | null {
  return value?.kind === 'name' ? value.value : null;
}

export function numberValue(value: CosValue | undefined): number | null {
  return value?.kind === 'number' ? value.value : null;
}

/** Whether a dictionary has no entry besides those of these names. */
export function hasOnly({ entries }: CosDict, keys: readonly string[]): boolean {
  return [...entries.keys()].every((key) => keys.includes(key));
}

/** Text string (ISO 32000-1 §7.9.2.2): UTF-16 with its mark, else read byte by byte. */
export function textValue(value: CosValue | undefined): string | null {
  if (value?.kind !== 'string') return null;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  return Buffer.from(bytes).toString('latin1');
}
