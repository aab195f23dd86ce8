import { crc32, deflateSync } from 'node:zlib';

/** One chunk with its length and checksum (PNG, §5.3). */
export function pngChunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(body.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}

export interface PngPlan {
  readonly width: number;
  readonly height: number;
  /** Bits of one sample, 8 when left out. */
  readonly depth?: 8 | 16;
  /** 0 grey, 2 colours, 3 palette, 4 grey and opacity, 6 colours and opacity (the default). */
  readonly colourType?: 0 | 2 | 3 | 4 | 6;
  /** Samples of one pixel, 0 to 255; with a palette the one index. */
  readonly pixel: (x: number, y: number) => readonly number[];
  /** Chunks between header and pixels. */
  readonly chunks?: readonly Buffer[];
}

/** A PNG file written by hand, so that every kind of it can be had. */
export function pngFile({ width, height, depth = 8, colourType = 6, pixel, chunks = [] }: PngPlan): Buffer {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y += 1) {
    const samples: number[] = [0];
    for (let x = 0; x < width; x += 1)
      for (const sample of pixel(x, y)) samples.push(...(depth === 16 ? [sample, sample] : [sample]));
    rows.push(Buffer.from(samples));
  }
  return Buffer.concat([
    pngStart(width, height, depth, colourType),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Signature and header alone. */
export function pngStart(width: number, height: number, depth = 8, colourType = 6): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), pngChunk('IHDR', header)]);
}

const clear = [0, 0, 0, 0];

/** A red ring with a filled centre on a see-through ground: what a scanned seal looks like. `margin` is empty on every side. */
export function sealPng(diameter = 200, margin = 10): Buffer {
  const size = diameter + 2 * margin;
  const centre = (size - 1) / 2;
  return pngFile({
    width: size,
    height: size,
    pixel: (x, y) => {
      const radius = Math.hypot(x - centre, y - centre) / (diameter / 2);
      return (radius <= 1 && radius > 0.9) || radius < 0.4 ? [214, 20, 28, 235] : clear;
    },
  });
}

/** Blue waves across the whole width, see-through around them. */
export function handPng(width = 240, height = 110): Buffer {
  return pngFile({
    width,
    height,
    pixel: (x, y) => {
      const line = height / 2 + Math.sin((x / width) * Math.PI * 5) * (height / 2 - 4);
      return Math.abs(y - line) < 5 ? [24, 48, 190, 255] : clear;
    },
  });
}
