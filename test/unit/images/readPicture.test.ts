import path from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPicture } from '../../../electron/engine/images/readPicture.ts';
import { type AnnexPhotos, openAnnexPhotos } from '../../../electron/engine/report/photos.ts';
import { imageLimits } from '../../../shared/domain/signatureImage.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';
import { handPng, pngChunk, pngFile, pngStart, sealPng } from '../../support/pngFiles.ts';
import { smallPhoto } from '../report/renderPayload.ts';

let photos: AnnexPhotos;
beforeAll(async () => {
  photos = await openAnnexPhotos(path.resolve(import.meta.dirname, '../../../node_modules/wasm-vips/lib'));
}, 60_000);
afterAll(() => photos.close());

const file = 'dau.png';
const read = (bytes: Uint8Array, slot: 'seal' | 'hand-signature' = 'seal') =>
  readPicture(bytes, slot, file, (png) => photos.decodePng(png, 1200));
const reasonOf = (bytes: Uint8Array) => {
  const result = read(bytes);
  return result.ok ? 'read' : result.problems.map(({ facts }) => Object(facts).reason ?? Object(facts).width);
};
/** A red disc that fills 60 × 60 pixels. */
const disc = (x: number, y: number) => Math.hypot(x - 29.5, y - 29.5) <= 30;
const end = pngChunk('IEND', Buffer.alloc(0));

describe('a picture for a signature', { timeout: 60_000 }, () => {
  it('is cut to what is drawn and keeps its opacity', () => {
    const seal = expectValue(read(sealPng(200, 40)));
    expect([seal.width, seal.height]).toEqual([200, 200]);
    expect(seal.alpha[0]).toBe(0);
    expect([...seal.rgb.subarray(0, 3)]).toEqual([0, 0, 0]);
    const centre = 100 * 200 + 100;
    expect(seal.alpha[centre]).toBe(235);
    expect([...seal.rgb.subarray(centre * 3, centre * 3 + 3)]).toEqual([214, 20, 28]);
    const hand = expectValue(read(handPng(), 'hand-signature'));
    expect(hand.width).toBe(240);
  });

  it('is read from 16 bits, from a palette, and made smaller when it is large', () => {
    const deep = pngFile({
      width: 60,
      height: 60,
      depth: 16,
      pixel: (x, y) => (disc(x, y) ? [200, 10, 20, 255] : [0, 0, 0, 0]),
    });
    const palette = pngFile({
      width: 60,
      height: 60,
      colourType: 3,
      pixel: (x, y) => [disc(x, y) ? 1 : 0],
      chunks: [
        pngChunk('PLTE', Buffer.from([0, 0, 0, 200, 10, 20])),
        pngChunk('tRNS', Buffer.from([0, 255])),
      ],
    });
    for (const png of [deep, palette]) {
      const picture = expectValue(read(png));
      expect([picture.width, picture.height]).toEqual([60, 60]);
      const centre = 30 * 60 + 30;
      expect([...picture.rgb.subarray(centre * 3, centre * 3 + 3), picture.alpha[centre]]).toEqual([
        200, 10, 20, 255,
      ]);
    }
    expect(expectValue(read(sealPng(1500, 0))).width).toBeLessThanOrEqual(1200);
  });

  it('with grey, or the colour of the other picture, is not what the decree asks for', () => {
    const grey = pngFile({
      width: 60,
      height: 60,
      colourType: 4,
      pixel: (x, y) => (disc(x, y) ? [90, 255] : [0, 0]),
    });
    expect(expectCodes(read(grey))).toEqual(['image-wrong-colour']);
    expect(expectCodes(read(handPng()))).toEqual(['image-wrong-colour']);
    expect(expectCodes(read(sealPng(), 'hand-signature'))).toEqual(['image-wrong-colour']);
  });

  it('on opaque ground would cover what lies below, and one without a drawing is refused', () => {
    const opaque = pngFile({
      width: 60,
      height: 60,
      colourType: 2,
      pixel: (x, y) => (disc(x, y) ? [200, 10, 20] : [255, 255, 255]),
    });
    expect(expectCodes(read(opaque))).toEqual(['image-not-transparent']);
    const empty = pngFile({ width: 60, height: 60, pixel: () => [255, 0, 0, 0] });
    const dot = pngFile({
      width: 60,
      height: 60,
      pixel: (x, y) => (x + y < 5 ? [255, 0, 0, 255] : [0, 0, 0, 0]),
    });
    expect([empty, dot].map((png) => expectCodes(read(png)))).toEqual([['image-empty'], ['image-empty']]);
  });

  it('is told by its content, whatever its name', () => {
    const others = [
      smallPhoto,
      Buffer.from('GIF89a'),
      Buffer.from('%PDF-1.7'),
      Buffer.from('<svg/>'),
      Buffer.alloc(0),
    ];
    expect(others.map(reasonOf)).toEqual(others.map(() => ['not-png']));
    const animated = pngFile({
      width: 60,
      height: 60,
      pixel: (x, y) => (disc(x, y) ? [200, 10, 20, 255] : [0, 0, 0, 0]),
      chunks: [pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))],
    });
    expect(reasonOf(animated)).toEqual(['animated']);
  });

  it('that claims more than fits into memory is refused before anything is unpacked', () => {
    const bomb = Buffer.concat([
      pngStart(30_000, 30_000),
      pngChunk('IDAT', deflateSync(Buffer.alloc(10_000_000))),
      end,
    ]);
    expect(expectCodes(read(bomb))).toEqual(['image-too-many-pixels']);
    expect(
      expectCodes(read(Buffer.concat([pngStart(0xffff_ffff, 1), pngChunk('IDAT', Buffer.alloc(1)), end]))),
    ).toEqual(['image-too-many-pixels']);
    expect(expectCodes(read(Buffer.alloc(imageLimits.bytes + 1)))).toEqual(['image-too-large']);
  });

  it('whose packed text or colour profile is a bomb costs nothing', () => {
    const text = Buffer.concat([Buffer.from('a\0\0', 'latin1'), deflateSync(Buffer.alloc(50_000_000))]);
    const plan = {
      width: 60,
      height: 60,
      pixel: (x: number, y: number) => (disc(x, y) ? [200, 10, 20, 255] : [0, 0, 0, 0]),
    };
    const before = process.memoryUsage().rss;
    for (const type of ['zTXt', 'iCCP']) read(pngFile({ ...plan, chunks: [pngChunk(type, text)] }));
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('that ends too early, has no pixels, or has less than it claims is damaged', () => {
    const whole = sealPng();
    const damaged = [
      whole.subarray(0, whole.length - 12),
      whole.subarray(0, 40),
      whole.subarray(0, 8),
      Buffer.concat([pngStart(60, 60), end]),
      Buffer.concat([pngStart(0, 60), pngChunk('IDAT', deflateSync(Buffer.alloc(10))), end]),
      Buffer.concat([pngStart(60, 60), pngChunk('IDAT', deflateSync(Buffer.alloc(500))), end]),
      Buffer.concat([pngStart(60, 60), pngChunk('IDAT', Buffer.from('no deflate')), end]),
    ];
    expect(damaged.map(reasonOf)).toEqual(damaged.map(() => ['damaged']));
  });

  it('altered in any way is a picture or a problem, never a fault', () => {
    const seed = sealPng(40, 4);
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 8 });
    const altered = fc.oneof(
      fc.tuple(fc.nat(seed.length - 1), bytes, fc.nat(seed.length)).map(([at, values, length]) => {
        const copy = Buffer.from(seed);
        copy.set(values.subarray(0, copy.length - at), at);
        return copy.subarray(0, length);
      }),
      // With the right checksums, so that header and packed pixels themselves are read.
      fc
        .tuple(fc.nat(40), fc.constantFrom(8, 16, 1, 7), fc.nat(7), bytes, fc.nat(300))
        .map(([side, depth, colourType, values, at]) => {
          const packed = deflateSync(Buffer.alloc(60 * 241, 7));
          packed.set(values.subarray(0, Math.max(0, packed.length - at)), Math.min(at, packed.length));
          return Buffer.concat([pngStart(side, 60, depth, colourType), pngChunk('IDAT', packed), end]);
        }),
    );
    fc.assert(
      fc.property(altered, (png) => {
        const result = read(png);
        if (result.ok) expect(result.value.alpha.length * 3).toBe(result.value.rgb.length);
        else expect(result.problems[0]?.code).toMatch(/^image-/);
      }),
      { numRuns: 400 },
    );
  });
});
