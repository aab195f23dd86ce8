import { useState } from 'react';
import { create } from 'zustand';
import { bridge } from '../bridge.ts';
import { onStoreReset } from '../storeReset.ts';
import { realClock } from './realClock.ts';
import { SaveScheduler } from './saveScheduler.ts';

interface DraftStore {
  /** Typed texts that are no value yet, by the name of their field. The vault has the same, at most a second older. */
  readonly texts: Readonly<Record<string, string>>;
  /** Fields whose text comes from before a lock or a crash; until it is saved or given up they say so. */
  readonly restored: readonly string[];
}

const nothing: DraftStore = { texts: {}, restored: [] };

export const useDrafts = create<DraftStore>()(() => nothing);

let scheduler = new SaveScheduler(realClock);

onStoreReset(() => {
  scheduler = new SaveScheduler(realClock);
  useDrafts.setState(nothing);
});

/** Reads what was sealed before the lock. What cannot be read is told with the notices of the vault. */
export async function loadDrafts(): Promise<void> {
  const answer = await bridge().drafts.get();
  if (answer.ok) useDrafts.setState({ texts: answer.value, restored: Object.keys(answer.value) });
}

/** Keeps a typed text; null: it was saved or given up. */
export function keepTyped(field: string, text: string | null): void {
  const { texts, restored } = useDrafts.getState();
  if ((texts[field] ?? null) === text) return;
  const { [field]: _old, ...others } = texts;
  const next = text === null ? others : { ...others, [field]: text };
  useDrafts.setState({
    texts: next,
    restored: text === null ? restored.filter((name) => name !== field) : restored,
  });
  scheduler.edit('drafts', { texts: next }, ({ texts: all }) => bridge().drafts.keep(all));
}

/** Seals what waits and tells whether all of it is in the vault. */
export function flushDrafts(): Promise<boolean> {
  return scheduler.flush();
}

/** Whether the field holds text from before a lock or a crash. */
export function useRestored(field: string): boolean {
  return useDrafts(({ restored }) => restored.includes(field));
}

/** A text that is saved as a whole, such as a reason in a dialog: it outlives a lock. */
export function useTypedText(field: string): {
  readonly text: string;
  readonly restored: boolean;
  readonly type: (text: string) => void;
  /** It was saved or given up. */
  readonly forget: () => void;
} {
  const text = useDrafts(({ texts }) => texts[field] ?? '');
  return {
    text,
    restored: useRestored(field),
    type: (typed) => keepTyped(field, typed === '' ? null : typed),
    forget: () => keepTyped(field, null),
  };
}

type FormValues = Readonly<Record<string, string | boolean | null>>;

/** The fields of a form as they were typed before a lock; values of another kind than in `start` are not taken. */
export function restoredForm<Form extends object>(field: string, start: Form): Form {
  const kept = useDrafts.getState().texts[field];
  if (kept === undefined) return start;
  const values = parse(kept);
  const wanted = start as unknown as FormValues;
  const fitting = Object.entries(values).filter(([name, value]) => {
    if (!Object.hasOwn(wanted, name)) return false;
    const before = wanted[name];
    return before === null || value === null ? true : typeof value === typeof before;
  });
  return { ...start, ...Object.fromEntries(fitting) };
}

/** Keeps the fields of a form while they differ from what they began with. */
export function keepForm(field: string, form: object, start: object): void {
  const text = JSON.stringify(form);
  keepTyped(field, text === JSON.stringify(start) ? null : text);
}

/** A few choices that outlive a lock: kept at once, not with the next drawing, which the screen may not live to see. */
export function useKeptForm<Form extends object>(
  field: string,
  start: Form,
): readonly [Form, (form: Form) => void] {
  const [form, setForm] = useState(() => restoredForm(field, start));
  return [
    form,
    (next) => {
      setForm(next);
      keepForm(field, next, start);
    },
  ];
}

function parse(text: string): FormValues {
  try {
    return JSON.parse(text) as FormValues;
  } catch {
    return {};
  }
}
