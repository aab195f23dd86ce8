import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { dayProblem, numberProblem } from '../../../shared/domain/documentNumber.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { TypedDay } from '../../returnParts/TypedDay.tsx';
import { decideDetails } from '../../stores/editReturn.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { limitsOf } from '../../wording/documentDay.ts';
import { DirectiveReferenceFields } from './DirectiveReferenceFields.tsx';
import { detailDraft } from './draftKeys.ts';
import { PeriodFields } from './PeriodFields.tsx';
import { TypedDetail } from './TypedDetail.tsx';

/** Period, deadline, the directive's number and day, number and date of the return. */
export function DetailsPanel({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().checklist.details;
  const language = useLanguage();
  const limits = limitsOf(data);
  const sentence = (found: Problem | null) => (found === null ? undefined : problemText(found, language));
  const { complianceReturn } = data;
  return (
    <div className="item-panel">
      <PeriodFields period={complianceReturn.period} />
      <TypedDay
        label={texts.deadline}
        hint={texts.deadlineHint}
        draftKey={detailDraft('deadline')}
        value={complianceReturn.deadline}
        onDay={(deadline) => decideDetails({ deadline })}
      />
      <DirectiveReferenceFields data={data} />
      <TypedDetail
        label={texts.number}
        hint={texts.numberHint}
        draftKey={detailDraft('number')}
        value={complianceReturn.number ?? ''}
        maxLength={60}
        check={(text) => (text === '' ? undefined : sentence(numberProblem(text)))}
        onText={(text) => decideDetails({ number: text.trim() === '' ? null : text.trim() })}
      />
      <TypedDay
        label={texts.issuedOn}
        hint={texts.issuedOnHint}
        draftKey={detailDraft('issuedOn')}
        value={complianceReturn.issuedOn}
        check={(day) => sentence(dayProblem(day, limits))}
        onDay={(issuedOn) => decideDetails({ issuedOn })}
      />
    </div>
  );
}
