/** What is wrong with a JSON text. `line` counts from 1; null when the text ends too early. */
export type JsonFault =
  | { readonly kind: 'syntax'; readonly line: number | null }
  | { readonly kind: 'twice'; readonly field: string; readonly line: number };

const deepestNesting = 500;

/**
 * Finds the first fault of a JSON text (RFC 8259), or null. `JSON.parse` says the place in words that change between
 * versions and keeps the last of two equal keys without a word; here both have a line.
 */
export function jsonFault(text: string): JsonFault | null {
  const reader = new JsonReader(text);
  try {
    reader.readDocument();
    return null;
  } catch (error) {
    if (error instanceof FoundFault) return error.fault;
    throw error;
  }
}

class FoundFault extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readDocument(): void {
    this.#readValue(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fault();
  }

  #readValue(depth: number): void {
    if (depth > deepestNesting) this.#fault();
    this.#skipSpace();
    if (this.#take('{')) this.#readMembers(depth + 1);
    else if (this.#take('[')) this.#readElements(depth + 1);
    else if (this.#text[this.#at] === '"') this.#readString();
    else this.#match(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  }

  #readMembers(depth: number): void {
    const keys = new Set<string>();
    this.#skipSpace();
    if (this.#take('}')) return;
    do {
      this.#skipSpace();
      const start = this.#at;
      const key = this.#readString();
      if (keys.has(key)) throw new FoundFault({ kind: 'twice', field: key, line: this.#lineOf(start) });
      keys.add(key);
      this.#skipSpace();
      this.#need(':');
      this.#readValue(depth);
      this.#skipSpace();
    } while (this.#take(','));
    this.#need('}');
  }

  #readElements(depth: number): void {
    this.#skipSpace();
    if (this.#take(']')) return;
    do {
      this.#readValue(depth);
      this.#skipSpace();
    } while (this.#take(','));
    this.#need(']');
  }

  #readString(): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string.
    const token = this.#match(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y);
    return JSON.parse(token) as string;
  }

  #skipSpace(): void {
    this.#match(/[ \t\n\r]*/y);
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #need(character: string): void {
    if (!this.#take(character)) this.#fault();
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const token = pattern.exec(this.#text)?.[0];
    if (token === undefined) return this.#fault();
    this.#at += token.length;
    return token;
  }

  #fault(): never {
    const line = this.#at >= this.#text.length ? null : this.#lineOf(this.#at);
    throw new FoundFault({ kind: 'syntax', line });
  }

  #lineOf(position: number): number {
    return this.#text.slice(0, position).split(/\r\n|\r|\n/).length;
  }
}
