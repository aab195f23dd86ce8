import { create } from 'zustand';
import type { AttachOutcome, Saved } from '../../shared/contractAnswers.ts';
import type { Problem } from '../../shared/problems.ts';
import { problem, type Result, succeed } from '../../shared/result.ts';
import { bridge } from '../bridge.ts';
import { onStoreReset } from '../storeReset.ts';
import { noteEdit } from './editHistory.ts';
import {
  addEvidence,
  changeAnswer,
  linkEvidence,
  reloadReturn,
  unlinkEvidence,
  useOpenReturn,
} from './openReturn.ts';
import { saver } from './saving.ts';
import { uploadFile } from './uploadFile.ts';

/** A file on its way into the vault, or why it did not arrive. */
export interface Attaching {
  readonly id: number;
  readonly itemId: string;
  readonly name: string;
  /** 0 to 1; null while unknown. */
  readonly part: number | null;
  readonly problems: readonly Problem[];
  /** The content was in the vault already under another name. */
  readonly already: boolean;
  readonly cancel: (() => void) | null;
}

/** A file to attach: a dropped or pasted one, or a folder, which cannot be. */
export type Attachable = { readonly name: string; readonly file: Blob | 'folder' };

export const useAttaching = create<{ readonly list: readonly Attaching[] }>()(() => ({ list: [] }));

onStoreReset(() => {
  for (const { cancel } of useAttaching.getState().list) cancel?.();
  useAttaching.setState({ list: [] });
});

let lastId = 0;

function show(entry: Omit<Attaching, 'id'>): number {
  lastId += 1;
  const id = lastId;
  useAttaching.setState(({ list }) => ({ list: [...list, { id, ...entry }] }));
  return id;
}

function update(id: number, patch: Partial<Attaching>): void {
  useAttaching.setState(({ list }) => ({
    list: list.map((entry) => (entry.id === id ? { ...entry, ...patch } : entry)),
  }));
}

/** Takes a message or a finished upload off the list. */
export function dismissAttaching(id: number): void {
  useAttaching.setState(({ list }) => ({ list: list.filter((entry) => entry.id !== id) }));
}

/** Attaches files one after the other; each is reported on its own. */
export async function attachFiles(itemId: string, files: readonly Attachable[]): Promise<void> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) return;
  const queued = files.map(({ name, file }) => {
    const abort = new AbortController();
    const folder = file === 'folder';
    const id = show({
      itemId,
      name,
      part: folder ? null : 0,
      problems: folder ? [problem('evidence-is-directory', { name })] : [],
      already: false,
      cancel: folder ? null : () => abort.abort(),
    });
    return { id, name, file, signal: abort.signal };
  });
  for (const { id, name, file, signal } of queued) {
    if (file === 'folder') continue;
    if (signal.aborted) {
      dismissAttaching(id);
      continue;
    }
    const onProgress = (doneBytes: number) =>
      update(id, { part: file.size === 0 ? 1 : doneBytes / file.size });
    const outcome = await uploadFile(bridge().evidence, { returnId, itemId, file, name, onProgress, signal });
    if (outcome === null) dismissAttaching(id);
    else settle(itemId, outcome, id);
  }
}

/** Asks for files through the dialog of the system and attaches them. */
export async function attachChosen(itemId: string): Promise<void> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) return;
  const stop = bridge().on('evidence.progress', showChosenProgress(itemId));
  const answer = await bridge().evidence.attachChosen({ returnId, itemId });
  stop();
  useAttaching.setState(({ list }) => ({
    list: list.filter(({ cancel, part }) => cancel !== null || part === null),
  }));
  if (!answer.ok) {
    show({ itemId, name: '', part: null, problems: answer.problems, already: false, cancel: null });
    return;
  }
  for (const outcome of answer.value) settle(itemId, outcome, null);
}

/** Files that main reads itself report by name; they cannot be cancelled from here. */
function showChosenProgress(itemId: string) {
  const shown = new Map<string, number>();
  return ({ name, doneBytes, totalBytes }: { name: string; doneBytes: number; totalBytes: number }) => {
    const part = totalBytes === 0 ? 1 : doneBytes / totalBytes;
    const id = shown.get(name);
    if (id === undefined)
      shown.set(name, show({ itemId, name, part, problems: [], already: false, cancel: null }));
    else update(id, { part });
  };
}

function settle(itemId: string, outcome: AttachOutcome, id: number | null): void {
  if (!outcome.ok) {
    const failed = { itemId, name: outcome.name, part: null, problems: outcome.problems, already: false };
    if (id === null) show({ ...failed, cancel: null });
    else update(id, { ...failed, cancel: null });
    return;
  }
  const { evidence } = outcome.value;
  noteLink('attach', itemId, evidence.id, evidence.name);
  addEvidence(itemId, evidence);
  saver().noteSaved(outcome.value.savedAt);
  if (id !== null) dismissAttaching(id);
  if (outcome.value.alreadyInVault && outcome.value.evidence.name !== outcome.name)
    show({ itemId, name: outcome.name, part: null, problems: [], already: true, cancel: null });
}

/** Lets the item point to a file of the vault. Gives back what went wrong. */
export async function linkExisting(itemId: string, evidenceId: string): Promise<readonly Problem[]> {
  return changeLink('link', itemId, evidenceId);
}

/** The item no longer points to the file, which stays in the vault. */
export async function takeOff(itemId: string, evidenceId: string): Promise<readonly Problem[]> {
  return changeLink('unlink', itemId, evidenceId);
}

/** As {@link takeOff}, with the reason in the log: asked for once the return was shown to the head. */
export async function takeOffWithReason(
  itemId: string,
  evidenceId: string,
  reason: string,
): Promise<Result<Saved>> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) throw new Error('No return is open.');
  const answer = await bridge().evidence.unlink({ returnId, itemId, evidenceId, reason });
  if (answer.ok) {
    noteLink('unlink', itemId, evidenceId);
    unlinkEvidence(itemId, evidenceId);
  }
  return answer;
}

/** Puts the files of an item into another order, shown once it is written. Gives back what went wrong. */
export async function reorderEvidence(
  itemId: string,
  evidenceIds: readonly string[],
): Promise<readonly Problem[]> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) return [];
  const answer = await bridge().evidence.reorder({ returnId, itemId, evidenceIds: [...evidenceIds] });
  if (!answer.ok) return answer.problems;
  noteEdit({ name: 'reorder', item: itemId }, [[{ kind: 'order', itemId }, [...evidenceIds]]]);
  changeAnswer(itemId, { evidenceIds: [...evidenceIds] });
  saver().noteSaved(answer.value.savedAt);
  return [];
}

/**
 * Asks for a newer file and lets it take the place of this one. Gives back the id of the newer file, null when the person chose
 * none.
 */
export async function replaceEvidence(evidenceId: string): Promise<Result<string | null>> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) return succeed(null);
  // Typed text goes first: the return is read again behind the exchange.
  await saver().flush();
  const answer = await bridge().evidence.replaceChosen({ returnId, evidenceId });
  if (!answer.ok) return answer;
  if (answer.value === null) return succeed(null);
  await reloadReturn();
  saver().noteSaved(answer.value.savedAt);
  const older = useOpenReturn.getState().data?.evidence.find(({ id }) => id === evidenceId);
  return succeed(older?.replacedBy ?? null);
}

async function changeLink(
  act: 'link' | 'unlink',
  itemId: string,
  evidenceId: string,
): Promise<readonly Problem[]> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) return [];
  const answer = await bridge().evidence[act]({ returnId, itemId, evidenceId });
  if (!answer.ok) return answer.problems;
  noteLink(act, itemId, evidenceId);
  if (act === 'link') linkEvidence(itemId, evidenceId);
  else unlinkEvidence(itemId, evidenceId);
  saver().noteSaved(answer.value.savedAt);
  return [];
}

/** Notes that a file is linked to an item or taken off it. */
function noteLink(
  act: 'attach' | 'link' | 'unlink',
  itemId: string,
  evidenceId: string,
  name?: string,
): void {
  const { data } = useOpenReturn.getState();
  const linked = data?.answers.find((answer) => answer.itemId === itemId)?.evidenceIds ?? [];
  const file = name ?? data?.evidence.find(({ id }) => id === evidenceId)?.name ?? '';
  const there = linked.indexOf(evidenceId);
  const place = act === 'unlink' ? null : there === -1 ? linked.length : there;
  noteEdit({ name: act, file, item: itemId }, [[{ kind: 'link', itemId, evidenceId }, place]]);
}
