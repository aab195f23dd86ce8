import type { ReportProblems } from '../../problems/reportProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const reportProblems: ProblemTexts<ReportProblems> = {
  'export-exists': ({ file }) =>
    `Tệp ${file} đã có ở nơi được chọn. Tệp cũ còn nguyên, báo cáo mới chưa được ghi. Chọn tên khác hoặc đồng ý thay tệp cũ.`,
  'export-file-busy': ({ file }) =>
    `Tệp ${file} đang được mở trong chương trình khác. Tệp cũ còn nguyên, báo cáo mới chưa được ghi. Đóng chương trình đó rồi xuất lại.`,
  'export-page-text-lost': ({ items }) =>
    `Nội dung trên trang in không khớp dữ liệu đã nhập ở: ${items.join(', ')}. Báo cáo chưa được ghi để tránh thiếu nội dung; câu trả lời trong kho còn nguyên. Sửa phần văn bản ở các mục này (ký tự lạ, đoạn dán từ nơi khác) rồi xuất lại.`,
  'export-self-check-failed': ({ file, reason }) =>
    `Tệp ${file} vừa ghi đọc lại không khớp (${reason}). Tệp này không dùng được, không gửi đi; dữ liệu trong kho còn nguyên. Kiểm tra ổ đĩa hoặc chọn nơi ghi khác rồi xuất lại.`,
  'export-path-too-long': ({ file }) =>
    `Đường dẫn đến tệp ${file} quá dài. Báo cáo chưa được ghi. Chọn thư mục gần gốc ổ đĩa hơn hoặc đặt tên ngắn hơn rồi xuất lại.`,
  'export-failed': ({ file }) =>
    `Không ghi được tệp ${file}. Tệp cũ (nếu có) và dữ liệu trong kho còn nguyên. Kiểm tra quyền ghi, dung lượng trống của ổ đĩa hoặc chọn nơi khác rồi xuất lại.`,
  'return-contradictory': ({ items }) =>
    `Có nội dung mâu thuẫn giữa trạng thái và kết quả hoặc minh chứng: ${items.join(', ')}. Báo cáo chưa được ghi. Sửa các mục này ở màn hình Soát lại rồi xuất lại.`,
};
