import { z } from 'zod';
import { parseStrictJson } from '../verify/strictJson.ts';

// The log that comes with a package, line by line: TRANSFER.md, §5.

const entrySchema = z.strictObject({
  seq: z.int().min(1),
  at: z.iso.datetime(),
  clock: z.enum(['ok', 'backwards', 'jump']),
  slotId: z.string().max(64),
  action: z.string().max(100),
  objects: z.array(
    z.strictObject({
      table: z.enum(['doc', 'ev']),
      kind: z.string().max(200),
      key: z.string().max(500),
      rev: z.int().min(0),
      sha256: z.string().max(64).nullable(),
      name: z.string().max(5000).optional(),
      changes: z.array(z.strictObject({ field: z.string().max(200), old: z.unknown(), new: z.unknown() })),
    }),
  ),
  recovered: z.boolean(),
});
export type TrailLineEntry = z.infer<typeof entrySchema>;

/** Longer lines are no entries: whoever looks at a package holds one of them in memory. */
export const trailLineLimitBytes = 256 * 1024 * 1024;

/** The entry in a line; null when it is none, or when its number does not rise above `after`. */
export function trailEntry(line: Uint8Array, after: number): TrailLineEntry | null {
  if (line.length > trailLineLimitBytes) return null;
  const entry = entrySchema.safeParse(parseStrictJson(line));
  return entry.success && entry.data.seq > after ? entry.data : null;
}

/** Counts the lines of a log that streams by and looks at each, until one is no entry. */
export class TrailCheck {
  #lines = 0;
  #lastSeq = 0;
  #unreadableLine: number | null = null;
  #held: Buffer[] = [];
  /** Of the line that is not at its end. */
  #heldBytes = 0;

  take(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      this.#hold(chunk.subarray(start, end));
      this.#endLine();
      start = end + 1;
    }
    this.#hold(chunk.subarray(start));
  }

  /** `unreadableLine` counts from 1; null when every line is an entry. */
  end(): { readonly lines: number; readonly unreadableLine: number | null } {
    if (this.#heldBytes > 0) this.#endLine();
    return { lines: this.#lines, unreadableLine: this.#unreadableLine };
  }

  #hold(bytes: Uint8Array): void {
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > trailLineLimitBytes) this.#unreadableLine ??= this.#lines + 1;
    if (this.#unreadableLine === null) this.#held.push(Buffer.from(bytes));
    else this.#held = [];
  }

  #endLine(): void {
    this.#lines += 1;
    if (this.#unreadableLine === null) {
      const entry = trailEntry(Buffer.concat(this.#held), this.#lastSeq);
      if (entry === null) this.#unreadableLine = this.#lines;
      else this.#lastSeq = entry.seq;
    }
    this.#held = [];
    this.#heldBytes = 0;
  }
}
