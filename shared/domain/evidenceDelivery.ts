import type { EvidenceDelivery, ManifestEntry } from './payload.ts';

/** Largest total of originals that may be embedded in one return: what a mailbox for 25 MB could hold at most. */
export const embedLimitBytes = 25 * 1024 * 1024;

/** What the manifest hash is taken of: one entry of the list, with the names it has in `return.json`. */
export type ListedFile = Pick<ManifestEntry, 'exportName' | 'number' | 'sha256' | 'sizeBytes'>;

/**
 * The list that the manifest hash is taken of: number, name in the package, size and SHA-256 of every file, in the order of
 * the manifest. Captions and items are bound by `return.json` itself.
 */
export function deliveredFiles(manifest: readonly ManifestEntry[]): readonly ListedFile[] {
  return manifest.map(({ exportName, number, sha256, sizeBytes }) => ({
    exportName,
    number,
    sha256,
    sizeBytes,
  }));
}

/**
 * Numbers of the files to embed, ascending: the smallest first, of equal ones the lower number first, as long as their total
 * stays within `limitBytes`. So as many files as can travel inside the PDF.
 */
export function chooseEmbedded(
  manifest: readonly Pick<ManifestEntry, 'number' | 'sizeBytes'>[],
  limitBytes: number,
): readonly number[] {
  let left = Math.min(limitBytes, embedLimitBytes);
  const bySize = [...manifest].sort((a, b) => a.sizeBytes - b.sizeBytes || a.number - b.number);
  const chosen: number[] = [];
  for (const { number, sizeBytes } of bySize) {
    if (sizeBytes > left) break;
    left -= sizeBytes;
    chosen.push(number);
  }
  return chosen.sort((a, b) => a - b);
}

/** How the evidence reaches the receiver; null when there is none. `manifestSha256`: of `deliveredFiles` in RFC 8785 form. */
export function evidenceDelivery(
  manifest: readonly ManifestEntry[],
  limitBytes: number,
  manifestSha256: string,
): EvidenceDelivery | null {
  if (manifest.length === 0) return null;
  return { embedded: [...chooseEmbedded(manifest, limitBytes)], manifestSha256 };
}
