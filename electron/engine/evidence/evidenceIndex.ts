import { z } from 'zod';
import type { EvidenceRecord } from './evidenceStore.ts';

// The sealed `ev` rows in memory. FORMAT.md §9 of the vault describes the records.

const sharedFields = {
  sizeBytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  addedAt: z.string(),
};

const blobRecordSchema = z.discriminatedUnion('purpose', [
  z.object({
    purpose: z.literal('evidence'),
    name: z.string(),
    mediaType: z.string(),
    addedBy: z.string(),
    derived: z.object({ annex: z.string().optional() }),
    ...sharedFields,
  }),
  z.object({ purpose: z.literal('blob'), ...sharedFields }),
]);

export type BlobRecord = z.infer<typeof blobRecordSchema>;

/** Null for a tombstone and for anything this version does not know. */
export function parseBlobRecord(record: unknown): BlobRecord | null {
  const parsed = blobRecordSchema.safeParse(record);
  return parsed.success ? parsed.data : null;
}

export function evidenceRecordOf(id: string, blob: BlobRecord): EvidenceRecord | null {
  if (blob.purpose !== 'evidence') return null;
  const { name, mediaType, sizeBytes, sha256, addedAt, addedBy, derived } = blob;
  const links = derived.annex === undefined ? {} : { annex: derived.annex };
  return { id, name, mediaType, sizeBytes, sha256, addedAt, addedBy, derived: links };
}

export class EvidenceIndex {
  readonly blobs = new Map<string, BlobRecord>();
  readonly tombstones = new Set<string>();
  /** Ids whose file was found missing or damaged: their bytes may be attached anew. */
  readonly unsound = new Set<string>();

  take(id: string, blob: BlobRecord | null): void {
    if (blob === null) {
      this.blobs.delete(id);
      this.tombstones.add(id);
    } else this.blobs.set(id, blob);
  }

  /** Oldest first. */
  evidence(): EvidenceRecord[] {
    return [...this.blobs]
      .flatMap(([id, blob]) => evidenceRecordOf(id, blob) ?? [])
      .sort((a, b) => (a.addedAt === b.addedAt ? compare(a.id, b.id) : compare(a.addedAt, b.addedAt)));
  }

  find(id: string): EvidenceRecord | undefined {
    const blob = this.blobs.get(id);
    return blob === undefined ? undefined : (evidenceRecordOf(id, blob) ?? undefined);
  }

  /** Evidence with these bytes whose stored file is not known to be bad. */
  findSound(sha256: string): EvidenceRecord | undefined {
    return this.evidence().find((record) => record.sha256 === sha256 && !this.unsound.has(record.id));
  }

  has(id: string): boolean {
    return this.blobs.has(id) || this.tombstones.has(id);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
