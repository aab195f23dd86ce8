import type { Payload } from '../../../shared/domain/payload.ts';

/** The copies of the photo annex by number in the manifest, from those by SHA-256 of the evidence file. */
export function photosByNumber(
  { evidence }: Pick<Payload, 'evidence'>,
  photos: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<number, Uint8Array> {
  return new Map(
    evidence.flatMap(({ number, sha256, inPhotoAnnex }) => {
      const copy = inPhotoAnnex ? photos.get(sha256) : undefined;
      return copy === undefined ? [] : ([[number, copy]] as const);
    }),
  );
}
