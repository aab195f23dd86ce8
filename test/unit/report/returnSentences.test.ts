import { describe, expect, it } from 'vitest';
import { returnFileName } from '../../../shared/domain/returnFileName.ts';
import { directiveDate, directiveNumber, openingSentence } from '../../../shared/domain/returnSentences.ts';
import { aPayload } from '../../builders/aPayload.ts';

describe('sentences of the return', () => {
  it('leave room for a number that the paper does not give', () => {
    expect(directiveNumber(null, 'UBND-THCB')).toBe('số …/UBND-THCB');
    expect(directiveNumber('12', 'UBND-THCB')).toBe('số 12/UBND-THCB');
    expect(directiveNumber('12/UBND-KGVX', 'UBND-THCB')).toBe('số 12/UBND-KGVX');
    expect(directiveNumber('12', null)).toBe('số 12');
    expect(directiveNumber(null, null)).toBe('');
  });

  it('say only the parts of the date that are known, padded as NĐ 30/2020 orders', () => {
    expect(directiveDate({ year: 2024, month: 4, day: null })).toBe('tháng 4 năm 2024');
    expect(directiveDate({ year: 2020, month: 1, day: 5 })).toBe('ngày 05 tháng 01 năm 2020');
    expect(directiveDate({ year: 2019, month: 6, day: 29 })).toBe('ngày 29 tháng 6 năm 2019');
    expect(directiveDate({ year: 2024, month: null, day: 5 })).toBe('năm 2024');
    expect(directiveDate({ year: null, month: null, day: null })).toBe('');
  });

  it('name directive, issuer, subject and unit in the opening', () => {
    expect(aPayload().openingSentence).toBe(
      'Thực hiện Văn bản số …/UBND-THCB tháng 4 năm 2024 của Ủy ban nhân dân tỉnh Tuyên Quang về việc tăng cường đảm bảo an toàn thông tin mạng trong dịp Lễ 30/4, 01/5 và 70 năm chiến thắng Điện Biên Phủ, Ủy ban nhân dân huyện Thử Nghiệm báo cáo kết quả như sau:',
    );
  });

  it('have no doubled spaces when number and date are unknown', () => {
    const sentence = openingSentence(
      {
        number: null,
        symbol: null,
        date: { year: null, month: null, day: null },
        issuer: 'Sở A',
        subject: 'việc B',
        occasion: null,
      },
      'Đơn vị C',
    );
    expect(sentence).toBe('Thực hiện Văn bản của Sở A về việc việc B, Đơn vị C báo cáo kết quả như sau:');
  });

  it('take the title from the occasion and end with the end mark', () => {
    const payload = aPayload();
    expect(payload.title).toBe(
      'Kết quả thực hiện bảo đảm an toàn thông tin mạng trong dịp Lễ 30/4, 01/5 và 70 năm chiến thắng Điện Biên Phủ',
    );
    expect(payload.closingSentence.endsWith('./.')).toBe(true);
  });
});

describe('the proposed file name', () => {
  it('has the unit code and the calendar day of the export', () => {
    expect(returnFileName('CHIEMHOA', '2024-04-26T23:59:00+07:00')).toBe('BC_ATTT_CHIEMHOA_20240426.pdf');
  });
});
