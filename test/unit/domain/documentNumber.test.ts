import { describe, expect, it } from 'vitest';
import {
  dayLimits,
  dayProblem,
  documentProblems,
  isDocumentNumber,
} from '../../../shared/domain/documentNumber.ts';

const period = { from: '2024-04-20', to: '2024-05-07' };
const ofDirective = (
  date: { year: number | null; month: number | null; day: number | null },
  day: number | null,
) => dayLimits('2024-05-09', { date }, { day }, period).directive;

describe('number of a document', () => {
  it('is made of digits and letters, joined by dots, hyphens and slashes', () => {
    for (const number of ['486', '45/BC-UBND', '12.a', '07/QĐ-STTTT', 'QĐ'.normalize('NFD')])
      expect(isDocumentNumber(number)).toBe(true);
    for (const number of ['', '4 5', '45/', '-1', '48\u202e6', '4\u00076', '486😀', '45\n', 'a//b', '<b>'])
      expect(isDocumentNumber(number)).toBe(false);
  });

  it('has only letters and digits that the pages can show', () => {
    for (const number of ['漢5', '٤٥', 'אב', '４８', '48\u200b6'])
      expect(isDocumentNumber(number)).toBe(false);
  });
});

describe('day of a document', () => {
  const limits = { today: '2024-05-09', directive: '2024-04-26', periodStart: '2024-04-20' };

  it('is neither in the future nor before the directive or the period', () => {
    expect(dayProblem('2024-05-09', limits)).toBeNull();
    expect(dayProblem('2024-04-26', limits)).toBeNull();
    expect(dayProblem('2024-05-10', limits)).toMatchObject({
      code: 'document-day-in-future',
      facts: { day: '2024-05-10', today: '2024-05-09' },
    });
    expect(dayProblem('2024-04-25', limits, 'date')).toEqual({
      code: 'document-day-too-early',
      facts: { day: '2024-04-25', notBefore: '2024-04-26', limit: 'directive' },
      path: 'date',
    });
    expect(dayProblem('2024-04-19', { ...limits, directive: null })).toMatchObject({
      facts: { notBefore: '2024-04-20', limit: 'period' },
    });
  });

  it('is measured by the earliest day that the directive can bear', () => {
    expect(ofDirective({ year: 2024, month: 4, day: 26 }, null)).toBe('2024-04-26');
    expect(ofDirective({ year: 2024, month: 4, day: null }, 27)).toBe('2024-04-27');
    expect(ofDirective({ year: 2024, month: 4, day: null }, null)).toBe('2024-04-01');
    expect(ofDirective({ year: 2024, month: null, day: null }, 27)).toBe('2024-01-01');
    expect(ofDirective({ year: null, month: 4, day: 26 }, null)).toBeNull();
  });

  it('is judged together with the number, and what was not given is not judged', () => {
    const paths = { number: 'number', day: 'issuedOn' };
    expect(documentProblems({}, limits)).toEqual([]);
    expect(documentProblems({ number: null, day: null }, limits)).toEqual([]);
    expect(documentProblems({ number: '48/', day: '2025-01-01' }, limits, paths)).toMatchObject([
      { code: 'document-number-wrong', path: 'number' },
      { code: 'document-day-in-future', path: 'issuedOn' },
    ]);
  });
});
