import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

// Tink AES256-GCM-HKDF streaming AEAD: header ‖ segment 0 ‖ segment 1 ‖ …, readable by Google Tink.
// https://developers.google.com/tink/streaming-aead/aes_gcm_hkdf_streaming and FORMAT.md §9 of the vault.

/** 1 MiB, the template AES256_GCM_HKDF_1MB of Tink. */
export const segmentBytes = 1024 * 1024;
export const tagBytes = 16;
const saltBytes = 32;
const noncePrefixBytes = 7;
export const headerBytes = 1 + saltBytes + noncePrefixBytes;
const mostSegments = 2 ** 32;

export interface StreamHeader {
  readonly salt: Buffer;
  readonly noncePrefix: Buffer;
}

export function encodeHeader({ salt, noncePrefix }: StreamHeader): Buffer {
  return Buffer.concat([Buffer.from([headerBytes]), salt, noncePrefix]);
}

/** Null when the bytes are no header of this format. */
export function parseHeader(bytes: Buffer): StreamHeader | null {
  if (bytes.length !== headerBytes || bytes[0] !== headerBytes) return null;
  return { salt: bytes.subarray(1, 1 + saltBytes), noncePrefix: bytes.subarray(1 + saltBytes) };
}

export function newHeader(randomBytes: (size: number) => Buffer): StreamHeader {
  return { salt: randomBytes(saltBytes), noncePrefix: randomBytes(noncePrefixBytes) };
}

/** Key of one file. The caller wipes it. */
export function deriveFileKey(inputKey: Buffer, header: StreamHeader, associatedData: string): Buffer {
  return Buffer.from(hkdfSync('sha256', inputKey, header.salt, Buffer.from(associatedData, 'utf8'), 32));
}

/** Plaintext bytes that fit into a segment; the first one shares its place with the header. */
export function segmentCapacity(index: number, segmentSize: number): number {
  return segmentSize - tagBytes - (index === 0 ? headerBytes : 0);
}

/** Plaintext offset at which a segment begins. */
export function segmentStart(index: number, segmentSize: number): number {
  return index === 0 ? 0 : segmentCapacity(0, segmentSize) + (index - 1) * segmentCapacity(1, segmentSize);
}

export function segmentAt(offset: number, segmentSize: number): number {
  const first = segmentCapacity(0, segmentSize);
  return offset < first ? 0 : 1 + Math.floor((offset - first) / segmentCapacity(1, segmentSize));
}

/** Place of a segment in the file. */
export function segmentPosition(index: number, segmentSize: number): number {
  return index === 0 ? headerBytes : index * segmentSize;
}

export interface StreamSize {
  readonly plaintextBytes: number;
  readonly segments: number;
}

/** From the file size alone; null for a size that no writer produces. Believed only once the last segment opened. */
export function streamSize(fileBytes: number, segmentSize: number): StreamSize | null {
  const segments = Math.max(1, Math.ceil(fileBytes / segmentSize));
  const last = fileBytes - segmentPosition(segments - 1, segmentSize);
  const shortest = segments === 1 ? tagBytes : tagBytes + 1;
  if (last < shortest || segments > mostSegments) return null;
  return { plaintextBytes: fileBytes - headerBytes - segments * tagBytes, segments };
}

export function streamFileSize(plaintextBytes: number, segmentSize: number): number {
  const segments = plaintextBytes === 0 ? 1 : segmentAt(plaintextBytes - 1, segmentSize) + 1;
  return headerBytes + plaintextBytes + segments * tagBytes;
}

/** Plaintext bytes encrypted at a time: small enough for the allocator to hand out the same memory again and again. */
const pieceBytes = 64 * 1024;

/** Writes ciphertext and tag to the start of `target` and returns that part of it. */
export function sealSegment(
  fileKey: Buffer,
  header: StreamHeader,
  index: number,
  isLast: boolean,
  plaintext: Uint8Array,
  target: Buffer,
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', fileKey, segmentNonce(header, index, isLast));
  for (let done = 0; done < plaintext.length; done += pieceBytes) {
    const piece = cipher.update(plaintext.subarray(done, done + pieceBytes));
    piece.copy(target, done);
    freeAtOnce(piece);
  }
  cipher.final();
  cipher.getAuthTag().copy(target, plaintext.length);
  return target.subarray(0, plaintext.length + tagBytes);
}

/**
 * Gives the memory back without waiting for the garbage collector. It sees only small objects here and lets hundreds of
 * megabytes pile up, each of them mapped anew by the system.
 */
function freeAtOnce({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** Null when the segment is not the one written for this place of this file. */
export function openSegment(
  fileKey: Buffer,
  header: StreamHeader,
  index: number,
  isLast: boolean,
  sealed: Buffer,
): Buffer | null {
  if (sealed.length < tagBytes) return null;
  const end = sealed.length - tagBytes;
  const nonce = segmentNonce(header, index, isLast);
  const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(end));
  try {
    const plaintext = decipher.update(sealed.subarray(0, end));
    decipher.final();
    return plaintext;
  } catch {
    return null;
  }
}

function segmentNonce({ noncePrefix }: StreamHeader, index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  noncePrefix.copy(nonce);
  nonce.writeUInt32BE(index, noncePrefixBytes);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
