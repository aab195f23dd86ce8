import { DateField } from '../../ui/DateField.tsx';
import { useTexts } from '../../useTexts.ts';
import { tidyDay } from '../../wording/typedDay.ts';
import type { NewReturnParts } from './NewReturnForm.tsx';

export function PeriodFields({ parts }: { readonly parts: NewReturnParts }) {
  const texts = useTexts();
  const { draft, errors, change, refOf, near } = parts;
  return (
    <fieldset className="form-group">
      <legend>{texts.newReturn.period}</legend>
      <div className="field-row">
        <DateField
          ref={refOf('from')}
          label={texts.newReturn.from}
          hint={texts.app.dayExample}
          error={errors.from}
          value={draft.from}
          onChange={(from) => change({ from })}
          tidy={(typed) => tidyDay(typed, near)}
        />
        <DateField
          ref={refOf('to')}
          label={texts.newReturn.to}
          error={errors.to}
          value={draft.to}
          onChange={(to) => change({ to })}
          tidy={(typed) => tidyDay(typed, near)}
        />
      </div>
    </fieldset>
  );
}
