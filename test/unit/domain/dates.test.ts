import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIsoDay, longVietnameseDate, parseTypedDay, showDay } from '../../../shared/domain/dates.ts';

const calendarDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('day', () => {
  it('of the calendar is one, and shown and typed it stays the same', () => {
    fc.assert(
      fc.property(calendarDay, fc.constantFrom('/', '-', '.'), (day, separator) => {
        expect(isIsoDay(day)).toBe(true);
        expect(parseTypedDay(showDay(day).replaceAll('/', separator))).toBe(day);
      }),
    );
  });

  it.each([
    ['1/5', '2024-05-07', '2024-05-01'],
    ['0105', '2024-05-07', '2024-05-01'],
    ['1 5', '2024-05-07', '2024-05-01'],
    ['31/12', '2024-01-05', '2023-12-31'],
    ['3/1', '2024-12-28', '2025-01-03'],
    ['29/2', '2023-06-01', '2024-02-29'],
    ['31/04', '2024-05-07', 'does-not-exist'],
  ])('%s typed without a year near %s is %s', (typed, near, day) => {
    expect(parseTypedDay(typed, near)).toBe(day);
    expect(parseTypedDay(typed)).toBeNull();
  });

  it('is one exactly when the calendar has it', () => {
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), part, part, (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const date = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(isIsoDay(text)).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['2024-4-1', '2024-04-01T00:00', ' 2024-04-01', '20240401', '01/04/2024', '１２34-01-01'])(
    'is not %j',
    (text) => {
      expect(isIsoDay(text)).toBe(false);
    },
  );

  it.each([
    ['1/5/2024', '2024-05-01'],
    ['01/05/24', '2024-05-01'],
    ['1/4/24', '2024-04-01'],
    ['1-4-2024', '2024-04-01'],
    ['01.04.2024', '2024-04-01'],
    ['1 / 4 / 2024', '2024-04-01'],
    ['1 4 2024', '2024-04-01'],
    ['01042024', '2024-04-01'],
    ['010424', '2024-04-01'],
    ['31042024', 'does-not-exist'],
    ['00/04/2024', 'does-not-exist'],
    ['1/13/2024', 'does-not-exist'],
    ['32/1/24', 'does-not-exist'],
    ['0104', null],
    ['1042024', null],
    ['1/4/202', null],
    ['1/4/20244', null],
    ['1/4/2024/5', null],
    ['1//4/2024', null],
    ['một/4/2024', null],
    ['１/4/2024', null],
    [' 29.2.2024 ', '2024-02-29'],
    ['29/2/2023', 'does-not-exist'],
    ['31/4/2024', 'does-not-exist'],
    ['hôm nay', null],
    ['2024-05-01', null],
  ])('typed as %j is read as %j', (typed, day) => {
    expect(parseTypedDay(typed)).toBe(day);
  });

  it('is written long as the decree asks: day padded, month only for 1 and 2', () => {
    expect(longVietnameseDate({ year: 2024, month: 1, day: 5 })).toBe('ngày 05 tháng 01 năm 2024');
    expect(longVietnameseDate({ year: 2024, month: 6, day: 29 })).toBe('ngày 29 tháng 6 năm 2024');
  });
});
