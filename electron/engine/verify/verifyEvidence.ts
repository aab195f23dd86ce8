import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import type { EvidenceReport } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import type { EvidencePlace, FoundFile } from './evidencePlace.ts';
import { extractPayload } from './payload.ts';

export interface ComparedEvidence {
  readonly report: EvidenceReport;
  /** One for each file that is not as listed. */
  readonly problems: readonly Problem[];
}

/** The manifest of a package, beside the files. */
const manifestName = 'manifest.json';

/**
 * Compares a folder or package with the evidence manifest inside a returned PDF. The caller has verified the PDF: an unproven
 * manifest proves nothing.
 */
export async function verifyEvidence(
  pdf: Uint8Array,
  place: EvidencePlace,
): Promise<Result<ComparedEvidence>> {
  const payload = extractPayload(pdf);
  if (!payload.ok) return payload;
  const { evidence, evidenceDelivery } = payload.value;
  return compareEvidence(evidence, place, evidenceDelivery?.embedded ?? []);
}

/**
 * Compares files with the evidence manifest of a return, by SHA-256 read in a stream. A file is looked for under its name in an
 * exported package, then under its original name, in any folder of the place; both are compared in NFC. So a manifest cannot
 * lead outside. Files that travel inside the PDF (`embedded`, by number) may be absent; further files are nobody's business
 * here and only named.
 */
export async function compareEvidence(
  manifest: readonly ManifestEntry[],
  place: EvidencePlace,
  embedded: readonly number[] = [],
): Promise<Result<ComparedEvidence>> {
  const found = await place.find(manifest);
  if (!found.ok) return failAll(found.problems);
  const present = new Map<string, FoundFile[]>();
  for (const file of found.value) present.set(file.name, [...(present.get(file.name) ?? []), file]);
  const known = new Set([manifestName]);
  const files: EvidenceReport['files'][number][] = [];
  const problems: Problem[] = [];
  for (const entry of manifest) {
    const names = new Set([entry.exportName, entry.name].map((name) => name.normalize('NFC')));
    for (const name of names) known.add(name);
    const candidates = [...names].flatMap((name) => present.get(name) ?? []);
    const told = await compareEntry(entry, candidates);
    const isInside = told?.code === 'returned-evidence-missing' && embedded.includes(entry.number);
    files.push({
      number: entry.number,
      name: entry.exportName,
      state: isInside ? 'embedded' : stateOf(told),
    });
    if (told !== null && !isInside) problems.push(told);
  }
  const extra = [...present.keys()].filter((name) => !known.has(name)).sort();
  return succeed({ report: { files, extra }, problems });
}

function stateOf(told: Problem | null): EvidenceReport['files'][number]['state'] {
  switch (told?.code) {
    case undefined:
      return 'ok';
    case 'returned-evidence-altered':
      return 'altered';
    case 'returned-evidence-unreadable':
      return 'unreadable';
    default:
      return 'missing';
  }
}

/** Null when one of the files is the listed one; else what is told of the first. */
async function compareEntry(
  { exportName, sha256 }: ManifestEntry,
  candidates: readonly FoundFile[],
): Promise<Problem | null> {
  let told: Problem | null = null;
  for (const { name: file, hash } of candidates) {
    const found = await hash();
    if (found === sha256) return null;
    told ??=
      found === null
        ? problem('returned-evidence-unreadable', { file })
        : problem('returned-evidence-altered', { file, expected: sha256, found });
  }
  return told ?? problem('returned-evidence-missing', { file: exportName });
}
