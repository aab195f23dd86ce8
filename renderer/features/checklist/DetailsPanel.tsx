import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { isDocumentNumber } from '../../../shared/domain/documentNumber.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { TypedDay } from '../../returnParts/TypedDay.tsx';
import { decideDetails } from '../../stores/editReturn.ts';
import { useTexts } from '../../useTexts.ts';
import { DirectiveReferenceFields } from './DirectiveReferenceFields.tsx';
import { detailDraft } from './draftKeys.ts';
import { PeriodFields } from './PeriodFields.tsx';
import { TypedDetail } from './TypedDetail.tsx';

/** Period, deadline, the directive's number and day, number and date of the return. */
export function DetailsPanel({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().checklist.details;
  const { numberWrong } = useTexts().road;
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
        check={(text) => (text === '' || isDocumentNumber(text) ? undefined : numberWrong(visibleName(text)))}
        onText={(text) => decideDetails({ number: text.trim() === '' ? null : text.trim() })}
      />
      <TypedDay
        label={texts.issuedOn}
        hint={texts.issuedOnHint}
        draftKey={detailDraft('issuedOn')}
        value={complianceReturn.issuedOn}
        onDay={(issuedOn) => decideDetails({ issuedOn })}
      />
    </div>
  );
}
