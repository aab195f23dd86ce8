import type { ShellProblems } from '../../problems/shellProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

const cutOff = {
  attach: 'Kho đã khóa trong khi đang đính kèm minh chứng nên có tệp chưa được đính kèm.',
  write: 'Kho đã khóa trong khi đang ghi tệp nên tệp đó chưa được ghi.',
  backup: 'Kho đã khóa trong khi đang sao lưu nên bản sao đó chưa được tạo.',
  restore: 'Kho đã khóa trong khi đang phục hồi nên kho chưa được thay bằng bản sao lưu.',
  'take-in': 'Kho đã khóa trong khi đang nhập gói nên chưa có gì của gói được nhập.',
} as const;

export const shellProblems: ProblemTexts<ShellProblems> = {
  'ipc-refused': ({ call }) =>
    `Yêu cầu “${call}” từ cửa sổ không đúng quy định nên không được thực hiện. Dữ liệu trong kho không thay đổi. Đóng và mở lại ứng dụng rồi thực hiện lại thao tác.`,
  unexpected: ({ reference }) =>
    `Ứng dụng gặp lỗi ngoài dự kiến (mã ${reference}). Thao tác vừa rồi không được ghi vào kho; nội dung đã ghi trước đó vẫn còn. Thực hiện lại thao tác; nếu lỗi lặp lại, gửi mã này cho bộ phận hỗ trợ.`,
  'no-file-chosen': () =>
    'Chưa chọn tệp nào. Không có nội dung nào thay đổi. Chọn tệp rồi thực hiện lại thao tác.',
  'settings-damaged': () =>
    'Tệp cài đặt bị hỏng nên không đọc được. Kho dữ liệu không bị ảnh hưởng; ứng dụng dùng cài đặt mặc định và giữ lại bản hỏng với tên settings.damaged.json. Kiểm tra lại ngôn ngữ và giao diện trong mục Cài đặt.',
  'settings-not-saved': () =>
    'Không ghi được tệp cài đặt. Kho dữ liệu không bị ảnh hưởng; thay đổi cài đặt chỉ có hiệu lực đến khi đóng ứng dụng. Kiểm tra dung lượng ổ đĩa rồi lưu lại.',
  'engine-stopped': () =>
    'Bộ phận xử lý dữ liệu đã dừng đột ngột nên kho được khóa. Nội dung có dấu "Đã ghi vào kho" vẫn còn; nội dung đang nhập có thể chưa được ghi. Mở khóa kho và kiểm tra lại mục vừa nhập.',
  'typed-text-lost': () =>
    'Kho đã khóa khi cửa sổ chưa kịp cất hết phần chữ đang nhập. Nội dung có dấu "Đã ghi vào kho" vẫn còn; phần nhập trong giây cuối có thể đã mất. Mở khóa kho và kiểm tra lại ô vừa nhập.',
  'work-cut-off': ({ work }) =>
    `${cutOff[work]} Nội dung đã ghi vào kho không thay đổi và không có tệp dở dang. Thực hiện lại thao tác.`,
};
