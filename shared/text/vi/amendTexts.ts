import type { ChangedField } from '../../domain/amendment.ts';
import { changedFieldLabels } from '../../domain/amendmentModel.ts';

/** Amended returns: a sent one is replaced by a new one that says what it changes. */
export const amendTexts = {
  start: 'Lập báo cáo bổ sung, thay thế',
  startHint: 'Bản mới ghi rõ thay thế tệp đã gửi nào và thay đổi những gì.',
  startTitle: (version: string) => `Lập báo cáo bổ sung, thay thế bản ${version}?`,
  startMeaning: (version: string) =>
    `Bản đã gửi giữ nguyên trong kho. Nội dung được sửa tiếp trong bản ${version}; báo cáo mới ghi rõ thay thế tệp nào và thay đổi những gì.`,
  sentBackMeaning: (version: string) =>
    `Bản này đã gửi nên vẫn giữ nguyên trong kho. Bản ${version} là báo cáo bổ sung, thay thế: ghi rõ thay thế tệp nào và in lý do dưới đây.`,
  reason: 'Lý do bổ sung, thay thế (in trong báo cáo)',
  reasonMissing: 'Chưa nhập lý do bổ sung, thay thế. Nhập lý do để in trong báo cáo.',
  title: (number: string) => `Báo cáo bổ sung, thay thế lần ${number}`,
  replaces: (version: string, moment: string) => `Thay thế bản ${version}, ghi nhận đã gửi lúc ${moment}`,
  replacesNumbered: (version: string, number: string, day: string, moment: string) =>
    `Thay thế bản ${version}, số ${number} ngày ${day}, ghi nhận đã gửi lúc ${moment}`,
  hash: 'SHA-256 của tệp bị thay thế:',
  reasonOf: (reason: string) => `Lý do: ${reason}`,
  changes: (count: string) => `${count} chỗ thay đổi so với bản đã gửi`,
  unchanged: (count: string) => `${count} nội dung còn lại giữ nguyên từng chữ.`,
  nothing: 'Chưa có thay đổi so với bản đã gửi.',
  nothingMeaning:
    'Báo cáo sẽ ghi “Nội dung các mục không thay đổi”: chỉ đúng khi gửi lại để ký lại hoặc đính chính số, ngày.',
  loading: 'Đang đọc bản đã gửi…',
  item: (id: string) => `Mục ${id}`,
  common: 'Phần chung',
  ofItem: 'Thay đổi so với bản đã gửi',
  added: 'thêm',
  removed: 'bỏ',
  legend: 'Chữ gạch chân là thêm, chữ gạch ngang là bỏ.',
  fields: changedFieldLabels as Readonly<Record<ChangedField['field'], string>>,
  toReview: 'Xem các thay đổi',
};
