import type { VaultCheckProblems } from '../../problems/vaultCheckProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showCount, showMoment, showSize } from '../showFigures.ts';

const spareReasons = {
  missing: 'không còn trong thư mục kho',
  damaged: 'bị hỏng',
  altered: 'đã bị thay đổi từ bên ngoài chương trình',
  'other-generation': 'không cùng lần ghi với tệp khóa đang dùng',
} as const;

export const vaultCheckProblems: ProblemTexts<VaultCheckProblems> = {
  'vault-opened-read-only': () =>
    'Thư mục kho dữ liệu không cho ghi, nên kho mở ở chế độ chỉ đọc. Có thể xem và xuất báo cáo ra nơi khác; mọi thay đổi sẽ không được ghi. Bỏ khóa ghi của ổ đĩa hoặc xin quyền ghi, rồi khóa kho và mở lại.',
  'vault-needs-conversion': ({ found, supported }) =>
    `Kho dữ liệu do phiên bản cũ tạo ra (định dạng ${found}, nay là ${supported}) và đang ở nơi không ghi được. Kho chưa được mở và không thay đổi. Chép thư mục kho sang ổ đĩa ghi được rồi mở lại để chuyển định dạng.`,
  'spare-keyring-unusable': ({ reason }) =>
    `Bản dự phòng của tệp khóa (keyring.bak.json) ${spareReasons[reason]}. Kho vẫn mở được, nhưng nếu tệp khóa chính hỏng thì không còn bản thay. Sao lưu kho ngay, rồi đổi mật khẩu một lần để chương trình ghi lại cả hai tệp khóa.`,
  'backup-damaged': ({ folder }) =>
    `Bản sao lưu “${folder}” không mở được hoặc có phần bị hỏng. Kho đang dùng không bị ảnh hưởng, nhưng không thể phục hồi trọn vẹn từ bản đó. Sao lưu lại ngay và kiểm tra ổ đĩa chứa bản sao.`,
  'backup-ahead': ({ folder, since, until, count }) =>
    `${count === 1 ? `Bản sao lưu “${folder}” có` : `${showCount(count, 'vi')} bản sao lưu, mới nhất là “${folder}”, có`} những lần ghi mà kho đang dùng không có${since === null ? '' : `: từ sau ${showMoment(since)}`} đến ${showMoment(until)}. Có thể một kho cũ đã được chép đè lên kho này, nên phần nhập trong khoảng đó không còn trong kho. Giữ lại bản sao lưu đó; phục hồi từ bản đó ở mục Sao lưu và phục hồi để lấy lại, kho hiện có vẫn được giữ trong thư mục kept.`,
  'backup-overdue': ({ days }) =>
    `${days === null ? 'Chưa có bản sao lưu nào của kho ở ngoài máy này' : `Bản sao lưu gần nhất ra ngoài máy này đã ${days} ngày`}. Nếu ổ đĩa hỏng, phần nhập sau đó sẽ mất. Cắm ổ USB và sao lưu ở mục Kho dữ liệu trong Cài đặt.`,
  'check-space-low': ({ freeBytes, neededBytes }) =>
    `Ổ đĩa chứa kho dữ liệu chỉ còn trống ${showSize(freeBytes, 'vi')}. Khi hết chỗ, chương trình không ghi thêm được; phần đã ghi vẫn nguyên vẹn. Giải phóng để còn ít nhất ${showSize(neededBytes, 'vi')}.`,
  'quarantine-not-empty': ({ count, bytes }) =>
    `Thư mục quarantine của kho giữ ${showCount(count, 'vi')} tệp (${showSize(bytes, 'vi')}) bị hỏng hoặc không thuộc kho. Kho đang dùng không cần các tệp này. Giữ lại khi còn tìm nguyên nhân hư hỏng; sau đó bộ phận kỹ thuật có thể xóa.`,
  'orphan-files': ({ count, bytes }) =>
    `Có ${showCount(count, 'vi')} tệp mã hóa (${showSize(bytes, 'vi')}) không được mục nào của kho ghi nhận. Thường đó là phần còn lại của một lần đính kèm bị ngắt; không báo cáo nào thiếu tệp. Không cần làm gì: sau một ngày chương trình tự chuyển vào thư mục quarantine.`,
  'unknown-files': ({ count, names }) =>
    `Thư mục kho có ${showCount(count, 'vi')} tệp hoặc thư mục không phải của chương trình: ${names}. Chương trình không đọc và không xóa chúng; bản của phần mềm đồng bộ có thể làm nhầm lẫn khi phục hồi. Chuyển chúng ra ngoài thư mục kho và không đặt kho trong thư mục đồng bộ.`,
  'platform-not-durable': ({ journal, synchronous }) =>
    `Cơ sở dữ liệu không chạy ở chế độ chống mất điện (${journal}, ${synchronous}). Lần ghi cuối cùng có thể mất khi mất điện đột ngột. Báo cho người phát triển và gửi kèm báo cáo kiểm tra này.`,
  'platform-slow-unlock': ({ milliseconds }) =>
    `Máy này cần khoảng ${(milliseconds / 1000).toFixed(1).replace('.', ',')} giây để tính khóa từ mật khẩu. Dữ liệu không bị ảnh hưởng; chỉ việc mở khóa chậm. Đóng bớt chương trình khác khi mở kho, hoặc dùng máy có nhiều bộ nhớ hơn.`,
  'check-running': () =>
    'Kho dữ liệu đang được kiểm tra. Lần kiểm tra thứ hai chưa bắt đầu. Chờ lần đang chạy xong hoặc dừng lần đó trước.',
  'check-cancelled': () =>
    'Việc kiểm tra đã dừng theo yêu cầu. Kho dữ liệu không thay đổi, nhưng phần chưa kiểm tra thì chưa biết kết quả. Kiểm tra lại từ đầu khi có thời gian.',
  'check-report-missing': () =>
    'Chưa có kết quả kiểm tra nào để lưu. Chưa có tệp nào được ghi. Kiểm tra kho trước rồi lưu báo cáo.',
  'check-found-damage': ({ count }) =>
    `Lần kiểm tra định kỳ thấy ${showCount(count, 'vi')} chỗ hư hỏng trong kho dữ liệu. Phần còn lại dùng được bình thường và không bị ghi đè. Mở Cài đặt, mục Kiểm tra kho dữ liệu, để xem từng chỗ và cách xử lý.`,
};
