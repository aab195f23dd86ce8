import { create } from 'zustand';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import type { Answer, AnswerPatch } from '../../shared/domain/answer.ts';
import type { ComplianceReturn, FreeTexts } from '../../shared/domain/complianceReturn.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { isFrozen } from '../../shared/domain/returnRoad.ts';
import type { Problem } from '../../shared/problems.ts';
import { bridge } from '../bridge.ts';
import { onStoreReset } from '../storeReset.ts';
import { keepTyped, useDrafts } from './drafts.ts';

interface OpenReturnStore {
  /** The return that is shown or being loaded. */
  readonly returnId: string | null;
  readonly data: OpenReturn | null;
  /** Why it cannot be shown. */
  readonly problems: readonly Problem[];
  /** Typed texts that are no valid value yet, by field; shown again when the person comes back to the field. */
  readonly drafts: Readonly<Record<string, string>>;
  /** Drafts whose field the person has left: only these are called wrong. */
  readonly leftDrafts: readonly string[];
  /** Items whose nil answers the person has confirmed in the review. */
  readonly nilConfirmed: readonly string[];
}

const nothing: OpenReturnStore = {
  returnId: null,
  data: null,
  problems: [],
  drafts: {},
  leftDrafts: [],
  nilConfirmed: [],
};

/** The return that is open in the window, as it stands in the vault plus what is being typed. */
export const useOpenReturn = create<OpenReturnStore>()(() => nothing);

onStoreReset(() => useOpenReturn.setState(nothing));

/** Loads a return; one that is open already is kept, because it may hold newer text than the vault. */
export async function loadReturn(returnId: string): Promise<void> {
  const { returnId: current, problems } = useOpenReturn.getState();
  if (current === returnId && problems.length === 0) return;
  useOpenReturn.setState({ ...nothing, returnId });
  const answer = await bridge().returns.open({ returnId });
  if (useOpenReturn.getState().returnId !== returnId) return; // another return was opened meanwhile
  if (!answer.ok) return useOpenReturn.setState({ problems: answer.problems });
  const drafts = sealedDrafts(returnId);
  useOpenReturn.setState({ data: answer.value, drafts, leftDrafts: Object.keys(drafts) });
}

/** Reads the open return again after a step of its road; screens stay as they are meanwhile. */
export async function reloadReturn(): Promise<void> {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) return;
  const answer = await bridge().returns.open({ returnId });
  if (useOpenReturn.getState().returnId !== returnId) return;
  useOpenReturn.setState(
    answer.ok ? { data: answer.value, problems: [] } : { data: null, problems: answer.problems },
  );
}

/** Whether the open return was submitted: then it is shown and not edited. */
export function useFrozen(): boolean {
  return useOpenReturn(({ data }) => data !== null && isFrozen(data.road.state));
}

/** Forgets the open return, so that opening it again reads the vault. */
export function closeReturn(): void {
  useOpenReturn.setState(nothing);
}

function change(update: (data: OpenReturn) => OpenReturn): void {
  useOpenReturn.setState(({ data }) => (data === null ? {} : { data: update(data) }));
}

export function changeAnswer(itemId: string, patch: AnswerPatch): void {
  change((data) => ({
    ...data,
    answers: data.answers.map((answer) =>
      answer.itemId === itemId ? ({ ...answer, ...patch } as Answer) : answer,
    ),
  }));
}

export function changeReturn(patch: Partial<ComplianceReturn>): void {
  change((data) => ({
    ...data,
    complianceReturn: { ...data.complianceReturn, ...patch } as ComplianceReturn,
  }));
}

export function changeTexts(patch: Partial<FreeTexts>): void {
  change((data) => ({
    ...data,
    complianceReturn: {
      ...data.complianceReturn,
      texts: { ...data.complianceReturn.texts, ...patch } as FreeTexts,
    },
  }));
}

/** A file is in the vault and the item points to it. */
export function addEvidence(itemId: string, evidence: Evidence): void {
  change((data) => ({
    ...data,
    evidence: data.evidence.some(({ id }) => id === evidence.id)
      ? data.evidence
      : [...data.evidence, evidence],
  }));
  linkEvidence(itemId, evidence.id);
}

export function changeCaption(evidenceId: string, caption: string): void {
  change((data) => ({
    ...data,
    evidence: data.evidence.map((file) => (file.id === evidenceId ? { ...file, caption } : file)),
  }));
}

/** The files of an item, in their order. */
export function setEvidenceOf(itemId: string, evidenceIds: readonly string[]): void {
  changeEvidenceIds(itemId, () => [...evidenceIds]);
}

export function linkEvidence(itemId: string, evidenceId: string): void {
  changeEvidenceIds(itemId, (ids) => (ids.includes(evidenceId) ? ids : [...ids, evidenceId]));
}

export function unlinkEvidence(itemId: string, evidenceId: string): void {
  changeEvidenceIds(itemId, (ids) => ids.filter((id) => id !== evidenceId));
}

function changeEvidenceIds(itemId: string, update: (ids: string[]) => string[]): void {
  const answer = useOpenReturn.getState().data?.answers.find((candidate) => candidate.itemId === itemId);
  if (answer !== undefined) changeAnswer(itemId, { evidenceIds: update(answer.evidenceIds) });
}

/** Name under which the text of a field of this return is sealed. */
export function draftName(returnId: string, field: string): string {
  return `field ${returnId} ${field}`;
}

/** Texts of this return that were sealed before a lock or a crash. */
function sealedDrafts(returnId: string): Readonly<Record<string, string>> {
  const start = draftName(returnId, '');
  const own = Object.entries(useDrafts.getState().texts).filter(([name]) => name.startsWith(start));
  return Object.fromEntries(own.map(([name, text]) => [name.slice(start.length), text]));
}

/** Keeps a typed text that is not a value yet; null takes it away. `left`: the person has left its field. */
export function keepDraft(field: string, text: string | null, left = false): void {
  const { returnId } = useOpenReturn.getState();
  if (returnId !== null) keepTyped(draftName(returnId, field), text);
  useOpenReturn.setState(({ drafts, leftDrafts }) => {
    const { [field]: _old, ...others } = drafts;
    const otherLeft = leftDrafts.filter((key) => key !== field);
    return {
      drafts: text === null ? others : { ...others, [field]: text },
      leftDrafts: text !== null && left ? [...otherLeft, field] : otherLeft,
    };
  });
}

/** Gives up the texts that are no values yet, after the person chose so. */
export function dropDrafts(): void {
  const { returnId, drafts } = useOpenReturn.getState();
  if (returnId !== null) for (const field of Object.keys(drafts)) keepTyped(draftName(returnId, field), null);
  useOpenReturn.setState({ drafts: {}, leftDrafts: [] });
}
