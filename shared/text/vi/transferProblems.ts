import type { TransferProblems } from '../../problems/transferProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showCount, showMoment } from '../showFigures.ts';

export const transferProblems: ProblemTexts<TransferProblems> = {
  'transfer-not-a-package': ({ file }) =>
    `Tệp “${file}” không phải là gói chuyển dữ liệu của chương trình. Kho dữ liệu không thay đổi. Chọn tệp có đuôi .age do chương trình này tạo.`,
  'transfer-newer-format': ({ file, found, supported }) =>
    `Gói “${file}” do phiên bản mới hơn tạo ra (định dạng ${found}, chương trình này đọc đến ${supported}). Kho dữ liệu không thay đổi. Cài đặt phiên bản mới của chương trình rồi nhập lại.`,
  'transfer-package-damaged': ({ file }) =>
    `Gói “${file}” bị hỏng, bị cắt hoặc đã bị thay đổi. Kho dữ liệu không thay đổi. Chép lại gói từ nơi gửi, đối chiếu với tệp .sha256 đi kèm rồi nhập lại.`,
  'transfer-wrong-passphrase': ({ file }) =>
    `Mật khẩu không mở được gói “${file}”. Kho dữ liệu không thay đổi. Tắt bộ gõ tiếng Việt, kiểm tra phím Caps Lock rồi nhập lại mật khẩu do người gửi cung cấp.`,
  'transfer-not-for-this-vault': ({ file }) =>
    `Gói “${file}” được tạo cho khóa nhận của kho khác. Kho dữ liệu không thay đổi. Gửi khóa nhận của kho này cho người gửi để tạo lại gói.`,
  'transfer-nothing-new': ({ file, takenInAt }) =>
    `Gói “${file}” không có nội dung nào mới${takenInAt === null ? '' : `; gói này đã được nhập lúc ${showMoment(takenInAt)}`}. Kho dữ liệu không thay đổi. Không cần nhập gói này nữa.`,
  'transfer-nothing-taken': ({ file, differences, whole, kept }) =>
    `Chưa có nội dung nào của gói “${file}” được nhập${stayed([
      [differences, 'chỗ khác nhau giữ theo bản trong kho'],
      [whole, 'báo cáo trong gói đi xa hơn không được lấy'],
      [kept, 'báo cáo để nguyên theo lý do nêu khi xem trước'],
    ])}. Kho dữ liệu không thay đổi.${
      differences === 0
        ? ''
        : ' Nếu cần nội dung của gói ở các chỗ đó, nhập lại và chọn “Giữ cả hai” (dòng lệnh: --conflicts both) hoặc chọn “Trong gói” (dòng lệnh: --conflicts theirs).'
    }${whole === 0 ? '' : ' Nếu cần báo cáo đi xa hơn, chọn “Lấy trọn bản trong gói” ở cửa sổ chương trình rồi nhập lại.'}${
      differences + whole > 0 ? '' : ' Xem trước gói để biết lý do rồi trao đổi với bên gửi.'
    }`,
  'transfer-too-large': ({ sizeBytes, limitBytes }) =>
    `Gói chuyển dữ liệu cần ${gigabytes(sizeBytes)} GB, lớn hơn giới hạn ${gigabytes(limitBytes)} GB của một tệp trên thiết bị USB (FAT32). Gói chưa được tạo, dữ liệu vẫn nguyên vẹn. Chuyển từng báo cáo một, hoặc sao lưu cả kho vào thư mục.`,
  'transfer-file-too-large': ({ file, sizeBytes, limitBytes }) =>
    `Tệp “${file}” có dung lượng ${gigabytes(sizeBytes)} GB, lớn hơn giới hạn ${gigabytes(limitBytes)} GB của một gói. Tệp chưa được đọc, kho dữ liệu không thay đổi. Kiểm tra lại tệp đã chọn.`,
  'transfer-recipient-invalid': () =>
    'Khóa nhận không đúng: khóa bắt đầu bằng “age1” và có 62 ký tự. Gói chưa được tạo. Sao chép lại nguyên văn khóa nhận do đồng nghiệp gửi.',
  'transfer-cancelled': () =>
    'Thao tác chuyển dữ liệu đã dừng theo yêu cầu. Không có tệp dở dang nào được giữ lại, kho dữ liệu không thay đổi. Có thể thực hiện lại bất cứ lúc nào.',
  'transfer-check-failed': ({ file }) =>
    `Gói “${file}” vừa ghi đọc lại không giống nội dung đã ghi. Gói hỏng đã được xóa, kho dữ liệu vẫn nguyên vẹn. Kiểm tra thiết bị lưu trữ hoặc dùng thiết bị khác rồi tạo lại gói.`,
  'transfer-unreadable': ({ file, reason }) =>
    `Không đọc được tệp “${file}” (${reason}). Kho dữ liệu không thay đổi. Kiểm tra thiết bị lưu trữ còn cắm và quyền đọc tệp rồi thử lại.`,
  'transfer-trail-unknown': ({ id }) =>
    `Kho không có nhật ký nào đi kèm gói có mã ${id.slice(0, 8)}. Dữ liệu trong kho không thay đổi. Mở lại danh sách nhật ký rồi chọn nhật ký cần xem.`,
  'transfer-trail-unreadable': ({ file, line }) =>
    `Nhật ký đi kèm gói “${file}” có dòng ${line} không đúng định dạng. Báo cáo và nhật ký của kho này không bị ảnh hưởng. Đề nghị bên gửi tạo lại gói, hoặc xem nhật ký tại kho của bên gửi.`,
  'transfer-changed-meanwhile': () =>
    'Kho dữ liệu đã thay đổi sau khi xem trước gói. Chưa có gì được nhập. Mở lại gói để xem trước theo dữ liệu hiện tại rồi nhập.',
};

function stayed(counts: readonly (readonly [number, string])[]): string {
  const parts = counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${showCount(count, 'vi')} ${what}`);
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}

function gigabytes(bytes: number): string {
  return (bytes / 1_000_000_000).toFixed(1).replace('.', ',');
}
