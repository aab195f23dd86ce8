import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a ZIP written by hand, right unless something else is asked for. */
export interface ForgedEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly deflated?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly localName?: string;
  readonly crc?: number;
  readonly sizeBytes?: number;
  readonly packed?: Uint8Array;
  /** Unix mode, e.g. 0o120777 for a link. */
  readonly mode?: number;
  /** Of the local header in the directory; where it stands when left out. */
  readonly offset?: number;
}

export interface ForgedZip {
  readonly before?: Uint8Array;
  readonly behind?: Uint8Array;
  readonly count?: number;
}

export function forgeZip(entries: readonly ForgedEntry[], { before, behind, count }: ForgedZip = {}): Buffer {
  const parts: Buffer[] = before === undefined ? [] : [Buffer.from(before)];
  const directory: Buffer[] = [];
  const length = (list: readonly Buffer[]) => list.reduce((sum, { length: bytes }) => sum + bytes, 0);
  for (const entry of entries) {
    const offset = entry.offset ?? length(parts);
    const content = Buffer.from(entry.content);
    const packed = Buffer.from(entry.packed ?? (entry.deflated ? deflateRawSync(content) : content));
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0x0800, 2);
    common.writeUInt16LE(entry.method ?? (entry.deflated ? 8 : 0), 4);
    common.writeUInt32LE(entry.crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.sizeBytes ?? content.length, 18);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const local = Buffer.from(common);
    local.writeUInt16LE(localName.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), local, localName, packed);
    const name = Buffer.from(entry.name);
    const central = Buffer.from(common);
    central.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), central, rest, name);
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count ?? entries.length, 4);
  end.writeUInt16LE(count ?? entries.length, 6);
  end.writeUInt32LE(length(directory), 8);
  end.writeUInt32LE(length(parts), 12);
  return Buffer.concat([
    ...parts,
    ...directory,
    Buffer.from('PK\u0005\u0006', 'latin1'),
    end,
    behind ?? Buffer.alloc(0),
  ]);
}
