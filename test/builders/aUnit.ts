import type { Unit } from '../../shared/domain/unit.ts';

/** An invented district of the built-in directive's province. */
export function aUnit(overrides: Partial<Unit> = {}): Unit {
  return {
    formatVersion: 1,
    kind: 'ubnd-huyen',
    name: 'Ủy ban nhân dân huyện Thử Nghiệm',
    code: 'THUNGHIEM',
    parent: null,
    place: 'Thử Nghiệm',
    symbol: 'BC-UBND',
    recipient: 'Ủy ban nhân dân tỉnh Tuyên Quang',
    preparer: { name: 'Nguyễn Thị Mẫu', position: 'Chuyên viên Phòng Văn hóa và Thông tin' },
    head: {
      name: 'Trần Văn Mẫu',
      position: 'PHÓ CHỦ TỊCH',
      authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'],
    },
    clerk: null,
    ...overrides,
  };
}
