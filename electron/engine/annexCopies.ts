import { isImage } from '../../shared/domain/evidence.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import type { EvidenceRecord, EvidenceStore } from './evidence/evidenceStore.ts';
import { type AnnexPhotos, photoSizeLimitBytes } from './report/photos.ts';

/** The pictures of a vault's evidence as the photo annex shows them: re-encoded once, then kept beside the untouched bytes. */
export interface AnnexCopies {
  /**
   * The copy of a picture; null when the file is no picture that can be shown. A copy that is missing or damaged is made
   * again, so the answer is a failure only when the evidence itself cannot be read.
   */
  copyOf(store: EvidenceStore, evidenceId: string): Promise<Result<Uint8Array | null>>;
}

/** `openPhotos` loads the picture library; asked only when a copy has to be made. */
export function createAnnexCopies(openPhotos: () => Promise<AnnexPhotos>): AnnexCopies {
  async function make(store: EvidenceStore, record: EvidenceRecord): Promise<Result<Uint8Array | null>> {
    const bytes = await store.readAll(record.id);
    if (!bytes.ok) return bytes;
    const copy = (await openPhotos()).annexCopy(bytes.value);
    if (copy.kind !== 'copy') return succeed(null);
    // On a full disk the copy serves this time and is made again the next: the evidence itself is safe.
    await store.putDerived(record.id, 'annex', copy.jpeg);
    return succeed(copy.jpeg);
  }

  return {
    async copyOf(store, evidenceId) {
      const record = store.find(evidenceId);
      if (record === undefined) return fail('evidence-not-found', { id: evidenceId });
      if (!isImage(record.mediaType) || record.sizeBytes > photoSizeLimitBytes) return succeed(null);
      const { annex } = record.derived;
      const kept = annex === undefined ? null : await store.readBlob(annex);
      return kept?.ok ? kept : make(store, record);
    },
  };
}
