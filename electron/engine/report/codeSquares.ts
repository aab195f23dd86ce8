import { createRequire } from 'node:module';

interface DrawnSquare {
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

interface QrEncoder {
  measure(node: object): { readonly _canvas: readonly DrawnSquare[] };
}

let encoder: QrEncoder | null = null;

/** What the layout engine is told of the code with the hash: capitals, which a QR code packs tighter (ISO/IEC 18004, 7.4.4). */
export function codeOf(payloadSha256: string, side: number) {
  return { qr: payloadSha256.toUpperCase(), fit: side, mode: 'alphanumeric', eccLevel: 'M' } as const;
}

/** The dark squares of that code as `column,row`, counted from the upper left corner, in the order in which they are drawn. */
export function codeSquares(payloadSha256: string, side: number): readonly string[] {
  encoder ??= createRequire(import.meta.url)('pdfmake/js/qrEnc.js').default as QrEncoder;
  const [ground, ...squares] = encoder.measure(codeOf(payloadSha256, side))._canvas;
  return squares.map(({ x, y, w }) => `${(x - (ground?.x ?? 0)) / w},${(y - (ground?.y ?? 0)) / w}`);
}
