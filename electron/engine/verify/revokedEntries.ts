import { readTime } from './certificate.ts';
import { childrenOf, type DerNode, derTags, equalBytes, expectTag, readDer } from './der.ts';

/** What a revocation list names (RFC 5280 §5.1.2.6), looked up where it stands: there may be hundreds of thousands. */
export interface RevokedEntries {
  readonly size: number;
  /** False when an entry has a critical extension. */
  readonly arePlain: boolean;
  /** `serial`: content of the INTEGER. Null when it is not named; of several days the first one. */
  dayOf(serial: Uint8Array): Date | null;
}

const smallestEntry = 8;

/** Throws `DerError` when an entry is none. `list`: the SEQUENCE OF entries; null when a list names nobody. */
export function readRevokedEntries(list: DerNode | null): RevokedEntries {
  const bytes = list?.content ?? new Uint8Array();
  const most = Math.ceil(bytes.length / smallestEntry);
  // A place and a hash for each: as objects they would cost a hundred times their bytes.
  const [places, hashes] = [new Uint32Array(most), new Uint32Array(most)];
  let size = 0;
  let arePlain = true;
  for (let at = 0; at < bytes.length; size += 1) {
    places[size] = at;
    const usual = usualLength(bytes, at);
    if (usual > 0) {
      hashes[size] = hashOf(bytes, at + 4, bytes[at + 3] ?? 0);
      at += usual;
      continue;
    }
    const { raw, serial, isPlain } = readEntry(bytes.subarray(at));
    hashes[size] = hashOf(serial, 0, serial.length);
    if (!isPlain) arePlain = false;
    at += raw.length;
  }
  const dayOf = (wanted: Uint8Array) => {
    const hash = hashOf(wanted, 0, wanted.length);
    let first: Date | null = null;
    for (let i = hashes.indexOf(hash); i >= 0 && i < size; i = hashes.indexOf(hash, i + 1)) {
      const { serial, day } = readEntry(bytes.subarray(places[i] ?? 0));
      if (equalBytes(serial, wanted) && (first === null || day < first)) first = day;
    }
    return first;
  };
  return { size, arePlain, dayOf };
}

/** Length of an entry with a short serial number and a UTCTime, nothing else: nearly all are. 0 for any other. */
function usualLength(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0x80;
  const serial = bytes[at + 3] ?? 0;
  const time = at + 4 + serial;
  if (bytes[at] !== derTags.sequence || length >= 0x80 || bytes[at + 2] !== derTags.integer) return 0;
  if (serial === 0 || serial >= 0x80 || bytes[time] !== derTags.utcTime || bytes[time + 1] !== 13) return 0;
  if (time + 15 !== at + 2 + length || time + 15 > bytes.length || bytes[time + 14] !== 0x5a) return 0;
  for (let i = time + 2; i < time + 14; i += 1) {
    const sign = bytes[i] ?? 0;
    if (sign < 0x30 || sign > 0x39) return 0;
  }
  return 2 + length;
}

function readEntry(bytes: Uint8Array) {
  const entry = expectTag(readDer(bytes), derTags.sequence);
  const [serial, day, extensions] = childrenOf(entry);
  const further = extensions === undefined ? [] : childrenOf(expectTag(extensions, derTags.sequence));
  return {
    raw: entry.raw,
    serial: expectTag(serial, derTags.integer).content,
    day: readTime(day),
    isPlain: !further.some(isCritical),
  };
}

function hashOf(bytes: Uint8Array, from: number, length: number): number {
  let hash = length;
  for (let i = from; i < from + length; i += 1) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) >>> 0;
  return hash;
}

/** Marked so that who does not understand it must not go on (RFC 5280 §5.2, §5.3). */
export function isCritical(extension: DerNode): boolean {
  const parts = childrenOf(expectTag(extension, derTags.sequence));
  return parts.length === 3 && parts[1]?.tag === derTags.boolean && parts[1].content[0] !== 0;
}
