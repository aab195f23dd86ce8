// The part of the tar format (POSIX.1-1988, "ustar") that a package uses: regular files with short names, one behind the other.
// The reader takes exactly what the writer makes: no folders, links, long names, sparse files or other owners.

const blockBytes = 512;

/** The stream is not what the writer makes. */
export class TarFault extends Error {}

export interface TarHead {
  readonly name: string;
  readonly sizeBytes: number;
}

/** Bytes of an entry with its header and its filling. */
export function tarEntryBytes(sizeBytes: number): number {
  return blockBytes + sizeBytes + fillBytes(sizeBytes);
}

export const tarEndBytes = 2 * blockBytes;

/** Names are ASCII and at most 100 characters long; sizes are below 8 GiB. */
export function tarHeader({ name, sizeBytes }: TarHead): Buffer {
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 100, 'latin1');
  header.write('0000600\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  header.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write('00000000000\0', 136, 'latin1');
  header.write('        ', 148, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

export function tarFilling(sizeBytes: number): Buffer {
  return Buffer.alloc(fillBytes(sizeBytes));
}

export const tarEnd = Buffer.alloc(tarEndBytes);

/** Reads entries in their order. Each entry's bytes are read before the next header. */
export class TarReader {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#iterator = chunks[Symbol.asyncIterator]();
  }

  /** Null at the end of the archive, behind which nothing more may stand. */
  async next(): Promise<TarHead | null> {
    const block = await this.#exactly(blockBytes);
    if (block.every((byte) => byte === 0)) {
      const second = await this.#exactly(blockBytes);
      if (!second.every((byte) => byte === 0) || (await this.#more())) throw new TarFault('no clean end');
      return null;
    }
    const name = block.toString('latin1', 0, 100).replace(/\0+$/, '');
    const digits = block.toString('latin1', 124, 135);
    if (!/^[0-7]{11}$/.test(digits)) throw new TarFault('no size');
    const head = { name, sizeBytes: Number.parseInt(digits, 8) };
    if (!tarHeader(head).equals(block)) throw new TarFault('another kind of entry');
    return head;
  }

  /** The bytes of the entry whose header was read last. */
  async *content({ sizeBytes }: TarHead): AsyncGenerator<Uint8Array> {
    let left = sizeBytes;
    while (left > 0) {
      if (!(await this.#more())) throw new TarFault('ends early');
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
    const filling = await this.#exactly(fillBytes(sizeBytes));
    if (!filling.every((byte) => byte === 0)) throw new TarFault('something behind an entry');
  }

  /** Ends the source, so that its file is closed. */
  async close(): Promise<void> {
    await this.#iterator.return?.();
  }

  async #exactly(length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    let done = 0;
    while (done < length) {
      if (!(await this.#more())) throw new TarFault('ends early');
      const part = this.#rest.subarray(0, length - done);
      bytes.set(part, done);
      this.#rest = this.#rest.subarray(part.length);
      done += part.length;
    }
    return bytes;
  }

  async #more(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#iterator.next();
      if (next.done === true) return false;
      this.#rest = next.value;
    }
    return true;
  }
}

function fillBytes(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
}
