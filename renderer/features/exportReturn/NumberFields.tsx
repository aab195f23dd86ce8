import { problemText } from '../../../shared/text/problemText.ts';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import type { TypedFault } from './typedNumber.ts';
import type { NumberForm } from './useNumberForm.ts';

/** Number and date that the clerk has given. */
export function NumberFields({ form }: { readonly form: NumberForm }) {
  const texts = useTexts().road;
  const language = useLanguage();
  const { typed, type, faults } = form;

  function sentence(fault: TypedFault | null, missing: string): string | undefined {
    if (fault === null) return undefined;
    return fault === 'missing' ? missing : problemText(fault, language);
  }

  return (
    <div className="number-fields">
      <TextField
        ref={form.numberRef}
        label={texts.number}
        width="short"
        maxLength={60}
        error={sentence(faults.number, texts.numberMissing)}
        value={typed.number}
        onChange={(number) => type({ ...typed, number })}
      />
      <DateField
        ref={form.dateRef}
        label={texts.date}
        hint={texts.dateHint}
        error={sentence(faults.date, texts.dateMissing)}
        value={typed.date}
        onChange={(date) => type({ ...typed, date })}
      />
    </div>
  );
}
