import {
  type Amendment,
  type Change,
  type ChangedField,
  changedItemFields,
  changedPartFields,
} from './amendment.ts';
import type { Payload, PayloadItem } from './payload.ts';

/** The signed return that a new one replaces. */
export interface ReplacedReturn {
  readonly payload: Payload;
  /** Of the signed file, lower-case hex. */
  readonly sha256: string;
  /** Why it is amended: printed. */
  readonly reason: string;
}

/** A payload before it is said what it changes. */
export type UnamendedPayload = Omit<Payload, 'amendment'>;

/** Number, reason and every change from the replaced return to the new one, in the order of the items. */
export function buildAmendment(replaced: ReplacedReturn, payload: UnamendedPayload): Amendment {
  const { payload: old, sha256, reason } = replaced;
  return {
    number: (old.amendment?.number ?? 0) + 1,
    replaces: { sha256, version: old.version, exportedAt: old.exportedAt },
    reason: reason.trim(),
    changes: [...changedParts(old, payload), ...changedItems(old, payload)],
  };
}

/** Every text that an amendment can change, by its place; what is empty is left out, as an item that is not there. */
export function amendableTexts(payload: UnamendedPayload): ReadonlyMap<string, string> {
  const places = [
    ...placesOf(null, partTexts(payload)),
    ...payload.items.flatMap(({ id }) => placesOf(id, itemTexts(payload, id))),
  ];
  return new Map(places.filter(([, text]) => text !== ''));
}

/**
 * The texts of the return that an amended one says it replaces: its own with every change undone. null when a change does not say
 * what the return says now, says nothing or comes a second time, so that the list is about another return or tells a history that
 * never was; those of the return itself when it amends nothing.
 */
export function textsBefore(payload: Payload): ReadonlyMap<string, string> | null {
  const texts = new Map(amendableTexts(payload));
  const undone = new Set<string>();
  for (const { item, fields } of payload.amendment?.changes ?? [])
    for (const { field, before, after } of fields) {
      const place = placeName(item, field);
      if ((texts.get(place) ?? '') !== after || before === after || undone.has(place)) return null;
      undone.add(place);
      if (before === '') texts.delete(place);
      else texts.set(place, before);
    }
  return texts;
}

function placesOf(item: string | null, texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).map(([field, text]) => [placeName(item, field), text] as const);
}

function placeName(item: string | null, field: string): string {
  return JSON.stringify([item, field]);
}

function changedParts(old: UnamendedPayload, payload: UnamendedPayload): readonly Change[] {
  const [before, after] = [partTexts(old), partTexts(payload)];
  return change(null, changedPartFields, before, after);
}

function changedItems(old: UnamendedPayload, payload: UnamendedPayload): readonly Change[] {
  const gone = old.items.filter(({ id }) => payload.items.every((item) => item.id !== id));
  return [...payload.items, ...gone].flatMap(({ id }) =>
    change(id, changedItemFields, itemTexts(old, id), itemTexts(payload, id)),
  );
}

function change<Field extends ChangedField['field']>(
  item: string | null,
  names: readonly Field[],
  before: Readonly<Record<Field, string>>,
  after: Readonly<Record<Field, string>>,
): readonly Change[] {
  const fields = names
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
  return fields.length === 0 ? [] : [{ item, fields }];
}

function partTexts({ recipient, period, deadline, texts }: UnamendedPayload) {
  return { recipient, period: `${period.from}/${period.to}`, deadline: deadline ?? '', ...texts };
}

/** An item that only one of the two returns has is empty in the other. */
function itemTexts({ items, evidence }: UnamendedPayload, id: string) {
  const item = items.find((candidate) => candidate.id === id);
  return {
    status: item?.status ?? '',
    result: item?.result ?? '',
    reason: item?.reason ?? '',
    assignee: item?.assignee ?? '',
    completedOn: item?.completedOn ?? '',
    evidence: evidenceText(item, evidence),
  };
}

/** By name and content: the numbers of the manifest may be others in the new return although nothing changed. */
function evidenceText(item: PayloadItem | undefined, manifest: Payload['evidence']): string {
  const files = (item?.evidence ?? []).flatMap((number) => manifest[number - 1] ?? []);
  return files
    .map(({ name, sha256 }) => `${name} (${sha256})`)
    .sort()
    .join('\n');
}
