/**
 * Strict reader for DER (X.690 §10): definite, shortest lengths, one-byte tags, nothing behind the last element. BER variants
 * that other readers forgive are refused, so that every byte of a signature has exactly one reading.
 */

export interface DerNode {
  readonly tag: number;
  /** The element with its header. */
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
}

/** Thrown for bytes that are not DER. Caught where the signature or certificate as a whole is judged. */
export class DerError extends Error {}

export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Reads the element at the start of `bytes`; what follows it is left alone. */
export function readDer(bytes: Uint8Array): DerNode {
  const tag = byteAt(bytes, 0);
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag of several bytes');
  const first = byteAt(bytes, 1);
  let headerLength = 2;
  let length = first;
  if (first >= 0x80) {
    const lengthBytes = first & 0x7f;
    if (lengthBytes === 0 || lengthBytes > 4) throw new DerError('indefinite or oversized length');
    length = 0;
    for (let i = 0; i < lengthBytes; i += 1) length = length * 256 + byteAt(bytes, 2 + i);
    headerLength += lengthBytes;
    if (length < 0x80 || length < 256 ** (lengthBytes - 1))
      throw new DerError('length not in its shortest form');
  }
  if (headerLength + length > bytes.length) throw new DerError('element longer than its container');
  const raw = bytes.subarray(0, headerLength + length);
  return { tag, raw, content: raw.subarray(headerLength) };
}

/** Reads `bytes` as exactly one element with the given tag. */
export function readOnly(bytes: Uint8Array, tag: number): DerNode {
  const node = expectTag(readDer(bytes), tag);
  if (node.raw.length !== bytes.length) throw new DerError('bytes behind the element');
  return node;
}

export function childrenOf(node: DerNode): DerNode[] {
  const children: DerNode[] = [];
  let rest = node.content;
  while (rest.length > 0) {
    const child = readDer(rest);
    children.push(child);
    rest = rest.subarray(child.raw.length);
  }
  return children;
}

export function expectTag(node: DerNode | undefined, tag: number): DerNode {
  if (node === undefined) throw new DerError('element missing');
  if (node.tag !== tag) throw new DerError(`tag ${node.tag} where ${tag} belongs`);
  return node;
}

/** Dotted form of an OBJECT IDENTIFIER, e.g. `1.2.840.113549.1.7.2`. */
export function readOid(node: DerNode | undefined): string {
  const { content } = expectTag(node, derTags.oid);
  const arcs: number[] = [];
  let value = 0;
  let fresh = true;
  for (const byte of content) {
    if (fresh && byte === 0x80) throw new DerError('padded object identifier');
    value = value * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(value)) throw new DerError('object identifier too large');
    fresh = byte < 0x80;
    if (!fresh) continue;
    if (arcs.length === 0) {
      const root = Math.min(2, Math.floor(value / 40));
      arcs.push(root, value - 40 * root);
    } else {
      arcs.push(value);
    }
    value = 0;
  }
  if (!fresh || arcs.length === 0) throw new DerError('object identifier cut short');
  return arcs.join('.');
}

/** A small non-negative INTEGER, shortest form. */
export function readSmallInteger(node: DerNode | undefined): number {
  const { content } = expectTag(node, derTags.integer);
  const first = byteAt(content, 0);
  if (first >= 0x80 || content.length > 4) throw new DerError('integer out of range');
  if (content.length > 1 && first === 0 && byteAt(content, 1) < 0x80) throw new DerError('padded integer');
  return content.reduce((value, byte) => value * 256 + byte, 0);
}

/** Content of a BIT STRING that must hold whole bytes (keys and signatures do). */
export function readBitStringBytes(node: DerNode | undefined): Uint8Array {
  const { content } = expectTag(node, derTags.bitString);
  if (byteAt(content, 0) !== 0) throw new DerError('bit string with unused bits');
  return content.subarray(1);
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function byteAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === undefined) throw new DerError('bytes end early');
  return byte;
}
