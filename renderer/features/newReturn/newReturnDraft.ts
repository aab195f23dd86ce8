import type { InputOf } from '../../../shared/contract.ts';
import type { DirectiveSummary } from '../../../shared/contractAnswers.ts';
import { daysInMonth, type IsoDay, showDay } from '../../../shared/domain/dates.ts';
import type { Problem } from '../../../shared/problems.ts';
import { type Language, problemText } from '../../../shared/text/problemText.ts';
import type { Texts } from '../../../shared/text/textsOf.ts';
import { readTypedDay } from '../../wording/typedDay.ts';

/** The fields as typed. */
export interface NewReturnDraft {
  readonly from: string;
  readonly to: string;
  readonly deadline: string;
  readonly deadlineNotStated: boolean;
  readonly number: string;
  readonly day: string;
  /** Id of the group whose items a unit that is not addressed adopts. */
  readonly adoptedGroup: string | null;
}

export type NewReturnField = 'from' | 'to' | 'deadline' | 'number' | 'day' | 'adoptedGroup';
export type NewReturnErrors = Partial<Record<NewReturnField, string>>;

export const emptyNewReturn: NewReturnDraft = {
  from: '',
  to: '',
  deadline: '',
  deadlineNotStated: false,
  number: '',
  day: '',
  adoptedGroup: null,
};

/** Name under which the typed form is sealed until the return begins or the person gives it up. */
export function newReturnDraftName(directiveId: string): string {
  return `newReturn ${directiveId}`;
}

/** The call that begins the return, or a sentence for each field that is not right yet, in the order of the form. */
export function checkNewReturn(
  draft: NewReturnDraft,
  directive: DirectiveSummary,
  texts: Pick<Texts, 'app' | 'newReturn'>,
): { readonly input: InputOf<'returns', 'create'> | null; readonly errors: NewReturnErrors } {
  const own = texts.newReturn;
  const errors: NewReturnErrors = {};
  if (!directive.addressing.addressed && draft.adoptedGroup === null) errors.adoptedGroup = own.adoptMissing;

  const near = nearDirective(directive);
  const from = readTypedDay(draft.from, texts.app, near);
  const to = readTypedDay(draft.to, texts.app, near);
  if (from.day === null) errors.from = from.error ?? own.fromMissing;
  if (to.day === null) errors.to = to.error ?? own.toMissing;
  if (from.day !== null && to.day !== null && to.day < from.day)
    errors.to = own.reversed(showDay(from.day), showDay(to.day));

  const deadline = draft.deadlineNotStated ? { day: null } : readTypedDay(draft.deadline, texts.app, near);
  if (deadline.day === null && !draft.deadlineNotStated)
    errors.deadline = ('error' in deadline ? deadline.error : undefined) ?? own.deadlineMissing;

  const day = readDayOfMonth(draft.day, directive.date);
  if (day === 'wrong') errors.day = own.dayWrong(draft.day.trim(), String(lastDay(directive.date)));

  if (Object.keys(errors).length > 0 || from.day === null || to.day === null || day === 'wrong')
    return { input: null, errors };
  return {
    input: {
      directiveId: directive.id,
      directiveReference: { number: draft.number.normalize('NFC').trim() || null, day },
      adoptedGroup: directive.addressing.addressed ? null : draft.adoptedGroup,
      period: { from: from.day, to: to.day },
      deadline: deadline.day,
    },
    errors: {},
  };
}

/** Place of each field in the call. */
const fieldOf: Readonly<Record<string, NewReturnField>> = {
  'directiveReference.number': 'number',
  'directiveReference.day': 'day',
  'period.from': 'from',
  'period.to': 'to',
  deadline: 'deadline',
  adoptedGroup: 'adoptedGroup',
};

/** What main refused, as a sentence at each field it is about; the others belong to the form as a whole. */
export function problemsOfFields(
  problems: readonly Problem[],
  language: Language,
): { readonly errors: NewReturnErrors; readonly others: readonly Problem[] } {
  const errors: NewReturnErrors = {};
  const others: Problem[] = [];
  for (const found of problems) {
    const field = fieldOf[found.path ?? ''];
    if (field === undefined) others.push(found);
    else errors[field] = problemText(found, language);
  }
  return { errors, others };
}

/** A day about which the period and the deadline lie: `1/5` needs no year there. */
export function nearDirective({ date }: DirectiveSummary): IsoDay | undefined {
  if (date.year === null || date.month === null) return undefined;
  const [month, day] = [date.month, date.day ?? 15].map((part) => String(part).padStart(2, '0'));
  return `${date.year}-${month}-${day}`;
}

/** Without year or month any day up to 31 may be right. */
function lastDay({ year, month }: DirectiveSummary['date']): number {
  return year === null || month === null ? 31 : daysInMonth(year, month);
}

function readDayOfMonth(typed: string, date: DirectiveSummary['date']): number | null | 'wrong' {
  const text = typed.trim();
  if (text === '') return null;
  if (!/^\d{1,2}$/.test(text)) return 'wrong';
  const day = Number(text);
  return day >= 1 && day <= lastDay(date) ? day : 'wrong';
}
