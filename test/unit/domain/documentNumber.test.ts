import { expect, it } from 'vitest';
import { documentDayFault, isDocumentNumber } from '../../../shared/domain/documentNumber.ts';

it('A document number is made of digits and letters, joined by dots, hyphens and slashes', () => {
  for (const number of ['486', '45/BC-UBND', '12.a', '07/QĐ-STTTT', 'QĐ'.normalize('NFD')])
    expect(isDocumentNumber(number)).toBe(true);
  for (const number of ['', '4 5', '45/', '-1', '48\u202e6', '4\u00076', '486😀', '45\n', 'a//b', '<b>'])
    expect(isDocumentNumber(number)).toBe(false);
});

it('The day of a document is neither in the future nor before what it answers', () => {
  expect(documentDayFault('2024-04-25', '2024-04-25', '2024-04-25')).toBeNull();
  expect(documentDayFault('2024-04-26', '2024-04-25')).toBe('future');
  expect(documentDayFault('2024-04-24', '2024-04-25', '2024-04-25')).toBe('too-early');
  expect(documentDayFault('1900-01-01', '2024-04-25')).toBeNull();
});
