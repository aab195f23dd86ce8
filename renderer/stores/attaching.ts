import { create } from 'zustand';
import type { AttachOutcome } from '../../shared/contractAnswers.ts';
import type { Problem } from '../../shared/problems.ts';
import { problem } from '../../shared/result.ts';
import { bridge } from '../bridge.ts';
import { onStoreReset } from '../storeReset.ts';
import { addEvidence, linkEvidence, unlinkEvidence, useOpenReturn } from './openReturn.ts';
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
  addEvidence(itemId, outcome.value.evidence);
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

async function changeLink(
  act: 'link' | 'unlink',
  itemId: string,
  evidenceId: string,
): Promise<readonly Problem[]> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) return [];
  const answer = await bridge().evidence[act]({ returnId, itemId, evidenceId });
  if (!answer.ok) return answer.problems;
  if (act === 'link') linkEvidence(itemId, evidenceId);
  else unlinkEvidence(itemId, evidenceId);
  saver().noteSaved(answer.value.savedAt);
  return [];
}
