import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { DirectiveItem } from '../../../shared/domain/directive.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { evidenceInOrder } from '../../../shared/domain/evidenceOrder.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';

export interface GalleryFile {
  readonly file: Evidence;
  /** In the list of evidence of the report, from 1; null for a file that is not in it. */
  readonly number: number | null;
  readonly itemIds: readonly string[];
  /** Name of another file with the same content. */
  readonly sameAs: string | null;
  /** A newer file took its place, and no item points to it any more. */
  readonly isOld: boolean;
}

/** All files: those of the report in its order, then those that no item points to. */
export function galleryFiles(data: OpenReturn): readonly GalleryFile[] {
  const listed = evidenceInOrder(data.answers, data.evidence);
  const used = new Set(listed.map(({ evidence }) => evidence.id));
  const loose = data.evidence.filter(({ id }) => !used.has(id));
  const entries = [
    ...listed.map(({ evidence, itemIds }, index) => ({ file: evidence, itemIds, number: index + 1 })),
    ...loose.map((file) => ({ file, itemIds: [], number: null })),
  ];
  return entries.map((entry) => ({
    ...entry,
    sameAs:
      data.evidence.find(({ id, sha256 }) => id !== entry.file.id && sha256 === entry.file.sha256)?.name ??
      null,
    isOld: entry.file.replacedBy !== undefined && entry.number === null,
  }));
}

/** A file that no item points to proves nothing and is not in the report; one that is there twice is sent twice. */
export function needsLook({ number, isOld, sameAs }: GalleryFile): boolean {
  return (number === null && !isOld) || (sameAs !== null && !isOld);
}

/** Items that are said to be done and have no file. */
export function itemsWithoutProof(facts: ReturnFacts): readonly DirectiveItem[] {
  return facts.items.filter(({ id }) =>
    (facts.findingsOf.get(id) ?? []).some(({ code }) => code === 'no-evidence'),
  );
}
