import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { AgeFault, ageSource, beginsLikeAge } from '../evidence/agePackage.ts';
import { type ByteSource, fileSource } from '../evidence/byteSource.ts';
import { systemCode } from '../vault/diskProblems.ts';
import { hashZip } from './hashZip.ts';

/** A file to compare with the manifest: SHA-256, or the size where that alone tells; null when it cannot be read. */
export interface FoundFile {
  /** Without folders, NFC. */
  readonly name: string;
  readonly hash: () => Promise<string | null>;
}

/** Where returned evidence lies: a folder, a ZIP, or a ZIP inside an age file. */
export interface EvidencePlace {
  find(manifest: readonly ManifestEntry[]): Promise<Result<readonly FoundFile[]>>;
}

/** `passphrase`: of an age file; null when none was given. */
export async function openEvidencePlace(
  path: string,
  passphrase: string | null,
): Promise<Result<EvidencePlace>> {
  const file = basename(path);
  const kind = await stat(path).catch(() => null);
  if (kind === null) return fail('file-unreadable', { file });
  if (kind.isDirectory())
    return (await listed(path)) === null
      ? fail('file-unreadable', { file })
      : succeed({ find: (manifest) => findInFolder(path, manifest) });
  if (!kind.isFile()) return fail('file-unreadable', { file });
  try {
    const plain = fileSource(path);
    if (!beginsLikeAge(await headOf(path)))
      return succeed({ find: (manifest) => findInZip(plain, file, manifest) });
    if (passphrase === null) return fail('package-password-missing', { file });
    const opened = await ageSource(plain, passphrase);
    return succeed({ find: (manifest) => findInZip(opened, file, manifest) });
  } catch (error) {
    return sourceFault(error, file);
  }
}

function sourceFault(error: unknown, file: string): Result<never> {
  if (error instanceof AgeFault)
    return error.kind === 'password'
      ? fail('package-wrong-password', { file })
      : fail('package-damaged', { file, rule: 'age' });
  if (systemCode(error) === undefined) throw error;
  return fail('file-unreadable', { file });
}

/**
 * Of a folder and its sub-folders. Only names of the folders' own listings are opened; links are not followed, and what has another
 * size than it is listed with is not read.
 */
async function findInFolder(
  dir: string,
  manifest: readonly ManifestEntry[],
): Promise<Result<readonly FoundFile[]>> {
  const listing = await listed(dir);
  if (listing === null) return fail('file-unreadable', { file: basename(dir) });
  const paths = await filesBelow(dir, listing);
  const sizes = listedSizes(manifest);
  return succeed(
    paths.map((path) => {
      const name = basename(path).normalize('NFC');
      return { name, hash: once(() => hashFile(path, sizes.get(name) ?? new Set())) };
    }),
  );
}

/** Unpacked in memory piece by piece, and only what has the name and the size of a listed file. */
async function findInZip(
  source: ByteSource,
  file: string,
  manifest: readonly ManifestEntry[],
): Promise<Result<readonly FoundFile[]>> {
  const sizes = listedSizes(manifest);
  // Copies of one name in several folders: each listed file is unpacked twice at most.
  let left = 2 * manifest.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  try {
    const zip = await hashZip(source, ({ name, sizeBytes }) => {
      const isListed = sizes.get(lastPart(name))?.has(sizeBytes) === true && sizeBytes <= left;
      if (isListed) left -= sizeBytes;
      return isListed;
    });
    if (!zip.ok) return fail('package-damaged', { file, rule: zip.fault });
    return succeed(
      zip.entries.map(({ name, sizeBytes, sha256 }) => ({
        name: lastPart(name),
        hash: () => Promise.resolve(sha256 ?? sizeAlone(sizeBytes)),
      })),
    );
  } catch (error) {
    return sourceFault(error, file);
  }
}

/** Sizes in bytes that files of a name (NFC) are listed with. */
function listedSizes(manifest: readonly ManifestEntry[]): ReadonlyMap<string, ReadonlySet<number>> {
  const sizes = new Map<string, Set<number>>();
  for (const { exportName, name, sizeBytes } of manifest)
    for (const key of [exportName, name].map((text) => text.normalize('NFC')))
      sizes.set(key, (sizes.get(key) ?? new Set()).add(sizeBytes));
  return sizes;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(64);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function filesBelow(dir: string, listing: readonly Dirent[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const entry of listing) {
    const path = join(dir, entry.name);
    if (entry.isFile()) files.push(path);
    if (entry.isDirectory()) files.push(...(await filesBelow(path, (await listed(path)) ?? [])));
  }
  return files;
}

function listed(dir: string): Promise<readonly Dirent[] | null> {
  return readdir(dir, { withFileTypes: true }).catch(() => null);
}

function sizeAlone(sizeBytes: number): string {
  return `${sizeBytes} byte`;
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | null = null;
  return () => {
    started ??= work();
    return started;
  };
}

/** The size alone where it is none of the listed ones; null when the file cannot be read to its end. */
async function hashFile(path: string, sizes: ReadonlySet<number>): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    const { size } = await stat(path);
    if (!sizes.has(size)) return sizeAlone(size);
    // No further than the size that was looked at: a file may grow while it is read.
    const bytes = createReadStream(path, { highWaterMark: 1024 * 1024, end: size });
    for await (const chunk of bytes) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
