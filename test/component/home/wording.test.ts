import { assert, constantFrom, date, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineText } from '../../../renderer/wording/deadlineText.ts';
import { numberAndDay, sentenceCase } from '../../../renderer/wording/directiveLine.ts';
import { readTypedDay, tidyDay } from '../../../renderer/wording/typedDay.ts';
import { textsOf } from '../../../shared/text/textsOf.ts';

const texts = textsOf('vi').app;

describe('a typed day', () => {
  it('is the same day however it is separated and padded', () => {
    const days = date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    assert(
      property(days, constantFrom('/', '.', '-'), (moment, mark) => {
        const iso = moment.toISOString().slice(0, 10);
        const typed = `${moment.getUTCDate()}${mark}${moment.getUTCMonth() + 1}${mark}${moment.getUTCFullYear()}`;
        expect(readTypedDay(typed, texts)).toEqual({ day: iso });
        expect(readTypedDay(tidyDay(typed), texts)).toEqual({ day: iso });
      }),
    );
  });

  it('is a day, nothing, or a sentence; tidying twice changes nothing more', () => {
    assert(
      property(string(), (typed) => {
        const { day, error } = readTypedDay(typed, texts);
        expect(day === null || error === undefined).toBe(true);
        expect(tidyDay(tidyDay(typed))).toBe(tidyDay(typed));
      }),
    );
  });

  it('that the calendar lacks is told apart from what is no day', () => {
    expect(readTypedDay('31/04/2024', texts).error).toContain('Ngày 31/04/2024 không có');
    expect(readTypedDay('mai', texts).error).toContain('không phải ngày');
    expect(readTypedDay('  ', texts)).toEqual({ day: null });
  });
});

describe('the distance of a deadline', () => {
  it.each([
    ['2024-04-26', 'Còn 4 ngày', false],
    ['2024-04-22', 'Hạn hôm nay', false],
    ['2024-04-19', 'Quá hạn 3 ngày', true],
    ['2025-04-22', 'Còn 365 ngày', false],
  ])('of %s is "%s"', (deadline, text, overdue) => {
    expect(deadlineText(deadline, '2024-04-22', texts)).toEqual({ text, overdue });
  });
});

describe('the line that names a directive', () => {
  const issuerName = 'UBND tỉnh Tuyên Quang';
  it.each([
    [null, 'UBND-THCB', { year: 2024, month: 4, day: null }, 'số …/UBND-THCB, tháng 4/2024'],
    ['1306', 'UBND-THCB', { year: 2024, month: 4, day: 7 }, 'số 1306/UBND-THCB, 07/04/2024'],
    ['33/CĐ-TTg', 'CĐ-TTg', { year: 2024, month: null, day: null }, 'số 33/CĐ-TTg, 2024'],
    ['12', null, { year: null, month: null, day: null }, 'số 12'],
  ])('with number %s and symbol %s ends in what is known', (number, symbol, day, end) => {
    const line = numberAndDay({ issuerName, number, symbol, date: day }, texts);
    expect(line.replaceAll('\u00a0', ' ')).toBe(end);
  });

  it('has nothing behind the issuer when nothing else is known', () => {
    const nothing = { number: null, symbol: null, date: { year: null, month: null, day: null } };
    expect(numberAndDay({ issuerName, ...nothing }, texts)).toBe('');
  });

  it('begins a subject with a capital', () => {
    expect(sentenceCase('đảm bảo an toàn')).toBe('Đảm bảo an toàn');
    expect(sentenceCase('')).toBe('');
  });
});
