import { answerSchema } from '../../shared/domain/answer.ts';
import { problem } from '../../shared/result.ts';
import { evidenceNoteSchema, kinds } from './stored.ts';
import type { VaultTransaction } from './vault/vault.ts';

interface Replaced {
  readonly returnId: string;
  readonly older: string;
  readonly newer: string;
  /** Of the newer file, for messages. */
  readonly name: string;
}

/**
 * Every answer of the return that points to the older file points to the newer one, at the same place. The older one stays in
 * the vault and in the list, with what replaced it; its caption goes over to a file that has none. Refused with
 * `evidence-same-content` when both are one file.
 */
export function replaceInside(tx: VaultTransaction, { returnId, older, newer, name }: Replaced): void {
  if (older === newer) tx.refuse([problem('evidence-same-content', { name })]);
  const answers = tx.list(kinds.answer(returnId));
  if (answers.problems.length > 0) tx.refuse(answers.problems);
  for (const { key, value } of answers.documents) {
    const answer = answerSchema.parse(value);
    if (!answer.evidenceIds.includes(older)) continue;
    const evidenceIds = [...new Set(answer.evidenceIds.map((id) => (id === older ? newer : id)))];
    tx.put(kinds.answer(returnId), key, { ...answer, evidenceIds });
  }
  const notes = kinds.evidenceOf(returnId);
  const note = tx.read(notes, older);
  const { caption } = note === null ? { caption: '' } : evidenceNoteSchema.parse(note.value);
  const present = tx.read(notes, newer);
  if (present === null || evidenceNoteSchema.parse(present.value).caption === '')
    tx.put(notes, newer, { caption });
  // A file that comes back is the newest again: no ring of files that replace each other.
  tx.remove(kinds.revisionOf(returnId), newer);
  tx.put(kinds.revisionOf(returnId), older, { newer });
}
