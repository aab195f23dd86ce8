import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { extractPayload } from './payload.ts';

/**
 * Compares a folder with the evidence manifest inside a returned PDF. The caller has verified the PDF: an unproven manifest
 * proves nothing.
 */
export async function verifyEvidence(pdf: Uint8Array, dir: string): Promise<readonly Problem[]> {
  const payload = extractPayload(pdf);
  return payload.ok ? compareEvidence(payload.value.evidence, dir) : payload.problems;
}

/**
 * Compares the files of a folder and its sub-folders with the evidence manifest of a return, by SHA-256 read in a stream.
 * A file is looked for under its name in an exported folder, then under its original name; both are compared in NFC. Only
 * names of the folders' own listings are opened, so a manifest cannot lead outside; links are not followed. Further files
 * are nobody's business here.
 */
export async function compareEvidence(
  manifest: readonly ManifestEntry[],
  dir: string,
): Promise<readonly Problem[]> {
  const listing = await listed(dir);
  if (listing === null) return [problem('file-unreadable', { file: dir })];
  const present = new Map<string, string[]>();
  for (const path of await filesBelow(dir, listing)) {
    const name = basename(path).normalize('NFC');
    present.set(name, [...(present.get(name) ?? []), path]);
  }
  const hashes = new Map<string, string | null>();
  const hashOf = async (path: string) => {
    const known = hashes.get(path);
    if (known !== undefined) return known;
    const hash = await hashFile(path);
    hashes.set(path, hash);
    return hash;
  };
  const problems: Problem[] = [];
  for (const entry of manifest) {
    const names = new Set([entry.exportName, entry.name].map((name) => name.normalize('NFC')));
    const candidates = [...names].flatMap((name) => present.get(name) ?? []);
    const found = await compareEntry(entry, candidates, hashOf);
    if (found !== null) problems.push(found);
  }
  return problems;
}

/** Null when one of the files is the listed one; else what is told of the first. */
async function compareEntry(
  { exportName, sha256 }: ManifestEntry,
  candidates: readonly string[],
  hashOf: (path: string) => Promise<string | null>,
): Promise<Problem | null> {
  let told: Problem | null = null;
  for (const path of candidates) {
    const found = await hashOf(path);
    if (found === sha256) return null;
    const file = basename(path);
    told ??=
      found === null
        ? problem('returned-evidence-unreadable', { file })
        : problem('returned-evidence-altered', { file, expected: sha256, found });
  }
  return told ?? problem('returned-evidence-missing', { file: exportName });
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

/** Null when the file cannot be read to its end. */
async function hashFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
