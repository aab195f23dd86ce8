import type { BackupProblems } from '../../problems/backupProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const backupProblems: ProblemTexts<BackupProblems> = {
  'backup-cancelled': () =>
    'Việc sao lưu đã dừng theo yêu cầu. Kho dữ liệu giữ nguyên, phần đã ghi dở đã được xóa. Sao lưu lại khi thuận tiện.',
  'backup-place-gone': () =>
    'Nơi ghi bản sao lưu không còn truy cập được, có thể ổ USB đã bị rút. Kho dữ liệu giữ nguyên, không có bản sao lưu nào dùng được ở nơi đó. Cắm lại ổ đĩa rồi sao lưu lại.',
  'backup-of-damaged': ({ folder }) =>
    `Bản sao lưu “${folder}” chép từ kho đang có chỗ hư hỏng, nên bản sao cũng thiếu những phần đó. Các bản sao lưu tốt trước đây được giữ nguyên, không bản nào bị xóa. Chạy Kiểm tra kho dữ liệu để xem chỗ hư hỏng, rồi phục hồi từ bản sao lưu tốt gần nhất.`,
  'backup-running': () =>
    'Một lần sao lưu hoặc phục hồi khác đang chạy. Yêu cầu vừa rồi chưa được thực hiện, dữ liệu giữ nguyên. Chờ lần đó xong rồi thực hiện lại.',
  'automatic-backup-overdue': ({ lastAt }) =>
    `${lastAt === null ? 'Chưa có bản sao lưu tự động nào của kho dữ liệu.' : `Kho dữ liệu không được sao lưu tự động từ ngày ${day(lastAt)}.`} Nếu kho hỏng, phần trả lời ghi từ đó đến nay có thể mất. Mở Cài đặt, mục Sao lưu và phục hồi, xem nguyên nhân và sao lưu ra ổ USB.`,
  'restore-source-missing': () =>
    'Thư mục đã chọn không có bản sao lưu của kho dữ liệu. Kho hiện tại giữ nguyên. Chọn thư mục có tệp keyring.json và vault.db.',
  'restore-source-unusable': ({ name }) =>
    `Tệp “${name}” của bản sao lưu đã chọn bị thiếu hoặc hỏng nên không mở được bản sao lưu này. Chưa có gì được phục hồi, kho hiện tại giữ nguyên. Chọn bản sao lưu khác.`,
  'restore-source-unreadable': ({ name, reason }) =>
    `Không đọc được “${name}” của bản sao lưu đã chọn (${reason}): thiết bị lỗi hoặc đã bị rút ra, chương trình khác đang giữ, hoặc tài khoản này không có quyền đọc. Phần đó chưa được phục hồi, bản sao lưu giữ nguyên. Cắm lại thiết bị, kiểm tra quyền đọc rồi phục hồi lại, hoặc chọn bản sao lưu khác.`,
  'restore-place-occupied': ({ name }) =>
    `Bên cạnh thư mục kho có “${name}” không do chương trình tạo ra, trong khi việc phục hồi cần dùng tên này. Chưa có gì được phục hồi, kho hiện tại giữ nguyên. Chuyển “${name}” ra nơi khác hoặc đổi tên rồi phục hồi lại.`,
  'backup-name-too-long': () =>
    'Tên của bản sao lưu quá dài nên hệ điều hành không nhận. Bản sao lưu chưa được tạo, kho dữ liệu giữ nguyên. Chọn tên ngắn hơn rồi sao lưu lại.',
  'restore-place-not-vault': ({ kind }) =>
    kind === 'file'
      ? 'Nơi phục hồi là một tệp, không phải thư mục. Tệp đó được giữ nguyên, chưa có gì được phục hồi. Chọn thư mục kho cũ hoặc một thư mục chưa có rồi phục hồi lại.'
      : 'Nơi phục hồi là thư mục đang có tệp khác, không phải thư mục kho. Các tệp đó được giữ nguyên, chưa có gì được phục hồi. Chọn thư mục kho cũ, thư mục trống hoặc thư mục chưa có rồi phục hồi lại.',
  'restore-source-is-vault': () =>
    'Thư mục đã chọn là chính kho đang dùng. Kho giữ nguyên, không có gì được phục hồi. Chọn thư mục của bản sao lưu.',
  'restore-source-damaged': ({ count }) =>
    `Bản sao lưu mở được nhưng có ${count} chỗ hỏng. Chưa có gì được phục hồi, kho hiện tại giữ nguyên. Chọn bản sao lưu khác, hoặc chọn “Vẫn phục hồi” (dòng lệnh: --accept-damage) để lấy lại phần còn đọc được.`,
  'restore-indexes-damaged': () =>
    'Chỉ mục trong vault.db của bản sao lưu không khớp với dữ liệu, nên có mục còn nguyên mà không tìm thấy được. Bản sao lưu giữ nguyên; chương trình lập lại chỉ mục trong bản chép dùng để phục hồi. Sau khi phục hồi, chạy Kiểm tra kho dữ liệu và đối chiếu danh sách báo cáo.',
  'restore-target-in-use': ({ host, user, since }) =>
    `Kho dữ liệu sắp bị thay đang được mở trên máy “${host}”${user === '' ? '' : ` bởi tài khoản “${user}”`}${since === '' ? '' : ` từ ${dayAndTime(since)}`}. Chưa có gì được phục hồi; nếu thay kho khi máy đó còn mở, phần máy đó đang nhập sẽ nằm ở kho cũ hoặc bị mất. Đóng kho ở máy đó rồi phục hồi lại; chỉ khi chắc chắn máy đó không còn mở kho (đã tắt, hỏng hoặc đổi tên), chọn “Vẫn phục hồi” (dòng lệnh: --take-over-lock).`,
  'restore-other-vault': ({ found, inPlace }) =>
    `Bản sao lưu này thuộc một kho khác (mã kho ${found}…) với kho đang ở máy này (mã kho ${inPlace}…). Chưa có gì được phục hồi; nếu tiếp tục, kho của máy này bị thay bằng dữ liệu của kho khác và chỉ còn trong thư mục kept. Kiểm tra lại thư mục đã chọn (mã kho ghi trong READ-ME.txt); nếu đúng là muốn đổi sang kho khác, chọn “Vẫn phục hồi” (dòng lệnh: --other-vault).`,
  'restore-cancelled': () =>
    'Việc phục hồi đã dừng theo yêu cầu. Kho hiện tại giữ nguyên, phần đã chép dở đã được xóa. Phục hồi lại khi thuận tiện.',
};

function dayAndTime(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(iso);
  return match ? `${match[4]} ${match[3]}/${match[2]}/${match[1]}` : iso;
}

function day(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : iso;
}
