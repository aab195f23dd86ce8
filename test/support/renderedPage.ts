import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const dpi = 150;

/** A page as poppler draws it: RGB, rows from the top. */
export interface RenderedPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Rectangle on the page in millimetres from its upper left corner. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export async function renderPage(file: string, which: 'last'): Promise<RenderedPage>;
export async function renderPage(file: string, which: 'others'): Promise<readonly RenderedPage[]>;
export async function renderPage(
  file: string,
  which: 'last' | 'others',
): Promise<RenderedPage | readonly RenderedPage[]> {
  const { stdout: info } = await run('pdfinfo', [file]);
  const last = Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]);
  if (which === 'last') return render(file, last);
  const pages: RenderedPage[] = [];
  for (let page = 1; page < last; page += 1) pages.push(await render(file, page));
  return pages;
}

/** Where pixels that are clearly red or blue stand; null when there are none. Mixtures of both, and the dark red of written signatures, count as neither. */
export function extentOf({ width, height, pixels }: RenderedPage, colour: 'red' | 'blue'): Extent | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
      const [wanted, other] = colour === 'red' ? [red, blue] : [blue, red];
      if (wanted < (colour === 'red' ? 200 : 150) || wanted < Math.max(other, green) + 120) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  const mm = (value: number) => (value * 25.4) / dpi;
  return right < 0 ? null : { left: mm(left), top: mm(top), right: mm(right + 1), bottom: mm(bottom + 1) };
}

/** Portable pixmap (P6) of one page. */
async function render(file: string, page: number): Promise<RenderedPage> {
  const only = ['-f', String(page), '-l', String(page)];
  const { stdout } = await run('pdftoppm', ['-r', String(dpi), ...only, file], {
    encoding: 'buffer',
    maxBuffer: 2 ** 27,
  });
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.subarray(0, 40).toString('latin1'));
  if (header === null) throw new Error('pdftoppm did not write a pixmap');
  return {
    width: Number(header[1]),
    height: Number(header[2]),
    pixels: new Uint8Array(stdout.subarray(header[0].length)),
  };
}
