import { crc32, inflateRawSync } from 'node:zlib';
import { localBytes, readZipDirectory, type ZipEntry, zipTailBytes } from '../verify/zipDirectory.ts';

/** Why the text of a document is not shown. */
export type OfficeFault = 'damaged' | 'too-large';

/** A document that is not read further. */
export class OfficeRefusal extends Error {
  readonly fault: OfficeFault;

  constructor(fault: OfficeFault) {
    super(fault);
    this.fault = fault;
  }
}

const entryLimit = 2000;
/** Of one part, unpacked. */
const partLimitBytes = 24 * 1024 * 1024;
/** Of all parts that are read, unpacked. */
const totalLimitBytes = 48 * 1024 * 1024;
/** Text as people write it shrinks to a tenth; tables of equal cells to a hundredth. */
const ratioLimit = 250;
/** Below this a high ratio does no harm. */
const harmlessBytes = 1024 * 1024;

/** The parts of an Office document (ECMA-376, part 2: a ZIP). Nothing is unpacked before its announced size was looked at. */
export class OfficeParts {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #unpackedBytes = 0;

  constructor(bytes: Buffer) {
    const directory = readZipDirectory(
      bytes.subarray(Math.max(0, bytes.length - zipTailBytes)),
      bytes.length,
    );
    if (!directory.ok) throw new OfficeRefusal(directory.fault === 'limit' ? 'too-large' : 'damaged');
    if (directory.value.entries.length > entryLimit) throw new OfficeRefusal('too-large');
    this.#bytes = bytes;
    this.#entries = new Map(directory.value.entries.map((entry) => [entry.name, entry]));
  }

  /** The text of a part; null when there is none of that name. */
  text(name: string): string | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    const { sizeBytes, packedBytes } = entry;
    this.#unpackedBytes += sizeBytes;
    const isBomb = sizeBytes > harmlessBytes && sizeBytes > packedBytes * ratioLimit;
    if (isBomb || sizeBytes > partLimitBytes || this.#unpackedBytes > totalLimitBytes)
      throw new OfficeRefusal('too-large');
    return decodeXml(unpack(this.#bytes, entry));
  }
}

function unpack(bytes: Buffer, entry: ZipEntry): Buffer {
  const begin =
    entry.offset + localBytes + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(begin, begin + entry.packedBytes);
  let content: Buffer;
  try {
    content =
      entry.method === 'stored'
        ? packed
        : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.sizeBytes) });
  } catch {
    throw new OfficeRefusal('damaged'); // no Deflate data, or more of it than the directory announced
  }
  if (content.length !== entry.sizeBytes || crc32(content) !== entry.crc32)
    throw new OfficeRefusal('damaged');
  return content;
}

/** XML is UTF-8 unless a byte order mark says UTF-16. */
function decodeXml(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new OfficeRefusal('damaged');
  }
}
