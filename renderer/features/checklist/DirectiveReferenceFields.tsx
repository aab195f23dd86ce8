import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { dayExists, daysInMonth } from '../../../shared/domain/dates.ts';
import { unfitText } from '../../../shared/domain/unfitTexts.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { decideDetails } from '../../stores/editReturn.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { detailDraft } from './draftKeys.ts';
import { TypedDetail } from './TypedDetail.tsx';

/** Number and day of the directive where the copy that was decomposed leaves them open. */
export function DirectiveReferenceFields({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().checklist.details;
  const language = useLanguage();
  const { number, symbol, date } = data.directive.metadata;
  const reference = data.complianceReturn.directiveReference;
  const { year, month } = date;

  function unfitNumber(text: string): string | undefined {
    const found = unfitText(text);
    return found === null ? undefined : problemText(found, language);
  }

  function wrongDay(text: string): string | undefined {
    if (text === '') return undefined;
    const exists = /^\d{1,2}$/.test(text) && dayExists(year ?? 2000, month ?? 1, Number(text));
    return exists ? undefined : texts.directiveDayWrong(text);
  }

  return (
    <>
      {number === null && (
        <TypedDetail
          label={texts.directiveNumber}
          hint={texts.directiveNumberHint(`/${symbol ?? '…'}`)}
          draftKey={detailDraft('directiveNumber')}
          value={reference.number ?? ''}
          short
          check={unfitNumber}
          onText={(text) =>
            decideDetails({ directiveReference: { ...reference, number: text === '' ? null : text } })
          }
        />
      )}
      {date.day === null && month !== null && year !== null && (
        <TypedDetail
          label={texts.directiveDay}
          hint={texts.directiveDayHint(`${month}/${year}`, String(daysInMonth(year, month)))}
          draftKey={detailDraft('directiveDay')}
          value={reference.day === null ? '' : String(reference.day)}
          maxLength={2}
          short
          check={wrongDay}
          onText={(text) =>
            decideDetails({ directiveReference: { ...reference, day: text === '' ? null : Number(text) } })
          }
        />
      )}
    </>
  );
}
