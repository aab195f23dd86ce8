import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { showDay } from '../../../shared/domain/dates.ts';
import { useTexts } from '../../useTexts.ts';
import { FrozenFields } from './FrozenFields.tsx';

/** The free parts of a submitted return. */
export function FrozenTexts({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().checklist.texts;
  const values = data.complianceReturn.texts;
  const parts = ['direction', 'difficulties', 'proposals', 'contactPoint'] as const;
  return (
    <div className="item-panel">
      <FrozenFields fields={parts.map((part) => [texts[part], values[part]])} />
    </div>
  );
}

/** Period, deadline, numbers and dates of a submitted return. */
export function FrozenDetails({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().checklist.details;
  const { period, deadline, directiveReference, number, issuedOn } = data.complianceReturn;
  const { metadata } = data.directive;
  const day = metadata.date.day ?? directiveReference.day;
  const shown = (value: string | null) => (value === null ? '' : showDay(value));
  return (
    <div className="item-panel">
      <FrozenFields
        fields={[
          [texts.periodFrom, showDay(period.from)],
          [texts.periodTo, showDay(period.to)],
          [texts.deadline, shown(deadline)],
          [texts.directiveNumber, metadata.number ?? directiveReference.number ?? ''],
          [texts.directiveDay, day === null ? '' : String(day)],
          [texts.number, number ?? ''],
          [texts.issuedOn, shown(issuedOn)],
        ]}
      />
    </div>
  );
}
