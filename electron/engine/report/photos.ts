import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What became of a picture on its way into the photo annex. */
export type AnnexCopy =
  | { readonly kind: 'copy'; readonly jpeg: Uint8Array; readonly width: number; readonly height: number }
  | { readonly kind: 'not-shown'; readonly reason: 'too-many-pixels' | 'unreadable' };

/** Pixels of four bytes (red, green, blue, opacity), sRGB, rows from the top. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Re-encodes pictures for the photo annex. */
export interface AnnexPhotos {
  /**
   * Upright sRGB JPEG of at most 1,600 px without metadata; transparency on white, the first frame of an animation.
   * A damaged or hostile picture is `not-shown`, never an exception. Blocks the thread: about a
   * quarter of a second for 1 megapixel.
   */
  annexCopy(bytes: Uint8Array): AnnexCopy;
  /**
   * The pixels of a PNG of any kind (palette, grey, 16 bits, with a colour profile) in sRGB, at most `longest` pixels a side;
   * null when they cannot be read. The caller has looked at its size.
   */
  decodePng(bytes: Uint8Array, longest: number): Rgba | null;
  /** A PNG of such pixels, without metadata. */
  encodePng(image: Rgba): Uint8Array;
  /** Ends the library's threads. */
  close(): void;
}

/** Pictures above this size stay listed files: they would have to fit into memory to be shown. */
export const photoSizeLimitBytes = 256 * 1024 * 1024;

const annexPixelLimit = 100_000_000;
const longestSide = 1600;
const quality = 82;

/** The part of wasm-vips that is used. */
interface Vips {
  concurrency(threads: number): void;
  shutdown(): void;
  readonly Cache: { max(operations: number): void };
  readonly Image: {
    newFromMemory(
      pixels: Uint8Array,
      width: number,
      height: number,
      bands: number,
      format: 'uchar',
    ): VipsImage;
    newFromBuffer(bytes: Uint8Array, loadOptions?: string, options?: object): VipsImage;
  };
}
interface VipsImage {
  readonly width: number;
  readonly height: number;
  getString(field: string): string;
  readonly bands: number;
  hasAlpha(): boolean;
  addalpha(): VipsImage;
  cast(format: 'uchar'): VipsImage;
  copy(options: { interpretation: 'srgb' }): VipsImage;
  writeToMemory(): Uint8Array;
  thumbnailImage(width: number, options: object): VipsImage;
  colourspace(space: string): VipsImage;
  flatten(options: object): VipsImage;
  writeToBuffer(suffix: string, options: object): Uint8Array;
  delete(): void;
}

/**
 * Loads libvips (WebAssembly) from `folder` (`<resources>/vips`). A folder without it is a broken installation and throws.
 * Loading takes about 100 ms and, with the first picture, 120 MB: it waits until one is attached.
 */
export async function openAnnexPhotos(folder: string): Promise<AnnexPhotos> {
  const module = (await import(
    /* @vite-ignore */ pathToFileURL(path.join(folder, 'vips-node.mjs')).href
  )) as { default(options: object): Promise<Vips> };
  const vips = await module.default({
    wasmBinary: await readFile(path.join(folder, 'vips.wasm')),
    // No plug-ins for HEIF, JPEG XL and SVG: fewer parsers for hostile files.
    dynamicLibraries: [],
    preRun: (instance: { ENV?: Record<string, string> }) => {
      // The decoders' remarks about damaged pictures are no messages of this program.
      if (instance.ENV) instance.ENV.VIPS_WARNING = '0';
    },
    print: () => undefined,
    printErr: () => undefined,
  });
  vips.concurrency(1);
  // Each picture is read once: nothing of it stays in memory.
  vips.Cache.max(0);
  return {
    annexCopy(bytes) {
      try {
        return copyOf(vips, bytes);
      } catch {
        // Whatever the decoder says of a damaged file: it cannot be shown, and its bytes stay evidence.
        return { kind: 'not-shown', reason: 'unreadable' };
      }
    },
    decodePng(bytes, longest) {
      try {
        return pixelsOf(vips, bytes, longest);
      } catch {
        // As above: a damaged file has no pixels.
        return null;
      }
    },
    encodePng: ({ width, height, pixels }) =>
      withImages((keep) => {
        const raw = keep(vips.Image.newFromMemory(pixels, width, height, 4, 'uchar'));
        return keep(raw.copy({ interpretation: 'srgb' })).writeToBuffer('.png', { keep: 'none' });
      }),
    close: () => vips.shutdown(),
  };
}

function pixelsOf(vips: Vips, bytes: Uint8Array, longest: number): Rgba | null {
  return withImages((keep) => {
    const original = keep(vips.Image.newFromBuffer(bytes, '', { fail_on: 'truncated' }));
    if (!original.getString('vips-loader').startsWith('png')) return null;
    const size = { height: longest, size: 'down', output_profile: 'srgb' };
    const rgb = keep(keep(original.thumbnailImage(longest, size)).colourspace('srgb'));
    const bytesOnly = keep((rgb.hasAlpha() ? rgb : keep(rgb.addalpha())).cast('uchar'));
    if (bytesOnly.bands !== 4) return null;
    const { width, height } = bytesOnly;
    return { width, height, pixels: bytesOnly.writeToMemory().slice() };
  });
}

/** Images of the library live outside the garbage collector: all that `work` kept are freed at its end. */
function withImages<T>(work: (keep: (image: VipsImage) => VipsImage) => T): T {
  const opened: VipsImage[] = [];
  const keep = (image: VipsImage): VipsImage => {
    opened.push(image);
    return image;
  };
  try {
    return work(keep);
  } finally {
    for (const image of opened.reverse()) image.delete();
  }
}

function copyOf(vips: Vips, bytes: Uint8Array): AnnexCopy {
  return withImages((keep) => {
    const header = keep(vips.Image.newFromBuffer(bytes));
    if (header.width * header.height > annexPixelLimit)
      return { kind: 'not-shown', reason: 'too-many-pixels' };
    const shrink = header.getString('vips-loader').startsWith('jpeg') ? jpegShrink(header) : 1;
    const original = keep(
      vips.Image.newFromBuffer(bytes, '', { fail_on: 'truncated', ...(shrink > 1 ? { shrink } : {}) }),
    );
    const small = keep(
      original.thumbnailImage(longestSide, {
        height: longestSide,
        size: 'down',
        output_profile: 'srgb',
      }),
    );
    const rgb = keep(small.colourspace('srgb'));
    const flat = rgb.hasAlpha() ? keep(rgb.flatten({ background: [255, 255, 255] })) : rgb;
    const jpeg = flat.writeToBuffer('.jpg', { Q: quality, keep: 'none', optimize_coding: true });
    return { kind: 'copy', jpeg, width: flat.width, height: flat.height };
  });
}

/** A JPEG can be decoded at a half, a quarter or an eighth of its size, which is several times faster. */
function jpegShrink({ width, height }: VipsImage): number {
  return [8, 4, 2].find((shrink) => Math.max(width, height) / shrink >= longestSide) ?? 1;
}
