import type { FreeTexts } from '../../shared/domain/complianceReturn.ts';
import type { EditAct } from '../../shared/domain/editHistory.ts';
import type { AnswerField, DetailField } from '../../shared/domain/editTargets.ts';
import { keepTyped, useDrafts } from './drafts.ts';
import { type EditWrite, noteEdit, noteLeaving, noteTyping } from './editHistory.ts';
import { useOpenReturn } from './openReturn.ts';
import { saver } from './saving.ts';
import {
  type AnswerFields,
  answerKey,
  captionKey,
  type DetailFields,
  textsKey,
  writeAnswer,
  writeCaption,
  writeDetails,
  writeTexts,
} from './writeReturn.ts';

/** Edits of the open return: shown at once, written by the scheduler, noted so that they can be taken back. Each function is one act of the person. */

/** What is typed into a field of the answer. */
export function editAnswer(itemId: string, patch: AnswerFields): void {
  const [field = 'result'] = Object.keys(patch) as AnswerField[];
  noteTyping({ name: 'answer', field, item: itemId }, answerWrites(itemId, patch));
  writeAnswer(itemId, patch);
}

/** The person left a field of the answer. Texts get their stored Unicode form only now, never while typing. */
export function leaveAnswer(itemId: string): void {
  const answer = useOpenReturn.getState().data?.answers.find((candidate) => candidate.itemId === itemId);
  if (answer === undefined) return;
  const normalised = normalise({ result: answer.result, reason: answer.reason, assignee: answer.assignee });
  if (normalised !== null) editAnswer(itemId, normalised);
  noteLeaving();
  saver().leave(answerKey(itemId));
}

/** A choice that is complete by itself, such as a status: written at once. */
export function decideAnswer(itemId: string, patch: AnswerFields): void {
  const [field = 'status'] = Object.keys(patch) as AnswerField[];
  noteEdit({ name: 'answer', field, item: itemId }, answerWrites(itemId, patch));
  writeAnswer(itemId, patch);
  saver().leave(answerKey(itemId));
}

/** Several answers at once, as one act: one undo takes all of it back. */
export function decideAnswers(act: EditAct, patches: readonly (readonly [string, AnswerFields])[]): void {
  noteEdit(
    act,
    patches.flatMap(([itemId, patch]) => answerWrites(itemId, patch)),
  );
  for (const [itemId, patch] of patches) {
    if (Object.keys(patch).length === 0) continue;
    writeAnswer(itemId, patch);
    saver().leave(answerKey(itemId));
  }
}

export function editTexts(patch: Partial<FreeTexts>): void {
  const fields = Object.keys(patch) as (keyof FreeTexts)[];
  const [field = 'direction'] = fields;
  noteTyping(
    { name: 'text', field },
    fields.map((name): EditWrite => [{ kind: 'text', field: name }, patch[name]]),
  );
  writeTexts(patch);
}

export function leaveTexts(): void {
  const texts = useOpenReturn.getState().data?.complianceReturn.texts;
  if (texts === undefined) return;
  const normalised = normalise({ ...texts });
  if (normalised !== null) editTexts(normalised);
  noteLeaving();
  saver().leave(textsKey);
}

/** Details are saved as whole values; a value is complete when its field is left. */
export function decideDetails(patch: DetailFields): void {
  const fields = Object.keys(patch) as DetailField[];
  const [field = 'period'] = fields;
  noteEdit(
    { name: 'detail', field },
    fields.map((name): EditWrite => [{ kind: 'detail', field: name }, patch[name]]),
  );
  writeDetails(patch);
}

export function editCaption(evidenceId: string, caption: string): void {
  const file = useOpenReturn.getState().data?.evidence.find(({ id }) => id === evidenceId);
  noteTyping({ name: 'caption', file: file?.name ?? '' }, [[{ kind: 'caption', evidenceId }, caption]]);
  writeCaption(evidenceId, caption);
}

export function leaveCaption(evidenceId: string): void {
  const file = useOpenReturn.getState().data?.evidence.find(({ id }) => id === evidenceId);
  if (file === undefined) return;
  const caption = file.caption.normalize('NFC');
  if (caption !== file.caption) editCaption(evidenceId, caption);
  noteLeaving();
  saver().leave(captionKey(evidenceId));
}

/** Name under which an edit that could not be saved before a lock is sealed. */
export function editKey(returnId: string, row: string): string {
  return `edit ${returnId} ${row}`;
}

/** Takes up the edits that could not be saved before a lock: they stand in their fields again and are saved. */
export async function resumeEdits(returnId: string): Promise<void> {
  const start = editKey(returnId, '');
  const { texts } = useDrafts.getState();
  const names = Object.keys(texts).filter((name) => name.startsWith(start));
  if (names.length === 0 || useOpenReturn.getState().data === null) return;
  for (const name of names) {
    const [row = '', id = ''] = name.slice(start.length).split(' ');
    resume(row, id, JSON.parse(texts[name] ?? '{}') as object);
  }
  if (await saver().flush()) for (const name of names) keepTyped(name, null);
}

function resume(row: string, id: string, patch: object): void {
  if (row === 'answer') writeAnswer(id, patch);
  else if (row === 'texts') writeTexts(patch);
  else if (row === 'details') writeDetails(patch);
  else if (row === 'caption' && 'caption' in patch) writeCaption(id, String(patch.caption));
}

function answerWrites(itemId: string, patch: AnswerFields): readonly EditWrite[] {
  const fields = Object.keys(patch) as AnswerField[];
  return fields.map((field) => [{ kind: 'answer', itemId, field }, patch[field]]);
}

/** The texts whose NFC form differs, or null when all have it. */
function normalise<Field extends string>(
  texts: Readonly<Record<Field, string>>,
): Partial<Record<Field, string>> | null {
  const changed = (Object.entries(texts) as [Field, string][])
    .map(([field, text]) => [field, text, text.normalize('NFC')] as const)
    .filter(([, text, normal]) => text !== normal);
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map(([field, , normal]) => [field, normal])) as Partial<
    Record<Field, string>
  >;
}
