import { stat } from 'node:fs/promises';
import path from 'node:path';
import { transferLimitBytes, transferVersion } from '../../../shared/domain/transfer.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { AgeFault, type AgeKey, ageLock, ageSource, beginsLikeAge } from '../evidence/agePackage.ts';
import { type ByteSource, fileSource } from '../evidence/byteSource.ts';
import { systemCode } from '../vault/diskProblems.ts';
import { TrailCheck } from './trailLines.ts';
import { PackageFault, type ReadPackage, readTransferStream, type TakePart } from './transferStream.ts';

/** A file that looks like a package, before it is opened. */
export interface SeenTransfer {
  readonly fileName: string;
  readonly sizeBytes: number;
  /** What it asks for. */
  readonly lock: 'passphrase' | 'key';
}

/** A package that was opened and read to its end once. */
export interface OpenedTransfer extends ReadPackage {
  readonly fileName: string;
  readonly sizeBytes: number;
  /** First line of its log that is no entry, counted from 1; null when all are. */
  readonly unreadableLine: number | null;
  /** Its bytes, decrypted anew at each reading. */
  readonly plain: ByteSource;
}

export interface ReadingWatch {
  readonly signal?: AbortSignal | undefined;
  /** Decrypted bytes so far, of about the size of the file. */
  readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
}

export class ReadingCancelled extends Error {}

/** Looks at the beginning of the file only. */
export async function seeTransfer(file: string): Promise<Result<SeenTransfer>> {
  const fileName = path.basename(file);
  try {
    const found = await stat(file);
    if (!found.isFile()) return fail('transfer-not-a-package', { file: fileName });
    if (found.size > transferLimitBytes)
      return fail('transfer-file-too-large', {
        file: fileName,
        sizeBytes: found.size,
        limitBytes: transferLimitBytes,
      });
    const source = fileSource(file);
    if (!beginsLikeAge(await firstBytes(source))) return fail('transfer-not-a-package', { file: fileName });
    return succeed({ fileName, sizeBytes: found.size, lock: await ageLock(source) });
  } catch (error) {
    return readingProblem(error, fileName);
  }
}

/** Opens the package and reads it to its end: what comes out was compared with every hash in it. Nothing is written. */
export async function openTransfer(
  file: string,
  key: AgeKey,
  watch: ReadingWatch = {},
): Promise<Result<OpenedTransfer>> {
  const seen = await seeTransfer(file);
  if (!seen.ok) return seen;
  const { fileName, sizeBytes } = seen.value;
  try {
    const plain = await ageSource(fileSource(file), key);
    const trail = new TrailCheck();
    const read = await readTransferStream(watched(plain, sizeBytes, watch), async ({ kind }, chunks) => {
      if (kind === 'audit') for await (const chunk of chunks) trail.take(chunk);
    });
    const { lines, unreadableLine } = trail.end();
    if (lines !== read.manifest.audit.count) throw new PackageFault('damaged');
    return succeed({ ...read, fileName, sizeBytes, unreadableLine, plain });
  } catch (error) {
    return readingProblem(error, fileName, 'identity' in key);
  }
}

/** Reads an opened package again; refused when it is no longer the same. */
export async function readAgain(
  { plain, fileName, sizeBytes, manifestSha256 }: OpenedTransfer,
  take: TakePart,
  watch: ReadingWatch,
): Promise<Result<void>> {
  try {
    await readTransferStream(watched(plain, sizeBytes, watch), async (part, chunks, read) => {
      if (read.manifestSha256 !== manifestSha256) throw new PackageFault('damaged');
      await take(part, chunks, read);
    });
    return succeed(undefined);
  } catch (error) {
    return readingProblem(error, fileName);
  }
}

async function* watched(
  source: ByteSource,
  totalBytes: number,
  { signal, onProgress }: ReadingWatch,
): AsyncGenerator<Uint8Array> {
  let doneBytes = 0;
  for await (const chunk of source.chunks()) {
    if (signal?.aborted) throw new ReadingCancelled();
    doneBytes += chunk.length;
    onProgress?.(Math.min(doneBytes, totalBytes), totalBytes);
    yield chunk;
  }
}

async function firstBytes(source: ByteSource): Promise<Uint8Array> {
  for await (const chunk of source.chunks()) return chunk;
  return new Uint8Array();
}

function readingProblem(error: unknown, file: string, hasIdentity = false): Result<never> {
  if (error instanceof ReadingCancelled) return fail('transfer-cancelled', {});
  if (error instanceof PackageFault) {
    if (error.kind === 'foreign') return fail('transfer-not-a-package', { file });
    if (error.kind === 'newer')
      return fail('transfer-newer-format', { file, found: error.found, supported: transferVersion });
    return fail('transfer-package-damaged', { file });
  }
  if (error instanceof AgeFault) {
    if (error.kind === 'damaged') return fail('transfer-package-damaged', { file });
    return hasIdentity
      ? fail('transfer-not-for-this-vault', { file })
      : fail('transfer-wrong-passphrase', { file });
  }
  const reason = systemCode(error);
  if (reason === undefined) throw error;
  return fail('transfer-unreadable', { file, reason });
}
