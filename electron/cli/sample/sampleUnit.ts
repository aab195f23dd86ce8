import type { Unit } from '../../../shared/domain/unit.ts';

/** An invented district committee: no place and no person of these names exists. */
export const sampleUnit: Unit = {
  formatVersion: 1,
  kind: 'ubnd-huyen',
  name: 'Ủy ban nhân dân huyện Minh Họa',
  code: 'MINHHOA',
  parent: null,
  place: 'Minh Họa',
  symbol: 'BC-UBND',
  recipient: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  preparer: { name: 'Nguyễn Văn Thí Dụ', position: 'Chuyên viên Phòng Văn hóa và Thông tin' },
  head: {
    name: 'Trần Thị Minh Họa',
    position: 'PHÓ CHỦ TỊCH',
    authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'],
  },
  clerk: { name: 'Lê Thị Giả Định' },
};

/** The moment of the sample return: the day after the period of the directive. */
export const sampleMoment = '2024-05-08T08:30:00+07:00';
export const sampleNumber = '96';
export const sampleIssuedOn = '2024-05-08';
export const samplePeriod = { from: '2024-04-27', to: '2024-05-07' };
