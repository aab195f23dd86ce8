import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { type DurableFs, durableWriter, writeFully } from '../../durableWrite/durableWrite.js';
import { DamagedStream, type StreamReader } from './streamReader.ts';

/**
 * Decrypts into a temporary file beside the target and gives it its name only when the last segment and the
 * hash of the whole were right. Throws `DamagedStream` or the file system's error; the target is then as before.
 */
export async function writePlainCopy(
  reader: StreamReader,
  sha256: string,
  targetPath: string,
  disk: DurableFs,
): Promise<void> {
  const base = basename(targetPath).slice(0, 60);
  const temp = join(dirname(targetPath), `.${base}.${randomBytes(6).toString('hex')}.tmp`);
  let isPublished = false;
  try {
    const handle = await disk.open(temp, 'wx');
    try {
      const hash = createHash('sha256');
      for await (const segment of reader.segments()) {
        hash.update(segment);
        await writeFully(handle, segment);
      }
      if (hash.digest('hex') !== sha256) throw new DamagedStream('the content is not what was hashed');
      await handle.sync();
      const { size } = await handle.stat();
      if (size !== reader.sizeBytes) {
        throw Object.assign(new Error('the copy is short'), { code: 'EIO' });
      }
    } finally {
      await handle.close();
    }
    await durableWriter(disk).publishFile(temp, targetPath);
    isPublished = true;
  } finally {
    if (!isPublished) await disk.unlink(temp).catch(() => undefined);
  }
}
