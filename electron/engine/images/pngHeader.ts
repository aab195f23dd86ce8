import { imageLimits } from '../../../shared/domain/signatureImage.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export interface PngSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Looks through the chunks of a file (PNG, third edition, §5) without unpacking anything: its content says PNG, every chunk is
 * there up to IEND, and the size it claims can be held in memory.
 */
export function readPngHeader(bytes: Uint8Array, file: string): Result<PngSize> {
  if (bytes.byteLength > imageLimits.bytes)
    return fail('image-too-large', { file, limitBytes: imageLimits.bytes });
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!view.subarray(0, signature.length).equals(signature))
    return fail('image-unreadable', { file, reason: 'not-png' });
  const damaged = fail('image-unreadable', { file, reason: 'damaged' });
  let size: PngSize | null = null;
  let hasPixels = false;
  for (let at = signature.length; at + 12 <= view.length; ) {
    const length = view.readUInt32BE(at);
    const type = view.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > view.length) return damaged;
    if (type === 'IHDR' && length === 13 && at === signature.length)
      size = { width: view.readUInt32BE(at + 8), height: view.readUInt32BE(at + 12) };
    // APNG: which of its pictures is meant, a reader cannot know.
    if (type === 'acTL') return fail('image-unreadable', { file, reason: 'animated' });
    if (type === 'IDAT') hasPixels = true;
    if (type === 'IEND') return size !== null && hasPixels ? withinLimits(size, file) : damaged;
    at = end;
  }
  return damaged;
}

function withinLimits(size: PngSize, file: string): Result<PngSize> {
  const { width, height } = size;
  if (width === 0 || height === 0) return fail('image-unreadable', { file, reason: 'damaged' });
  const { pixels, side } = imageLimits;
  return width > side || height > side || width * height > pixels
    ? fail('image-too-many-pixels', { file, width, height, limitPixels: pixels })
    : succeed(size);
}
