import type { Answer } from './answer.ts';
import type { Evidence } from './evidence.ts';

export interface ListedEvidence {
  readonly evidence: Evidence;
  /** Ids of the items that point to it, in the order of the paper. */
  readonly itemIds: readonly string[];
}

/**
 * The files that the answers point to, as the list of evidence and the photo annex have them: in the order in which the answers
 * first point to them. `answers` in the order of the paper.
 */
export function evidenceInOrder(
  answers: readonly Answer[],
  files: readonly Evidence[],
): readonly ListedEvidence[] {
  const byId = new Map(files.map((file) => [file.id, file]));
  const items = new Map<string, string[]>();
  for (const answer of answers) {
    for (const id of new Set(answer.evidenceIds)) items.set(id, [...(items.get(id) ?? []), answer.itemId]);
  }
  return [...items].flatMap(([id, itemIds]) => {
    const evidence = byId.get(id);
    return evidence ? [{ evidence, itemIds }] : [];
  });
}
