/** How a platform lays out PKCS#11 structures. */
export interface CryptokiLayout {
  /** Bytes of CK_ULONG: `unsigned long` of the platform, 4 on Windows, 8 on 64-bit Linux and macOS. */
  readonly ulongBytes: number;
  /** Bytes of a pointer. */
  readonly pointerBytes: number;
  /** PKCS#11 headers pack structures to 1 byte on Windows; elsewhere members are aligned to their size. */
  readonly isPacked: boolean;
}

/** Layout of this process's platform; `ulongBytes` as the compiler of the platform has it. */
export function cryptokiLayout(platform: string, ulongBytes: number, architecture: string): CryptokiLayout {
  const pointerBytes = architecture === 'ia32' || architecture === 'arm' ? 4 : 8;
  return { ulongBytes, pointerBytes, isPacked: platform === 'win32' };
}

function writeUlong(layout: CryptokiLayout, buffer: Buffer, at: number, value: number): void {
  if (layout.ulongBytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
  else buffer.writeUInt32LE(value, at);
}

/** The value, or null for CK_UNAVAILABLE_INFORMATION (all bits set). */
export function readUlong(layout: CryptokiLayout, buffer: Buffer, at: number): number | null {
  if (layout.ulongBytes === 4) {
    const value = buffer.readUInt32LE(at);
    return value === 0xffff_ffff ? null : value;
  }
  const value = buffer.readBigUInt64LE(at);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(value);
}

/** One CK_ULONG, as the target of a call. */
export function ulongBuffer(layout: CryptokiLayout, value = 0): Buffer {
  const buffer = Buffer.alloc(layout.ulongBytes);
  writeUlong(layout, buffer, 0, value);
  return buffer;
}

/** Offsets of CK_ATTRIBUTE and CK_MECHANISM, which have the same shape: CK_ULONG, pointer, CK_ULONG. */
export function tripleOffsets({ ulongBytes, pointerBytes, isPacked }: CryptokiLayout) {
  const pointer = isPacked ? ulongBytes : Math.max(ulongBytes, pointerBytes);
  const length = pointer + pointerBytes;
  const end = length + ulongBytes;
  const size = isPacked ? end : Math.ceil(end / pointerBytes) * pointerBytes;
  return { pointer, length, size };
}

/** CK_ATTRIBUTE or CK_MECHANISM over memory at `address` (0n for none). */
export function tripleBuffer(layout: CryptokiLayout, type: number, address: bigint, length: number): Buffer {
  const offsets = tripleOffsets(layout);
  const buffer = Buffer.alloc(offsets.size);
  writeUlong(layout, buffer, 0, type);
  if (layout.pointerBytes === 8) buffer.writeBigUInt64LE(address, offsets.pointer);
  else buffer.writeUInt32LE(Number(address), offsets.pointer);
  writeUlong(layout, buffer, offsets.length, length);
  return buffer;
}

/** Offset of the first function pointer in CK_FUNCTION_LIST: behind CK_VERSION, two bytes. */
export function functionTableOffset({ pointerBytes, isPacked }: CryptokiLayout): number {
  return isPacked ? 2 : pointerBytes;
}
