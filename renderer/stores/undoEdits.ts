import type { FreeTexts } from '../../shared/domain/complianceReturn.ts';
import { noHistory, stepBack, stepFits, stepForward } from '../../shared/domain/editHistory.ts';
import { type EditChange, type EditTarget, placed, sameValue } from '../../shared/domain/editTargets.ts';
import { isFrozen } from '../../shared/domain/returnRoad.ts';
import type { Problem } from '../../shared/problems.ts';
import { bridge } from '../bridge.ts';
import { openHistory, setOpenHistory, tellHistory, useEditHistory } from './editHistory.ts';
import { setEvidenceOf, useOpenReturn } from './openReturn.ts';
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

/** Takes the last edit of the open return back: saved and logged as an edit of its own. */
export function undoEdit(): Promise<void> {
  return takeStep('back');
}

/** Makes the edit again that was taken back last. */
export function redoEdit(): Promise<void> {
  return takeStep('forward');
}

let stepping = false;

async function takeStep(way: 'back' | 'forward'): Promise<void> {
  const { data } = useOpenReturn.getState();
  if (stepping || data === null || isFrozen(data.road.state)) return;
  const before = openHistory();
  const step = way === 'back' ? stepBack(before) : stepForward(before);
  if (step === null) {
    tellHistory({ kind: way === 'back' ? 'nothing-to-undo' : 'nothing-to-redo' });
    return;
  }
  if (!stepFits(data, step.changes)) {
    setOpenHistory(noHistory);
    tellHistory({ kind: 'changed-elsewhere' });
    return;
  }
  // Moved on before anything is waited for: what is typed meanwhile is an edit after this one.
  setOpenHistory(step.history);
  stepping = true;
  const problems = await makeChanges(step.changes).finally(() => {
    stepping = false;
  });
  if (problems.length === 0)
    return tellHistory({ kind: way === 'back' ? 'undone' : 'redone', act: step.edit.act });
  if (openHistory() === step.history) setOpenHistory(before);
  tellHistory({ kind: 'failed', problems });
}

/** Files first: they are the only part that may be refused. */
async function makeChanges(changes: readonly EditChange[]): Promise<readonly Problem[]> {
  for (const { target, to } of changes) {
    const problems =
      target.kind === 'link'
        ? await placeFile(target, typeof to === 'number' ? to : null)
        : target.kind === 'order'
          ? await orderFiles(target.itemId, to as readonly string[])
          : [];
    if (problems.length > 0) return problems;
  }
  const answers = new Map<string, AnswerFields>();
  for (const { target, to } of changes) {
    if (target.kind === 'answer')
      answers.set(target.itemId, { ...answers.get(target.itemId), [target.field]: to });
  }
  for (const [itemId, patch] of answers) {
    writeAnswer(itemId, patch);
    saver().leave(answerKey(itemId));
  }
  const texts = fieldsOf<Partial<FreeTexts>>(changes, 'text');
  if (texts !== null) {
    writeTexts(texts);
    saver().leave(textsKey);
  }
  const details = fieldsOf<DetailFields>(changes, 'detail');
  if (details !== null) writeDetails(details);
  for (const { target, to } of changes) {
    if (target.kind !== 'caption') continue;
    writeCaption(target.evidenceId, String(to));
    saver().leave(captionKey(target.evidenceId));
  }
  return [];
}

function fieldsOf<Fields>(changes: readonly EditChange[], kind: 'text' | 'detail'): Fields | null {
  const entries = changes.flatMap(({ target, to }) =>
    target.kind === kind && 'field' in target ? [[target.field, to] as const] : [],
  );
  return entries.length === 0 ? null : (Object.fromEntries(entries) as Fields);
}

/** Links the file to the item at a place of its list, or takes it off. */
async function placeFile(
  { itemId, evidenceId }: EditTarget & { readonly kind: 'link' },
  place: number | null,
): Promise<readonly Problem[]> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) return [];
  const linked = linkedTo(itemId);
  const act = place === null ? 'unlink' : 'link';
  if (linked.includes(evidenceId) === (place === null)) {
    const answer = await bridge().evidence[act]({ returnId, itemId, evidenceId });
    if (!answer.ok) return answer.problems;
    saver().noteSaved(answer.value.savedAt);
    setEvidenceOf(itemId, placed(linked, evidenceId, place === null ? null : linked.length));
  }
  return orderFiles(itemId, placed(linkedTo(itemId), evidenceId, place));
}

async function orderFiles(itemId: string, evidenceIds: readonly string[]): Promise<readonly Problem[]> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null || sameValue(linkedTo(itemId), evidenceIds)) return [];
  const answer = await bridge().evidence.reorder({ returnId, itemId, evidenceIds: [...evidenceIds] });
  if (!answer.ok) return answer.problems;
  saver().noteSaved(answer.value.savedAt);
  setEvidenceOf(itemId, evidenceIds);
  return [];
}

function linkedTo(itemId: string): readonly string[] {
  const { data } = useOpenReturn.getState();
  return data?.answers.find((answer) => answer.itemId === itemId)?.evidenceIds ?? [];
}

/** What the next undo and redo would be about; null where there is none. */
export function useHistoryEnds() {
  const returnId = useOpenReturn((state) => state.returnId);
  const history = useEditHistory(({ histories }) => histories[returnId ?? '']);
  return { undo: history?.past.at(-1)?.act ?? null, redo: history?.future.at(-1)?.act ?? null };
}
