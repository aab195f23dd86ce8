import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
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
 * Compares the files of a folder with the evidence manifest of a return, by SHA-256 read in a stream. A file is looked for
 * under its name in an exported folder, then under its original name; both are compared in NFC. Only names of the folder's
 * own listing are opened, so a manifest cannot lead outside it. Further files in the folder are nobody's business here.
 */
export async function compareEvidence(
  manifest: readonly ManifestEntry[],
  dir: string,
): Promise<readonly Problem[]> {
  const listing = await readdir(dir, { withFileTypes: true }).catch(() => null);
  if (listing === null) return [problem('file-unreadable', { file: dir })];
  const present = new Map<string, string>();
  for (const entry of listing) if (entry.isFile()) present.set(entry.name.normalize('NFC'), entry.name);

  const problems: Problem[] = [];
  for (const entry of manifest) {
    const found = present.get(entry.exportName.normalize('NFC')) ?? present.get(entry.name.normalize('NFC'));
    if (found === undefined) {
      problems.push(problem('returned-evidence-missing', { file: entry.exportName }));
      continue;
    }
    const sha256 = await hashFile(join(dir, found));
    if (sha256 === null) problems.push(problem('returned-evidence-unreadable', { file: found }));
    else if (sha256 !== entry.sha256) {
      const facts = { file: found, expected: entry.sha256, found: sha256 };
      problems.push(problem('returned-evidence-altered', facts));
    }
  }
  return problems;
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
