import type { SignaturePlace } from './checkSignature.ts';

/**
 * The signature that says it covers the whole file, looked for in the raw bytes of a file whose structure cannot be checked.
 * Good enough to tell altered bytes from unaltered ones; never enough for more.
 */
export function findRawSignature(bytes: Uint8Array): SignaturePlace | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  for (const match of text.matchAll(/\/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g)) {
    const [gapStart = 0, gapEnd = 0, tail = 0] = match.slice(1).map(Number);
    if (gapEnd + tail !== bytes.length || text[gapStart] !== '<' || text[gapEnd - 1] !== '>') continue;
    const around =
      text.slice(Math.max(0, match.index - 2_000), match.index) + text.slice(match.index, match.index + 400);
    return {
      field: '',
      contents: { start: gapStart, end: gapEnd, hex: true },
      byteRange: [0, gapStart, gapEnd, tail],
      subFilter: /\/SubFilter\s*\/([\w.]+)/.exec(around)?.[1] ?? null,
      claimedTime: null,
    };
  }
  return null;
}
