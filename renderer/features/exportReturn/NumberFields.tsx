import type { Ref } from 'react';
import type { InputOf } from '../../../shared/contract.ts';
import { parseTypedDay } from '../../../shared/domain/dates.ts';
import {
  type DayLimits,
  dayProblem,
  documentProblems,
  numberProblem,
} from '../../../shared/domain/documentNumber.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';

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
  readonly limits: DayLimits;
  readonly numberRef: Ref<HTMLInputElement>;
  readonly onChange: (typed: TypedNumber) => void;
}

/** Number and date that the clerk has given. */
export function NumberFields({ typed, asked, limits, numberRef, onChange }: NumberFieldsProps) {
  const texts = useTexts().road;
  const language = useLanguage();
  const number = typed.number.trim();
  const day = dayOf(typed);
  const numberFault = number === '' ? null : numberProblem(number);
  const dayFault = day === null ? null : dayProblem(day, limits);
  const numberError = numberFault === null ? texts.numberMissing : problemText(numberFault, language);
  const dateError = dayFault === null ? texts.dateMissing : problemText(dayFault, language);
  return (
    <div className="field-row">
      <TextField
        ref={numberRef}
        label={texts.number}
        width="short"
        maxLength={60}
        error={asked && (number === '' || numberFault !== null) ? numberError : undefined}
        value={typed.number}
        onChange={(text) => onChange({ ...typed, number: text })}
      />
      <DateField
        label={texts.date}
        hint={texts.dateHint}
        error={asked && (day === null || dayFault !== null) ? dateError : undefined}
        value={typed.date}
        onChange={(date) => onChange({ ...typed, date })}
      />
    </div>
  );
}

/** What is recorded, or null while something is missing or wrong. */
export function numberOf(
  typed: TypedNumber,
  limits: DayLimits,
): (InputOf<'road', 'record'>['what'] & { readonly action: 'numbered' }) | null {
  const date = dayOf(typed);
  const number = typed.number.trim();
  if (date === null || number === '') return null;
  const isRight = documentProblems({ number, day: date }, limits).length === 0;
  return isRight ? { action: 'numbered', number, date } : null;
}

function dayOf({ date }: TypedNumber): string | null {
  const day = parseTypedDay(date.trim(), undefined);
  return day === 'does-not-exist' ? null : day;
}
