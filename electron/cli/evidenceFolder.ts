import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { EvidenceCheck } from '../../shared/domain/checkAnswers.ts';
import { evidenceSizeLimitBytes } from '../../shared/domain/evidence.ts';
import type { Problem } from '../../shared/problems.ts';
import { problem } from '../../shared/result.ts';

/** The folder of `--evidence`: names of `answers.json` become files inside it, and nothing outside is ever opened. */
export interface EvidenceFolder {
  readonly check: EvidenceCheck;
  /** Path of a file that `check` accepted, and its name as it stands on disk; null when it is gone since. */
  find(name: string): { readonly file: string; readonly name: string } | null;
}

/** `folder` undefined = none was given: every name is then a problem. */
export function openEvidenceFolder(folder: string | undefined): EvidenceFolder {
  if (folder === undefined)
    return {
      check: (name) => problem('evidence-folder-not-given', { file: name }),
      find: () => null,
    };
  return {
    check: (name) => checkName(folder, name),
    find(name) {
      const found = findOnDisk(folder, name);
      return found === null ? null : { file: path.join(folder, found), name: path.basename(found) };
    },
  };
}

/** Whether the folder itself can be read. */
export function isReadableFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory() && readdirSync(folder).length >= 0;
  } catch {
    return false;
  }
}

function checkName(folder: string, name: string): Problem | null {
  const parts = name.split('/');
  const escapes =
    path.posix.isAbsolute(name) ||
    /[\\\0]|^[A-Za-z]:/.test(name) ||
    parts.some((part) => part === '' || part === '.' || part === '..');
  if (escapes) return problem('evidence-outside-folder', { file: name });
  const found = findOnDisk(folder, name);
  if (found === null) return problem('evidence-file-missing', { file: name });
  try {
    const file = realpathSync(path.join(folder, found));
    if (!file.startsWith(path.join(realpathSync(folder), path.sep)))
      return problem('evidence-outside-folder', { file: name });
    return contentProblem(file, name);
  } catch {
    return problem('evidence-unreadable', { name });
  }
}

function contentProblem(file: string, name: string): Problem | null {
  const found = statSync(file);
  if (found.isDirectory()) return problem('evidence-is-directory', { name });
  if (!found.isFile()) return problem('evidence-unreadable', { name });
  if (found.size === 0) return problem('evidence-empty', { name });
  if (found.size > evidenceSizeLimitBytes)
    return problem('evidence-too-large', { name, sizeBytes: found.size, limitBytes: evidenceSizeLimitBytes });
  return null;
}

/** The path below the folder whose parts equal `name` in NFC: disks keep names composed or decomposed. */
function findOnDisk(folder: string, name: string): string | null {
  let place = '';
  for (const part of name.split('/')) {
    const entries = listed(path.join(folder, place));
    const entry = entries.find((other) => other === part) ?? entries.find((other) => sameName(other, part));
    if (entry === undefined) return null;
    place = path.join(place, entry);
  }
  return place;
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sameName(a: string, b: string): boolean {
  return a.normalize('NFC') === b.normalize('NFC');
}
