import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openAnnexPhotos } from '../../electron/engine/report/photos.ts';
import type { Picture } from './exportRequest.ts';
import { resources } from './workplace.ts';

interface NoiseImage {
  gaussblur(sigma: number): NoiseImage;
  bandjoin(bands: readonly NoiseImage[]): NoiseImage;
  writeToBuffer(suffix: string, options: object): Uint8Array;
  delete(): void;
}
interface NoiseLibrary {
  shutdown(): void;
  readonly Image: { gaussnoise(width: number, height: number, options: object): NoiseImage };
}

/** Pictures of 1 megapixel with as much detail as a photo of a phone: about 200 kB each as JPEG. */
export async function makePictures(count: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = path.join(resources, 'vips');
  const module = (await import(pathToFileURL(path.join(folder, 'vips-node.mjs')).href)) as {
    default(options: object): Promise<NoiseLibrary>;
  };
  const wasmBinary = await readFile(path.join(folder, 'vips.wasm'));
  const vips = await module.default({ wasmBinary, dynamicLibraries: [], printErr: () => undefined });
  const pictures = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index += 1) {
    const bands = [1, 2, 3].map((band) => {
      const noise = vips.Image.gaussnoise(1152, 868, { mean: 128, sigma: 110, seed: index * 3 + band });
      return noise.gaussblur(1.6);
    });
    const [red, ...others] = bands;
    if (red === undefined) throw new Error('no band');
    const jpeg = red.bandjoin(others).writeToBuffer('.jpg', { Q: 80 });
    pictures.set(`anh-${String(index + 1).padStart(2, '0')}.jpg`, Uint8Array.from(jpeg));
    for (const band of bands) band.delete();
  }
  vips.shutdown();
  return pictures;
}

/** The pictures as the app keeps them, each with its copy for the annex. */
export async function keptPictures(pictures: ReadonlyMap<string, Uint8Array>): Promise<readonly Picture[]> {
  const photos = await openAnnexPhotos(path.join(resources, 'vips'));
  const kept = [...pictures].map(([name, bytes]) => {
    const made = photos.annexCopy(bytes);
    if (made.kind !== 'copy') throw new Error(`${name} cannot be shown`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name, sha256, sizeBytes: bytes.byteLength, copy: Uint8Array.from(made.jpeg) };
  });
  photos.close();
  return kept;
}
