import type { ReportProblems } from '../../problems/reportProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

const originalParts: Readonly<Record<string, string>> = {
  unit: 'đơn vị',
  directive: 'văn bản chỉ đạo',
  'directive-content': 'nội dung văn bản chỉ đạo',
  return: 'mã báo cáo',
};

export const reportProblems: ProblemTexts<ReportProblems> = {
  'export-exists': ({ file }) =>
    `Tệp ${file} đã có ở nơi được chọn. Tệp cũ còn nguyên, báo cáo mới chưa được ghi. Chọn tên khác hoặc đồng ý thay tệp cũ.`,
  'export-over-input': ({ file }) =>
    `Tệp ${file} là dữ liệu đầu vào của chính báo cáo này. Tệp còn nguyên, báo cáo chưa được ghi. Chọn tên khác cho báo cáo.`,
  'export-is-folder': ({ file }) =>
    `${file} là thư mục, không phải tệp. Báo cáo chưa được ghi. Thêm tên tệp vào sau tên thư mục, ví dụ bao-cao.pdf.`,
  'export-folder-missing': ({ file, folder }) =>
    `Không có thư mục ${folder} để ghi tệp ${file}. Báo cáo chưa được ghi. Tạo thư mục này hoặc chọn thư mục khác rồi xuất lại.`,
  'export-file-busy': ({ file }) =>
    `Tệp ${file} đang được mở trong chương trình khác. Tệp cũ còn nguyên, báo cáo mới chưa được ghi. Đóng chương trình đó rồi xuất lại.`,
  'export-page-text-lost': ({ items }) =>
    `Nội dung trên trang in không khớp dữ liệu đã nhập ở: ${items.join(', ')}. Báo cáo chưa được ghi để tránh thiếu nội dung; câu trả lời trong kho còn nguyên. Sửa phần văn bản ở các mục này (ký tự lạ, đoạn dán từ nơi khác) rồi xuất lại.`,
  'export-too-long': () =>
    'Báo cáo dài hơn mức nơi nhận kiểm tra được, khoảng 400 trang. Báo cáo chưa được ghi; câu trả lời trong kho còn nguyên. Rút gọn các nội dung dài nhất, chuyển phần chi tiết thành tệp minh chứng rồi xuất lại.',
  'export-self-check-failed': ({ file, reason }) =>
    `Tệp ${file} vừa ghi đọc lại không khớp (mã kỹ thuật ${reason}). Tệp này không dùng được, không gửi đi; dữ liệu trong kho còn nguyên. Kiểm tra ổ đĩa hoặc chọn nơi ghi khác rồi xuất lại.`,
  'export-not-recorded': ({ file }) =>
    `Tệp “${file}” đã được ghi và đọc lại khớp, nhưng kho chưa ghi nhận lần xuất này. Tệp dùng được; trang chính chưa hiện lần xuất. Xử lý lỗi của kho nêu bên dưới rồi xuất lại để kho ghi nhận.`,
  'export-path-too-long': ({ file, shorter }) =>
    `Đường dẫn đến tệp ${file} quá dài. Báo cáo chưa được ghi. ${
      shorter === null
        ? 'Chọn thư mục gần gốc ổ đĩa hơn rồi xuất lại.'
        : `Đặt tên ngắn hơn, ví dụ “${shorter}”, hoặc chọn thư mục gần gốc ổ đĩa hơn rồi xuất lại.`
    }`,
  'export-failed': ({ file }) =>
    `${file} không phải là nơi ghi được tệp. Báo cáo chưa được ghi, không có gì thay đổi. Chọn nơi khác rồi xuất lại.`,
  'amendment-original-invalid': ({ file, reason }) =>
    `Tệp ${file} cần thay thế không còn nguyên vẹn hoặc chưa đủ chữ ký (mã kỹ thuật ${reason}). Báo cáo bổ sung, thay thế chưa được ghi. Chọn đúng tệp đã ký và đã gửi.`,
  'amendment-other-return': ({ file, rule }) =>
    `Tệp ${file} không phải báo cáo trước của báo cáo này: khác ${originalParts[rule] ?? rule}. Báo cáo bổ sung, thay thế chưa được ghi. Chọn đúng tệp đã gửi hoặc sửa dữ liệu đầu vào.`,
  'return-contradictory': ({ items }) =>
    `Có nội dung mâu thuẫn giữa trạng thái và kết quả hoặc minh chứng: ${items.join(', ')}. Báo cáo chưa được ghi. Sửa các mục này ở màn hình Soát lại rồi xuất lại.`,
};
