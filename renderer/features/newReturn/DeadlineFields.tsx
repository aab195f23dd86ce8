import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { useTexts } from '../../useTexts.ts';
import { tidyDay } from '../../wording/typedDay.ts';
import type { NewReturnParts } from './NewReturnForm.tsx';

/** A day, or the statement that the directive names none. A typed day is kept while the box is ticked. */
export function DeadlineFields({ parts }: { readonly parts: NewReturnParts }) {
  const texts = useTexts().newReturn;
  const { draft, errors, change, refOf, near } = parts;
  return (
    <fieldset className="form-group">
      <legend>{texts.deadlineGroup}</legend>
      {!draft.deadlineNotStated && (
        <DateField
          ref={refOf('deadline')}
          label={texts.deadline}
          error={errors.deadline}
          value={draft.deadline}
          onChange={(deadline) => change({ deadline })}
          tidy={(typed) => tidyDay(typed, near)}
        />
      )}
      <Checkbox
        checked={draft.deadlineNotStated}
        onChange={(deadlineNotStated) => change({ deadlineNotStated })}
      >
        {texts.deadlineNotStated}
      </Checkbox>
    </fieldset>
  );
}
