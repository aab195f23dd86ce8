import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Zip, ZipPassThrough } from 'fflate';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { publishFile, writeFileDurably } from '../../durableWrite/durableWrite.js';
import { writeProblem } from '../vault/diskProblems.ts';
import type { EvidenceStore } from './evidenceStore.ts';

/** The manifest as written beside the files: what `return.json` says of the evidence. */
interface Manifest {
  readonly evidence: readonly ManifestEntry[];
}

export interface EvidenceExport {
  readonly form: 'zip' | 'folder';
  /** ZIP: the file to write. Folder: the folder in which a new one is made. */
  readonly target: string;
  /** Evidence id by SHA-256. */
  readonly ids: ReadonlyMap<string, string>;
}

const manifestName = 'manifest.json';

/** Sizes and places in a ZIP have 32 bits; 64 MiB are left for names and the manifest. */
const zipLimitBytes = 2 ** 32 - 2 ** 26;

/**
 * Writes all evidence of a return with its manifest, as plain files for the receiver. Each file is decrypted to its end and
 * compared with its hash before it counts. A folder or ZIP appears under its name only when it is whole.
 */
export async function exportEvidence(
  store: EvidenceStore,
  manifest: Manifest,
  { form, target, ids }: EvidenceExport,
): Promise<Result<{ readonly name: string; readonly files: number }>> {
  const sizeBytes = manifest.evidence.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  if (form === 'zip' && sizeBytes > zipLimitBytes)
    return fail('evidence-zip-too-large', { sizeBytes, limitBytes: zipLimitBytes });
  const parent = form === 'zip' ? path.dirname(target) : target;
  const staging = path.join(parent, `.minh-chung-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(staging);
    const written = await writeFiles(store, manifest, ids, staging);
    if (!written.ok) return written;
    const name =
      form === 'zip' ? await zipInto(staging, manifest, target) : await publishFolder(staging, parent);
    return succeed({ name, files: manifest.evidence.length });
  } catch (error) {
    return failAll([writeProblem(error)]);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function writeFiles(
  store: EvidenceStore,
  manifest: Manifest,
  ids: ReadonlyMap<string, string>,
  folder: string,
): Promise<Result<void>> {
  for (const { sha256, exportName } of manifest.evidence) {
    const id = ids.get(sha256);
    if (id === undefined) return fail('evidence-not-found', { id: sha256 });
    const saved = await store.saveCopy(id, path.join(folder, exportName));
    if (!saved.ok) return saved;
  }
  await writeFileDurably(
    path.join(folder, manifestName),
    Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
  );
  return succeed(undefined);
}

async function publishFolder(staging: string, parent: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const name = attempt === 1 ? 'minh-chung' : `minh-chung-${attempt}`;
    if (await exists(path.join(parent, name))) continue;
    await publishFile(staging, path.join(parent, name));
    return name;
  }
}

/** Evidence is mostly compressed already (photos, PDF, Office files): it is stored, not packed again. */
async function zipInto(staging: string, manifest: Manifest, target: string): Promise<string> {
  const partial = `${staging}.zip`;
  try {
    const packed = Readable.from(
      zipChunks(staging, [...manifest.evidence.map(({ exportName }) => exportName), manifestName]),
    );
    await pipeline(packed, createWriteStream(partial, { flags: 'wx', flush: true }));
    await publishFile(partial, target);
    return path.basename(target);
  } finally {
    await rm(partial, { force: true });
  }
}

async function* zipChunks(folder: string, names: readonly string[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const name of names) {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    for await (const chunk of createReadStream(path.join(folder, name))) {
      entry.push(chunk as Uint8Array);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

async function exists(place: string): Promise<boolean> {
  try {
    await stat(place);
    return true;
  } catch {
    return false;
  }
}
