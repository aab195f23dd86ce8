import type { Ref } from 'react';
import { parseTypedDay, showDay } from '../../shared/domain/dates.ts';
import { useRestored } from '../stores/drafts.ts';
import { draftName, keepDraft, useOpenReturn } from '../stores/openReturn.ts';
import { DateField } from '../ui/DateField.tsx';
import { useTexts } from '../useTexts.ts';

interface TypedDayProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Under this key a text that is no day yet is kept. */
  readonly draftKey: string;
  readonly value: string | null;
  /** Called on leaving the field with a day, or with null when it was emptied. */
  readonly onDay: (day: string | null) => void;
  /** What is wrong with a day of the calendar; it then stays in the field as typed and is not given on. */
  readonly check?: (day: string) => string | undefined;
  /** Set where the field may not be empty. */
  readonly emptyError?: string;
  /** What is wrong beside the form of the date itself. */
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A day as people type it. Only a day that exists is saved; another text stays in the field and says why. */
export function TypedDay(props: TypedDayProps) {
  const { draftKey, value, emptyError, check } = props;
  const texts = useTexts().checklist.panel;
  const restoredHint = useTexts().app.typedBeforeLock;
  const draft = useOpenReturn((state) => state.drafts[draftKey]);
  const left = useOpenReturn((state) => state.leftDrafts.includes(draftKey));
  const returnId = useOpenReturn((state) => state.returnId);
  const restored = useRestored(draftName(returnId ?? '', draftKey));
  const near = useOpenReturn((state) => state.data?.complianceReturn.period.to);
  const shown = draft ?? (value === null ? '' : showDay(value));

  function leave(typed: string) {
    if (typed === (value === null ? '' : showDay(value))) return keepDraft(draftKey, null);
    const text = typed.trim();
    if (text === '' && emptyError === undefined) {
      keepDraft(draftKey, null);
      if (value !== null) props.onDay(null);
      return;
    }
    const day = parseTypedDay(text, near);
    if (day === null || day === 'does-not-exist' || check?.(day) !== undefined)
      return keepDraft(draftKey, typed, true);
    keepDraft(draftKey, null);
    if (day !== value) props.onDay(day);
  }

  function draftError(): string | undefined {
    if (draft === undefined || !left) return undefined;
    if (draft.trim() === '') return emptyError;
    const day = parseTypedDay(draft, near);
    if (day === 'does-not-exist') return texts.dayMissing(draft.trim());
    return day === null ? texts.dayUnreadable(draft.trim()) : check?.(day);
  }

  return (
    <DateField
      ref={props.ref}
      label={props.label}
      hint={restored ? restoredHint : (props.hint ?? texts.dayHint)}
      error={draftError() ?? props.error}
      value={shown}
      onChange={(text) => keepDraft(draftKey, text)}
      onLeave={leave}
    />
  );
}
