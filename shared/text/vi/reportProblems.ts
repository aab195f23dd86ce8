import type { ReportProblems } from '../../problems/reportProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const reportProblems: ProblemTexts<ReportProblems> = {
  'export-exists': () => '',
  'export-file-busy': () => '',
  'export-page-text-lost': () => '',
  'export-self-check-failed': () => '',
  'export-path-too-long': () => '',
  'export-failed': () => '',
  'return-contradictory': ({ items }) =>
    `Có nội dung mâu thuẫn giữa trạng thái và kết quả hoặc minh chứng: ${items.join(', ')}. Báo cáo chưa được ghi. Sửa các mục này ở màn hình Soát lại rồi xuất lại.`,
};
