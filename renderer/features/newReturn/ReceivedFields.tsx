import type { DirectiveSummary } from '../../../shared/contractAnswers.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useTexts } from '../../useTexts.ts';
import type { NewReturnParts } from './NewReturnForm.tsx';

interface ReceivedFieldsProps {
  readonly parts: NewReturnParts;
  readonly directive: DirectiveSummary;
}

/** Number and day of the directive, as far as the built-in copy leaves them open. */
export function ReceivedFields({ parts, directive }: ReceivedFieldsProps) {
  const texts = useTexts().newReturn;
  const { number, symbol, date } = directive;
  const { draft, errors, change, refOf } = parts;
  if (number !== null && date.day !== null) return null;
  return (
    <fieldset className="form-group">
      <legend>{texts.received}</legend>
      <p className="small">{texts.receivedHint}</p>
      <div className="field-row">
        {number === null && (
          <TextField
            ref={refOf('number')}
            label={texts.number}
            hint={symbol === null ? undefined : texts.numberHint(symbol)}
            error={errors.number}
            value={draft.number}
            onChange={(typed) => change({ number: typed })}
            width="short"
            maxLength={60}
          />
        )}
        {date.day === null && (
          <TextField
            ref={refOf('day')}
            label={texts.day}
            hint={
              date.month === null || date.year === null
                ? texts.dayHintPlain
                : texts.dayHint(date.month, date.year)
            }
            error={errors.day}
            value={draft.day}
            onChange={(day) => change({ day })}
            width="short"
            maxLength={10}
          />
        )}
      </div>
    </fieldset>
  );
}
