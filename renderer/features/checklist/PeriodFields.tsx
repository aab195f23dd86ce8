import { useState } from 'react';
import type { Period } from '../../../shared/domain/complianceReturn.ts';
import { TypedDay } from '../../returnParts/TypedDay.tsx';
import { decideDetails } from '../../stores/editReturn.ts';
import { useTexts } from '../../useTexts.ts';
import { detailDraft } from './draftKeys.ts';

/** First and last day. A period that ends before it begins is shown and not saved. */
export function PeriodFields({ period }: { readonly period: Period }) {
  const texts = useTexts().checklist.details;
  const [typed, setTyped] = useState(period);
  const [saved, setSaved] = useState(period);
  // The period changed by another way than typing here, such as an undo.
  if (saved.from !== period.from || saved.to !== period.to) {
    setSaved(period);
    setTyped(period);
  }
  const reversed = typed.from > typed.to;

  function set(change: Partial<Period>) {
    const next = { ...typed, ...change };
    setTyped(next);
    if (next.from <= next.to) decideDetails({ period: next });
  }

  return (
    <div className="field-row">
      <TypedDay
        label={texts.periodFrom}
        draftKey={detailDraft('from')}
        value={typed.from}
        emptyError={texts.dayNeeded}
        error={reversed ? texts.periodReversed : undefined}
        onDay={(from) => from !== null && set({ from })}
      />
      <TypedDay
        label={texts.periodTo}
        draftKey={detailDraft('to')}
        value={typed.to}
        emptyError={texts.dayNeeded}
        onDay={(to) => to !== null && set({ to })}
      />
    </div>
  );
}
