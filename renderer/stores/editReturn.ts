import type { Answer } from '../../shared/domain/answer.ts';
import type { ComplianceReturn, FreeTexts } from '../../shared/domain/complianceReturn.ts';
import { bridge } from '../bridge.ts';
import { keepTyped, useDrafts } from './drafts.ts';
import { changeAnswer, changeCaption, changeReturn, changeTexts, useOpenReturn } from './openReturn.ts';
import { saver } from './saving.ts';

/** Edits of the open return: shown at once, written by the scheduler. Each function is one act of the person. */

export type AnswerFields = Partial<Omit<Answer, 'itemId' | 'evidenceIds'>>;
export type DetailFields = Partial<
  Pick<ComplianceReturn, 'directiveReference' | 'period' | 'deadline' | 'number' | 'issuedOn'>
>;

export function editAnswer(itemId: string, patch: AnswerFields): void {
  const returnId = openId();
  changeAnswer(itemId, patch);
  saver().edit<AnswerFields>(answerKey(itemId), patch, (fields, leaving) =>
    bridge().answers.save({ returnId, itemId, patch: fields, leaving }),
  );
}

/** The person left a field of the answer. Texts get their stored Unicode form only now, never while typing. */
export function leaveAnswer(itemId: string): void {
  const answer = useOpenReturn.getState().data?.answers.find((candidate) => candidate.itemId === itemId);
  if (answer === undefined) return;
  const normalised = normalise({ result: answer.result, reason: answer.reason, assignee: answer.assignee });
  if (normalised !== null) editAnswer(itemId, normalised);
  saver().leave(answerKey(itemId));
}

/** A choice that is complete by itself, such as a status: written at once. */
export function decideAnswer(itemId: string, patch: AnswerFields): void {
  editAnswer(itemId, patch);
  saver().leave(answerKey(itemId));
}

export function editTexts(patch: Partial<FreeTexts>): void {
  const returnId = openId();
  changeTexts(patch);
  saver().edit<Partial<FreeTexts>>('texts', patch, (fields, leaving) =>
    bridge().returns.saveTexts({ returnId, patch: fields, leaving }),
  );
}

export function leaveTexts(): void {
  const texts = useOpenReturn.getState().data?.complianceReturn.texts;
  if (texts === undefined) return;
  const normalised = normalise({ ...texts });
  if (normalised !== null) editTexts(normalised);
  saver().leave('texts');
}

/** Details are saved as whole values; a value is complete when its field is left. */
export function decideDetails(patch: DetailFields): void {
  const returnId = openId();
  changeReturn(patch);
  saver().edit<DetailFields>('details', patch, (fields) =>
    bridge().returns.saveDetails({ returnId, patch: fields }),
  );
  saver().leave('details');
}

export function editCaption(evidenceId: string, caption: string): void {
  const returnId = openId();
  changeCaption(evidenceId, caption);
  saver().edit<{ caption: string }>(captionKey(evidenceId), { caption }, (fields, leaving) =>
    bridge().evidence.setCaption({ returnId, evidenceId, caption: fields.caption, leaving }),
  );
}

export function leaveCaption(evidenceId: string): void {
  const file = useOpenReturn.getState().data?.evidence.find(({ id }) => id === evidenceId);
  if (file === undefined) return;
  const caption = file.caption.normalize('NFC');
  if (caption !== file.caption) editCaption(evidenceId, caption);
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
  if (row === 'answer') editAnswer(id, patch);
  else if (row === 'texts') editTexts(patch);
  else if (row === 'details') decideDetails(patch);
  else if (row === 'caption' && 'caption' in patch) editCaption(id, String(patch.caption));
}

function openId(): string {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) throw new Error('No return is open.');
  return returnId;
}

const answerKey = (itemId: string) => `answer ${itemId}`;
const captionKey = (evidenceId: string) => `caption ${evidenceId}`;

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
