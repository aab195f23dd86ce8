/**
 * The directory of a ZIP (PKWARE APPNOTE 6.3.10, without ZIP64), read strictly: one reading only, nothing hidden between,
 * before or behind the files. What a person would unpack is what is checked here.
 */

export interface ZipEntry {
  /** As written, NFC. */
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly hasDescriptor: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  /** Of the local header, from the start of the ZIP. */
  readonly offset: number;
  /** The name's own bytes, to be met again in the local header. */
  readonly nameBytes: Uint8Array;
}

/** The broken rule. */
export type ZipFault =
  | 'end'
  | 'directory'
  | 'zip64'
  | 'encrypted'
  | 'method'
  | 'name'
  | 'duplicate'
  | 'link'
  | 'overlap'
  | 'limit'
  | 'content';

export const zipEntryLimit = 10_000;
/** Longest name of a file with its folders, in bytes. */
const nameLimitBytes = 1024;
/** Largest directory that is looked at, with the end record. */
export const zipTailBytes = 8 * 1024 * 1024;
/** Deflate makes at most 1032 bytes of one. */
const highestRatio = 1040;
const endBytes = 22;
const centralBytes = 46;
export const localBytes = 30;
const descriptorLimitBytes = 16;

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: ZipFault };

export interface ZipDirectory {
  /** In the order of their places; the name of a folder ends in `/`. */
  readonly entries: readonly ZipEntry[];
  /** Where the files end. */
  readonly offset: number;
}

/** `tail`: the last bytes of a ZIP of `sizeBytes`. */
export function readZipDirectory(tail: Uint8Array, sizeBytes: number): Read<ZipDirectory> {
  const view = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength);
  const end = view.length - endBytes;
  if (end < 0 || view.readUInt32LE(end) !== 0x06054b50) return { ok: false, fault: 'end' };
  const count = view.readUInt16LE(end + 10);
  const directoryBytes = view.readUInt32LE(end + 12);
  const directoryOffset = view.readUInt32LE(end + 16);
  if (count === 0xffff || directoryBytes === 0xffffffff || directoryOffset === 0xffffffff)
    return { ok: false, fault: 'zip64' };
  const isOneDisk =
    view.readUInt16LE(end + 4) === 0 &&
    view.readUInt16LE(end + 6) === 0 &&
    view.readUInt16LE(end + 8) === count;
  if (!isOneDisk || view.readUInt16LE(end + 20) !== 0) return { ok: false, fault: 'end' };
  if (count > zipEntryLimit || directoryBytes > end) return { ok: false, fault: 'limit' };
  if (directoryOffset + directoryBytes + endBytes !== sizeBytes) return { ok: false, fault: 'directory' };
  const entries = readEntries(view.subarray(end - directoryBytes, end), count);
  return entries.ok ? inPlace(entries.value, directoryOffset) : entries;
}

function readEntries(directory: Buffer, count: number): Read<readonly ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + centralBytes > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      return { ok: false, fault: 'directory' };
    const nameLength = directory.readUInt16LE(at + 28);
    const next =
      at + centralBytes + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) return { ok: false, fault: 'directory' };
    const record = directory.subarray(at, next);
    const entry = readEntry(record, nameLength);
    if (!entry.ok) return entry;
    const key = entry.value.name.toLowerCase();
    if (names.has(key)) return { ok: false, fault: 'duplicate' };
    names.add(key);
    entries.push(entry.value);
    at = next;
  }
  return at === directory.length ? { ok: true, value: entries } : { ok: false, fault: 'directory' };
}

function readEntry(record: Buffer, nameLength: number): Read<ZipEntry> {
  const flags = record.readUInt16LE(8);
  // Encrypted content, encrypted directory, patches.
  if ((flags & 0x2061) !== 0) return { ok: false, fault: 'encrypted' };
  const method = record.readUInt16LE(10);
  if (method !== 0 && method !== 8) return { ok: false, fault: 'method' };
  const packedBytes = record.readUInt32LE(20);
  const sizeBytes = record.readUInt32LE(24);
  const offset = record.readUInt32LE(42);
  if ([packedBytes, sizeBytes, offset].includes(0xffffffff)) return { ok: false, fault: 'zip64' };
  const nameBytes = record.subarray(centralBytes, centralBytes + nameLength);
  const name = nameOf(nameBytes);
  if (name === null) return { ok: false, fault: 'name' };
  if (isLink(record)) return { ok: false, fault: 'link' };
  const isPlausible = method === 0 ? packedBytes === sizeBytes : sizeBytes <= packedBytes * highestRatio;
  if (!isPlausible || (name.endsWith('/') && sizeBytes > 0)) return { ok: false, fault: 'content' };
  return {
    ok: true,
    value: {
      name,
      method: method === 0 ? 'stored' : 'deflated',
      hasDescriptor: (flags & 0x0008) !== 0,
      crc32: record.readUInt32LE(16),
      packedBytes,
      sizeBytes,
      offset,
      nameBytes,
    },
  };
}

/** Null for a name that would leave the folder it is unpacked in, or that is not UTF-8. */
function nameOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || bytes.length > nameLimitBytes) return null;
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  const escapes = parts.some((part) => part === '' || part === '.' || part === '..');
  return escapes || /[\\:\p{Cc}]/u.test(name) ? null : name.normalize('NFC');
}

/** Made on Unix (3) or macOS (19) with a mode that is neither a file nor a folder. */
function isLink(record: Buffer): boolean {
  const system = record.readUInt8(5);
  const type = (record.readUInt32LE(38) >>> 16) & 0xf000;
  return (system === 3 || system === 19) && type !== 0 && type !== 0x8000 && type !== 0x4000;
}

/** From the first byte to the directory every entry follows the one before, with room for nothing but its headers. */
function inPlace(entries: readonly ZipEntry[], directoryOffset: number): Read<ZipDirectory> {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  for (const [index, entry] of sorted.entries()) {
    if (index === 0 && entry.offset !== 0) return { ok: false, fault: 'overlap' };
    const next = sorted[index + 1]?.offset ?? directoryOffset;
    if (entry.offset + localBytes + entry.nameBytes.length + entry.packedBytes > next)
      return { ok: false, fault: 'overlap' };
  }
  if (sorted.length === 0 && directoryOffset !== 0) return { ok: false, fault: 'overlap' };
  return { ok: true, value: { entries: sorted, offset: directoryOffset } };
}

/** Bytes behind the content of an entry: its descriptor or nothing. */
export function isDescriptorLength(length: number, { hasDescriptor }: ZipEntry): boolean {
  return hasDescriptor ? length === 12 || length === descriptorLimitBytes : length === 0;
}
