/**
 * ECDSA signature of a token, r ‖ s of equal length, as DER: SEQUENCE of two INTEGERs (RFC 3279, 2.2.3). Null when the length
 * is none of an ECDSA signature.
 */
export function ecdsaDer(raw: Uint8Array): Buffer | null {
  const half = raw.length / 2;
  if (!Number.isInteger(half) || half === 0 || half > 66) return null;
  const body = Buffer.concat([derInteger(raw.subarray(0, half)), derInteger(raw.subarray(half))]);
  return Buffer.concat([Buffer.from([0x30]), derLength(body.length), body]);
}

/** Shortest form of an unsigned number: no leading zeros but the one that keeps it positive. */
function derInteger(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = Buffer.from(first < 0 ? [0] : bytes.subarray(first));
  const isNegative = ((digits[0] ?? 0) & 0x80) !== 0;
  const content = isNegative ? Buffer.concat([Buffer.from([0]), digits]) : digits;
  return Buffer.concat([Buffer.from([0x02]), derLength(content.length), content]);
}

/** One byte up to 127, else 0x81 and one byte: P-521 needs it. */
function derLength(length: number): Buffer {
  return Buffer.from(length < 0x80 ? [length] : [0x81, length]);
}
