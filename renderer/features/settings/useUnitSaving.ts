import { useCallback, useEffect, useRef, useState } from 'react';
import type { Bridge } from '../../../shared/contract.ts';
import type { Unit, UnitKind } from '../../../shared/domain/unit.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { useSession } from '../../session.ts';
import { keepTyped } from '../../stores/drafts.ts';
import { onLeaving } from '../../stores/leaveGuard.ts';
import {
  checkUnitDraft,
  draftOfUnit,
  peopleFields,
  type UnitDraft,
  unitFields,
} from '../../unitProfile/unitDraft.ts';
import { type UnitForm, unitDraftName, useUnitForm } from '../../unitProfile/useUnitForm.ts';
import { useTexts } from '../../useTexts.ts';

export interface UnitSaving {
  readonly form: UnitForm;
  /** Moment of the last acknowledged write of this visit. */
  readonly savedAt: string | null;
  readonly problems: readonly Problem[];
  readonly onFieldLeft: () => void;
  /** Writes what differs from the vault; false while something is not right or was not written. */
  readonly save: (how?: 'quietly') => Promise<boolean>;
}

const allFields = [...unitFields, ...peopleFields];

/** Writes the profile when a field is left. Leaving the screen with unwritten changes is refused once. */
export function useUnitSaving(unit: Unit, kinds: readonly UnitKind[]): UnitSaving {
  const texts = useTexts().firstStart;
  const setUnit = useSession((session) => session.setUnit);
  const form = useUnitForm(draftOfUnit(unit), kinds);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [left, setLeft] = useState(0);
  const written = useRef<UnitDraft>(draftOfUnit(unit));
  /** Leaving a field and leaving the screen ask at the same time: the second waits for the first. */
  const writing = useRef<{ draft: UnitDraft; answer: ReturnType<Bridge['unit']['save']> } | null>(null);
  const warnedOf = useRef<UnitDraft | null>(null);

  async function save(how?: 'quietly'): Promise<boolean> {
    const { draft } = form;
    if (sameDraft(draft, written.current)) return true;
    if (!form.check(allFields, how)) return false;
    const { unit: changed } = checkUnitDraft(draft, texts);
    if (changed === null) return false;
    if (writing.current?.draft !== draft) writing.current = { draft, answer: bridge().unit.save(changed) };
    const answer = await writing.current.answer;
    writing.current = null;
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return false;
    written.current = draft;
    keepTyped(unitDraftName, null);
    setSavedAt(answer.value.savedAt);
    setUnit(changed);
    return true;
  }

  const latest = useRef(save);
  latest.current = save;

  // After the render, because leaving a field may tidy its text first.
  useEffect(() => {
    if (left > 0) void latest.current('quietly');
  }, [left]);

  const { draft } = form;
  useEffect(
    () =>
      onLeaving(async () => {
        if (await latest.current()) return true;
        const warned = warnedOf.current === draft;
        if (warned) keepTyped(unitDraftName, null); // given up
        warnedOf.current = draft;
        return warned;
      }),
    [draft],
  );

  const onFieldLeft = useCallback(() => setLeft((count) => count + 1), []);
  return { form, savedAt, problems, onFieldLeft, save };
}

function sameDraft(a: UnitDraft, b: UnitDraft): boolean {
  return allFields.every((field) => a[field] === b[field]);
}
