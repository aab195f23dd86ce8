/** Characters shown of one document, all its sheets together. */
export const shownCharacters = 256 * 1024;

/** Collects the beginning of a text. */
export class ShownText {
  readonly #limit: number;
  #pieces: string[] = [];
  #length = 0;
  isCut = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    const room = this.#limit - this.#length;
    if (text.length > room) this.isCut = true;
    const taken = text.slice(0, Math.max(0, room));
    this.#pieces.push(taken);
    this.#length += taken.length;
  }

  toString(): string {
    return this.#pieces.join('').toWellFormed();
  }
}
