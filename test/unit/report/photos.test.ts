import { createRequire } from 'node:module';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type VipsModule from 'wasm-vips';
import { type AnnexCopy, type AnnexPhotos, openAnnexPhotos } from '../../../electron/engine/report/photos.ts';
import { smallPhoto } from './renderPayload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Vips = Awaited<ReturnType<typeof VipsModule>>;
const load = createRequire(import.meta.url)('wasm-vips') as typeof VipsModule;
const folder = path.resolve(import.meta.dirname, '../../../node_modules/wasm-vips/lib');

/** Left half red, right half blue, so that turning it shows. */
function twoColours(vips: Vips, width: number, height: number) {
  const half = vips.Image.black(width / 2, height, { bands: 3 });
  const red = half.linear([1, 1, 1], [250, 10, 10]);
  const blue = half.linear([1, 1, 1], [10, 10, 250]);
  return red.join(blue, 'horizontal').cast('uchar').copy({ interpretation: 'srgb' });
}

function shown(copy: AnnexCopy) {
  if (copy.kind !== 'copy') throw new Error(`not shown: ${copy.reason}`);
  return copy;
}

/** Number of colour channels in the frame header (ITU T.81, B.2.2). */
function channels(jpeg: Uint8Array): number {
  for (let at = 2; at < jpeg.length; ) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) return jpeg[at + 9] ?? 0;
    at += 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0);
  }
  return 0;
}

/** A PNG whose header claims a size and that has no picture. */
function emptyPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(17);
  header.write('IHDR', 0, 'latin1');
  header.writeUInt32BE(width, 4);
  header.writeUInt32BE(height, 8);
  header.set([8, 2, 0, 0, 0], 12);
  const chunk = Buffer.alloc(25);
  chunk.writeUInt32BE(13, 0);
  chunk.set(header, 4);
  chunk.writeUInt32BE(crc32(header), 21);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk,
    Buffer.from('\0\0\0\0IDAT', 'latin1'),
  ]);
}

describe('the annex copy of a picture', () => {
  let photos: AnnexPhotos;
  let vips: Vips;
  const colourAt = (jpeg: Uint8Array, x: number, y: number) => vips.Image.newFromBuffer(jpeg).getpoint(x, y);

  beforeAll(async () => {
    photos = await openAnnexPhotos(folder);
    vips = await load();
  });
  afterAll(() => {
    photos.close();
    vips.shutdown();
  });

  it('is a JPEG of the same size when the picture is small', () => {
    expect(shown(photos.annexCopy(smallPhoto))).toMatchObject({ width: 64, height: 48 });
  });

  it('is at most 1,600 px long', () => {
    const large = twoColours(vips, 2400, 600).writeToBuffer('.jpg');
    expect(shown(photos.annexCopy(large))).toMatchObject({ width: 1600, height: 400 });
  });

  it('stands upright as the camera noted', () => {
    const image = twoColours(vips, 200, 100);
    image.setInt('orientation', 6);
    const copy = shown(photos.annexCopy(image.writeToBuffer('.jpg')));
    expect(copy).toMatchObject({ width: 100, height: 200 });
    expect(colourAt(copy.jpeg, 50, 20)[0]).toBeGreaterThan(200);
    expect(colourAt(copy.jpeg, 50, 180)[2]).toBeGreaterThan(200);
  });

  it('has no metadata: no EXIF, no profile, no comment', () => {
    const image = twoColours(vips, 200, 100);
    image.setString('exif-ifd0-Make', 'Máy ảnh');
    const text = Buffer.from(shown(photos.annexCopy(image.writeToBuffer('.jpg'))).jpeg).toString('latin1');
    expect(text).not.toContain('Exif');
    expect(text).not.toContain('ICC_PROFILE');
  });

  it('has three channels, also when the picture is CMYK or grey', () => {
    const image = twoColours(vips, 200, 100);
    const cmyk = image.colourspace('cmyk').writeToBuffer('.jpg');
    expect(channels(cmyk)).toBe(4);
    expect(channels(shown(photos.annexCopy(cmyk)).jpeg)).toBe(3);
    const grey = image.colourspace('b-w').writeToBuffer('.png');
    expect(channels(shown(photos.annexCopy(grey)).jpeg)).toBe(3);
  });

  it('shows transparency on white', () => {
    const clear = twoColours(vips, 40, 40).bandjoin(0).writeToBuffer('.png');
    for (const value of colourAt(shown(photos.annexCopy(clear)).jpeg, 20, 20))
      expect(value).toBeGreaterThan(250);
  });

  it('is made of WebP and GIF as well', () => {
    const image = twoColours(vips, 40, 40);
    for (const suffix of ['.webp', '.gif']) {
      expect(shown(photos.annexCopy(image.writeToBuffer(suffix)))).toMatchObject({ width: 40, height: 40 });
    }
  });

  it('is the same for the same bytes', () => {
    expect(photos.annexCopy(smallPhoto)).toEqual(photos.annexCopy(smallPhoto));
  });

  it('is refused for a picture of more than 100 megapixels before a pixel is read', () => {
    expect(photos.annexCopy(emptyPng(60_000, 60_000))).toEqual({
      kind: 'not-shown',
      reason: 'too-many-pixels',
    });
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['text', Buffer.from('đây không phải ảnh')],
    ['a header without a picture', emptyPng(100, 100)],
    ['a photo of which the end is missing', smallPhoto.subarray(0, 500)],
    ['a vector drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ])('is a value and no exception for %s', (_name, bytes) => {
    expect(photos.annexCopy(bytes)).toEqual({ kind: 'not-shown', reason: 'unreadable' });
  });

  it('is a value for any damaged picture', () => {
    fc.assert(
      fc.property(
        fc.nat(smallPhoto.length - 1),
        fc.array(fc.tuple(fc.nat(smallPhoto.length - 1), fc.nat(255)), { maxLength: 20 }),
        (length, changes) => {
          const damaged = Uint8Array.from(smallPhoto.subarray(0, length + 1));
          for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
          expect(['copy', 'not-shown']).toContain(photos.annexCopy(damaged).kind);
        },
      ),
      { numRuns: 60 },
    );
    expect(shown(photos.annexCopy(smallPhoto)).width).toBe(64);
  });
});
