import type { Ref } from 'react';
import type { InputOf } from '../../../shared/contract.ts';
import { parseTypedDay } from '../../../shared/domain/dates.ts';
import { documentDayFault, isDocumentNumber } from '../../../shared/domain/documentNumber.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Texts } from '../../../shared/text/textsOf.ts';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTexts } from '../../useTexts.ts';
import { today } from '../../wording/deadlineText.ts';

/** Number and date as they are typed. */
export interface TypedNumber {
  readonly number: string;
  readonly date: string;
}
export const emptyNumber: TypedNumber = { number: '', date: '' };

interface NumberFieldsProps {
  readonly typed: TypedNumber;
  /** Whether the person has pressed the button: only then is a gap called wrong. */
  readonly asked: boolean;
  readonly numberRef: Ref<HTMLInputElement>;
  readonly onChange: (typed: TypedNumber) => void;
}

/** Number and date that the clerk has given. */
export function NumberFields({ typed, asked, numberRef, onChange }: NumberFieldsProps) {
  const texts = useTexts().road;
  return (
    <div className="field-row">
      <TextField
        ref={numberRef}
        label={texts.number}
        width="short"
        maxLength={60}
        error={asked ? numberError(typed.number.trim(), texts) : undefined}
        value={typed.number}
        onChange={(number) => onChange({ ...typed, number })}
      />
      <DateField
        label={texts.date}
        hint={texts.dateHint}
        error={asked ? dateError(typed, texts) : undefined}
        value={typed.date}
        onChange={(date) => onChange({ ...typed, date })}
      />
    </div>
  );
}

function numberError(number: string, texts: Texts['road']): string | undefined {
  if (number === '') return texts.numberMissing;
  return isDocumentNumber(number) ? undefined : texts.numberWrong(visibleName(number));
}

function dateError(typed: TypedNumber, texts: Texts['road']): string | undefined {
  const day = dayOf(typed);
  if (day === null) return texts.dateMissing;
  return documentDayFault(day, today()) === null ? undefined : texts.dateInFuture;
}

/** What is recorded, or null while something is missing or wrong. */
export function numberOf(
  typed: TypedNumber,
): (InputOf<'road', 'record'>['what'] & { readonly action: 'numbered' }) | null {
  const date = dayOf(typed);
  const number = typed.number.trim();
  if (date === null || documentDayFault(date, today()) !== null) return null;
  return !isDocumentNumber(number) ? null : { action: 'numbered', number, date };
}

function dayOf({ date }: TypedNumber): string | null {
  const day = parseTypedDay(date.trim(), undefined);
  return day === 'does-not-exist' ? null : day;
}
