import { useEffect, useRef, useState } from 'react';
import type { UnitKind } from '../../shared/domain/unit.ts';
import { keepForm, restoredForm, useRestored } from '../stores/drafts.ts';
import type { SummaryError } from '../ui/ErrorSummary.tsx';
import { useTexts } from '../useTexts.ts';
import { checkUnitDraft, type UnitDraft, type UnitErrors, type UnitField, withKind } from './unitDraft.ts';

/** Name under which the typed profile is sealed while it is not saved. */
export const unitDraftName = 'unit';

export interface UnitForm {
  /** The fields hold text from before a lock or a crash. */
  readonly restored: boolean;
  readonly draft: UnitDraft;
  readonly errors: UnitErrors;
  /** Counts the presses that found errors since all was right; the summary is shown from 1 on. */
  readonly attempt: number;
  readonly summary: readonly SummaryError[];
  readonly set: (field: UnitField, value: string) => void;
  readonly setKind: (kind: string) => void;
  /** Checks the given fields; the errors appear in that order, or the answer is true. `quietly`: without the summary. */
  readonly check: (fields: readonly UnitField[], how?: 'quietly') => boolean;
  readonly refOf: (field: UnitField) => (element: HTMLElement | null) => void;
}

/** State of the fields of a unit profile. An error goes away when its field is typed in again. */
export function useUnitForm(start: UnitDraft, kinds: readonly UnitKind[]): UnitForm {
  const texts = useTexts().firstStart;
  const [draft, setDraft] = useState(() => restoredForm(unitDraftName, start));
  const first = useRef(start);
  useEffect(() => keepForm(unitDraftName, draft, first.current), [draft]);
  const restored = useRestored(unitDraftName);
  const [errors, setErrors] = useState<UnitErrors>({});
  const [attempt, setAttempt] = useState(0);
  const elements = useRef(new Map<UnitField, HTMLElement>());

  function set(field: UnitField, value: string) {
    setDraft((before) => ({ ...before, [field]: value }));
    setErrors(({ [field]: _mended, ...others }) => others);
  }

  function setKind(kind: string) {
    setDraft((before) => withKind(before, kind, kinds));
    setErrors({});
  }

  function check(fields: readonly UnitField[], how?: 'quietly'): boolean {
    const found = checkUnitDraft(draft, texts).errors;
    const shown: UnitErrors = {};
    for (const field of fields) if (found[field] !== undefined) shown[field] = found[field];
    setErrors(shown);
    const right = Object.keys(shown).length === 0;
    if (right) setAttempt(0);
    else if (how !== 'quietly') setAttempt((count) => count + 1);
    return right;
  }

  const summary = (Object.entries(errors) as [UnitField, string][]).map(([field, text]) => ({
    key: field,
    text,
    onPress: () => elements.current.get(field)?.focus(),
  }));

  function refOf(field: UnitField) {
    return (element: HTMLElement | null) => {
      if (element === null) elements.current.delete(field);
      else elements.current.set(field, element);
    };
  }

  return { restored, draft, errors, attempt, summary, set, setKind, check, refOf };
}
