import type { EvidenceProblems } from '../../problems/evidenceProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const evidenceProblems: ProblemTexts<EvidenceProblems> = {
  'evidence-readable': () =>
    'Bản ghi của tệp này vẫn đọc được. Tệp chưa được bỏ khỏi mục. Mở lại báo cáo rồi dùng nút Gỡ bên cạnh tên tệp.',
  'evidence-empty': ({ name }) =>
    `Tệp “${name}” không có nội dung (0 byte). Tệp này chưa được đính kèm, các minh chứng khác vẫn nguyên vẹn. Kiểm tra lại tệp gốc rồi đính kèm lại.`,
  'evidence-too-large': ({ name, sizeBytes, limitBytes }) =>
    `Tệp “${name}” có dung lượng ${gigabytes(sizeBytes)} GB, vượt giới hạn ${gigabytes(limitBytes)} GB. Tệp này chưa được đính kèm, các minh chứng khác vẫn nguyên vẹn. Chia nhỏ hoặc giảm dung lượng tệp rồi đính kèm lại.`,
  'evidence-is-directory': ({ name }) =>
    `“${name}” là thư mục, không phải tệp. Chưa có gì được đính kèm từ thư mục này. Mở thư mục, chọn từng tệp cần đính kèm.`,
  'evidence-vanished': ({ name }) =>
    `Không còn đọc được tệp “${name}” khi đang đính kèm. Tệp này chưa được đính kèm, các minh chứng khác vẫn nguyên vẹn. Kiểm tra thiết bị lưu trữ hoặc kết nối rồi đính kèm lại.`,
  'evidence-changed': ({ name }) =>
    `Tệp “${name}” bị thay đổi khi đang đính kèm. Tệp này chưa được đính kèm, các minh chứng khác vẫn nguyên vẹn. Đóng chương trình đang ghi tệp rồi đính kèm lại.`,
  'evidence-unreadable': ({ name }) =>
    `Không đọc được tệp “${name}”. Tệp này chưa được đính kèm, các minh chứng khác vẫn nguyên vẹn. Kiểm tra quyền đọc hoặc chép tệp sang nơi khác rồi đính kèm lại.`,
  'evidence-damaged': ({ name }) =>
    `Minh chứng “${name}” lưu trong kho bị hỏng hoặc đã bị thay đổi từ bên ngoài. Không có nội dung hỏng nào được xuất ra, các minh chứng khác vẫn nguyên vẹn. Phục hồi từ bản sao lưu gần nhất, hoặc đính kèm lại tệp gốc và gỡ tệp này khỏi các mục.`,
  'evidence-lost': ({ name }) =>
    `Kho dữ liệu không còn tệp lưu của minh chứng “${name}”. Thông tin về minh chứng vẫn còn, các minh chứng khác vẫn nguyên vẹn. Phục hồi từ bản sao lưu gần nhất, hoặc đính kèm lại tệp gốc và gỡ tệp này khỏi các mục.`,
  'evidence-file-held': ({ name, reason }) =>
    `Hệ điều hành chưa cho đọc tệp lưu của minh chứng “${name}” (${reason}). Minh chứng vẫn nằm trong kho, không có gì thay đổi. Đóng chương trình đang giữ tệp hoặc kiểm tra quyền đọc rồi mở lại.`,
  'evidence-not-found': () =>
    'Minh chứng không còn trong kho dữ liệu. Chưa có gì thay đổi. Mở lại danh sách minh chứng để xem các tệp hiện có.',
  'evidence-order-changed': ({ item }) =>
    `Các tệp của mục ${item} đã thay đổi trong lúc sắp xếp. Thứ tự cũ được giữ nguyên. Mở lại danh sách minh chứng rồi sắp xếp lại.`,
  'evidence-same-content': ({ name }) =>
    `Tệp “${name}” có nội dung giống hệt tệp đang dùng. Chưa thay gì, minh chứng giữ nguyên. Chọn tệp bản mới hơn.`,
  'evidence-text-too-large': ({ name }) =>
    `Nội dung tệp “${name}” quá lớn hoặc nén bất thường nên không mở trong ứng dụng. Tệp vẫn nguyên trong kho và trong báo cáo. Lưu bản sao rồi mở bằng phần mềm của máy nếu biết rõ nguồn tệp.`,
  'evidence-text-unreadable': ({ name }) =>
    `Không đọc được chữ trong tệp “${name}”: tệp hỏng, có mật khẩu hoặc không đúng loại. Tệp vẫn nguyên trong kho và trong báo cáo. Lưu bản sao rồi mở bằng phần mềm của máy để kiểm tra.`,
  'evidence-cancelled': ({ name }) =>
    `Việc đính kèm tệp “${name}” đã hủy theo yêu cầu. Tệp này chưa được đính kèm, các minh chứng khác vẫn nguyên vẹn. Đính kèm lại khi cần.`,
  'evidence-upload-unknown': () =>
    'Lần đính kèm này đã kết thúc hoặc đã hủy. Tệp chưa được đính kèm, các minh chứng khác vẫn nguyên vẹn. Đính kèm lại tệp từ đầu.',
  'evidence-zip-too-large': ({ sizeBytes, limitBytes }) =>
    `Toàn bộ minh chứng có dung lượng ${gigabytes(sizeBytes)} GB, một tệp ZIP chỉ chứa được dưới ${gigabytes(limitBytes)} GB. Tệp ZIP chưa được ghi, minh chứng trong kho vẫn nguyên vẹn. Chọn xuất ra thư mục.`,
  'package-passphrase-short': ({ minimum }) =>
    `Mật khẩu của gói minh chứng có dưới ${minimum} ký tự. Gói chưa được ghi, vì người nhặt được gói có thể dò ra mật khẩu ngắn. Nhập mật khẩu dài hơn và báo cho nơi nhận bằng đường khác với đường gửi gói.`,
  'evidence-copy-exists': ({ file }) =>
    `Tệp “${file}” đã có ở nơi lưu. Tệp đó được giữ nguyên, bản sao chưa được ghi. Chọn tên khác hoặc xác nhận thay thế.`,
};

/** Rounded up: a file just above a limit must not look as large as the limit. */
function gigabytes(bytes: number): string {
  return (Math.ceil((bytes / 1024 ** 3) * 100) / 100).toFixed(2).replace('.', ',');
}
