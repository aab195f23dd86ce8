import type { Status } from './answer.ts';

/** Where the person fills in, in a ready sentence. */
export const blank = '…';

/** Ready sentences for a result, by status. They are words of the return, which is always Vietnamese. */
export const resultTemplates: Readonly<Record<Status, readonly string[]>> = {
  'not-started': [
    'Chưa thực hiện do …; dự kiến hoàn thành trước ngày ….',
    'Đang chờ hướng dẫn của … tại Văn bản số … ngày ….',
  ],
  'in-progress': [
    'Đang triển khai theo Kế hoạch số … ngày …; đã hoàn thành …, còn lại …, dự kiến hoàn thành trước ngày ….',
    'Đã rà soát …/… hệ thống thông tin; đang xử lý … trường hợp còn lại.',
  ],
  done: [
    'Đã ban hành Văn bản số … ngày … chỉ đạo, triển khai thực hiện.',
    'Đã bố trí … cán bộ trực, giám sát từ ngày … đến ngày …; đầu mối: …, điện thoại ….',
    'Đã rà soát …/… hệ thống thông tin; phát hiện … trường hợp, đã xử lý xong … trường hợp.',
    'Đã báo cáo … tại Văn bản số … ngày ….',
  ],
  'nothing-occurred': ['Trong kỳ báo cáo không phát sinh …; đã kiểm tra qua … ngày ….'],
  'not-applicable': ['Đơn vị không quản lý … nên nội dung này không phát sinh trách nhiệm thực hiện.'],
};

/** A text with a sentence put in at the caret, and the first blank behind it, to be typed over. */
export function withTemplate(
  text: string,
  start: number,
  end: number,
  template: string,
): { readonly text: string; readonly start: number; readonly end: number } {
  const before = text.slice(0, start);
  const gap = before === '' || /\s$/u.test(before) ? '' : ' ';
  const at = start + gap.length;
  const place = template.indexOf(blank);
  const caret = at + (place === -1 ? template.length : place);
  return {
    text: `${before}${gap}${template}${text.slice(end)}`,
    start: caret,
    end: place === -1 ? caret : caret + blank.length,
  };
}
