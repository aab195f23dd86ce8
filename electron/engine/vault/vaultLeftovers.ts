import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { isTempName } from '../../durableWrite/durableWrite.js';
import { systemCode } from './diskProblems.ts';
import { vaultFiles, vaultPath } from './vaultPaths.ts';

/** Below this much free space a warning is due, beside twice the size of the database. */
const leastFreeBytes = 512 * 1024 * 1024;
/** A file this young may belong to an attachment under way. */
const settledMs = 60 * 60 * 1000;
const namedFiles = 5;

/** What lies in the vault folder beside the vault itself. `isKnown`: ids of evidence files that a row names. */
export async function leftoverProblems(
  dir: string,
  now: Date,
  isKnown: (id: string) => boolean,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const kept = await filesIn(vaultPath(dir, 'quarantine'));
  if (kept.length > 0) problems.push(problem('quarantine-not-empty', sumOf(kept)));
  const evidence = vaultPath(dir, 'evidence');
  const orphans: FoundFile[] = [];
  for (const folder of await namesIn(evidence)) {
    const files = await filesIn(join(evidence, folder));
    orphans.push(...files.filter(({ name }) => !isKnown(name)));
  }
  orphans.push(...(await filesIn(vaultPath(dir, 'staging'))));
  const settled = orphans.filter(({ changedMs }) => now.getTime() - changedMs > settledMs);
  if (settled.length > 0) problems.push(problem('orphan-files', sumOf(settled)));
  const own: readonly string[] = [...Object.values(vaultFiles), `${vaultFiles.database}-journal`];
  const foreign = (await namesIn(dir)).filter((name) => !own.includes(name) && !isTempName(name));
  if (foreign.length > 0) {
    const names = foreign.slice(0, namedFiles).join(', ');
    problems.push(problem('unknown-files', { count: foreign.length, names }));
  }
  return problems;
}

/** Free bytes for this user on the disk of the vault; null where the system does not tell. */
export async function freeSpace(
  dir: string,
): Promise<{ readonly freeBytes: number | null; readonly problems: readonly Problem[] }> {
  const told = await statfs(dir).catch(ignoreDisk);
  if (told === null) return { freeBytes: null, problems: [] };
  const freeBytes = told.bavail * told.bsize;
  const database = await stat(vaultPath(dir, 'database')).catch(ignoreDisk);
  const neededBytes = leastFreeBytes + 2 * (database?.size ?? 0);
  return {
    freeBytes,
    problems: freeBytes < neededBytes ? [problem('check-space-low', { freeBytes, neededBytes })] : [],
  };
}

interface FoundFile {
  readonly name: string;
  readonly bytes: number;
  readonly changedMs: number;
}

function sumOf(files: readonly FoundFile[]): { readonly count: number; readonly bytes: number } {
  return { count: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function filesIn(dir: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const name of await namesIn(dir)) {
    const entry = await stat(join(dir, name)).catch(ignoreDisk);
    if (entry?.isFile()) found.push({ name, bytes: entry.size, changedMs: entry.mtimeMs });
  }
  return found;
}

async function namesIn(dir: string): Promise<readonly string[]> {
  return (await readdir(dir).catch(ignoreDisk)) ?? [];
}

/** What vanishes or cannot be read while it is listed is no finding of its own. */
function ignoreDisk(error: unknown): null {
  if (systemCode(error) === undefined) throw error;
  return null;
}
