import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { publishFile, writeFileDurably } from '../../durableWrite/durableWrite.js';
import { isPathTooLong } from '../pathLength.ts';
import { writeProblem } from '../vault/diskProblems.ts';
import { withMissingBytes } from '../vault/missingBytes.ts';
import {
  type EvidenceReader,
  manifestBytes,
  manifestName,
  type PackedManifest,
  UnreadableEvidence,
  writeEvidencePackage,
} from './evidencePackage.ts';
import type { EvidenceStore } from './evidenceStore.ts';

/** ZIP and age: the file to write. Folder: the folder in which a new one is made. */
export type EvidenceExportForm =
  | { readonly form: 'zip' | 'folder' }
  | { readonly form: 'age'; readonly passphrase: string; readonly workFactor?: number };

export type EvidenceExport = EvidenceExportForm & {
  readonly target: string;
  /** Evidence id by SHA-256. */
  readonly ids: ReadonlyMap<string, string>;
};

const readBytes = 1024 * 1024;

/**
 * Writes all evidence of a return with its manifest for the receiver: plain files, or one package. Each file is decrypted to
 * its end and compared with its hash before it counts. Folder or package appear under their name only when they are whole.
 */
export async function exportEvidence(
  store: EvidenceStore,
  manifest: PackedManifest,
  wanted: EvidenceExport,
): Promise<Result<{ readonly name: string; readonly files: number }>> {
  const { target } = wanted;
  const inside = wanted.form === 'folder' ? path.join(target, 'minh-chung') : target;
  const written = await writeExport(store, manifest, wanted);
  if (written.ok) return written;
  const bytes = manifest.evidence.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return failAll(await Promise.all(written.problems.map((found) => withMissingBytes(found, inside, bytes))));
}

async function writeExport(
  store: EvidenceStore,
  manifest: PackedManifest,
  wanted: EvidenceExport,
): Promise<Result<{ readonly name: string; readonly files: number }>> {
  const { target, ids } = wanted;
  const paths = manifest.evidence.map(({ exportName }) => path.join(target, 'minh-chung', exportName));
  const tooLong = wanted.form === 'folder' ? paths.find((file) => isPathTooLong(file)) : undefined;
  // Names inside are bound by the manifest: only another folder helps.
  if (tooLong !== undefined)
    return fail('export-path-too-long', { file: path.basename(tooLong), shorter: null });
  if (wanted.form === 'folder') return exportFolder(store, manifest, target, ids);
  const { workFactor } = wanted.form === 'age' ? wanted : {};
  return writeEvidencePackage(manifest, storedReader(store, ids), {
    target,
    passphrase: wanted.form === 'age' ? wanted.passphrase : null,
    ...(workFactor === undefined ? {} : { workFactor }),
  });
}

/** Decrypts piece by piece: no plain copy is made on the way. */
function storedReader(store: EvidenceStore, ids: ReadonlyMap<string, string>): EvidenceReader {
  return async function* read({ sha256, sizeBytes }) {
    const id = ids.get(sha256);
    if (id === undefined) throw new UnreadableEvidence([problem('evidence-not-found', { id: sha256 })]);
    for (let offset = 0; offset < sizeBytes; offset += readBytes) {
      const range = await store.readRange(id, offset, readBytes);
      if (!range.ok) throw new UnreadableEvidence(range.problems);
      yield range.value;
    }
  };
}

async function exportFolder(
  store: EvidenceStore,
  manifest: PackedManifest,
  parent: string,
  ids: ReadonlyMap<string, string>,
): Promise<Result<{ readonly name: string; readonly files: number }>> {
  const staging = path.join(parent, `.minh-chung-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(staging);
    const written = await writeFiles(store, manifest, ids, staging);
    if (!written.ok) return written;
    const name = await publishFolder(staging, parent);
    return succeed({ name, files: manifest.evidence.length });
  } catch (error) {
    return failAll([writeProblem(error)]);
  } finally {
    // On a device that was pulled out nothing is left to remove.
    await rm(staging, { recursive: true, force: true }).catch((error: unknown) => writeProblem(error));
  }
}

async function writeFiles(
  store: EvidenceStore,
  manifest: PackedManifest,
  ids: ReadonlyMap<string, string>,
  folder: string,
): Promise<Result<void>> {
  for (const { sha256, exportName } of manifest.evidence) {
    const id = ids.get(sha256);
    if (id === undefined) return fail('evidence-not-found', { id: sha256 });
    const saved = await store.saveCopy(id, path.join(folder, exportName));
    if (!saved.ok) return saved;
  }
  await writeFileDurably(path.join(folder, manifestName), manifestBytes(manifest));
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

async function exists(place: string): Promise<boolean> {
  try {
    await stat(place);
    return true;
  } catch {
    return false;
  }
}
