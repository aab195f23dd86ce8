import type { AuditProblems } from '../../problems/auditProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showCount, showMoment } from '../showFigures.ts';

export const auditProblems: ProblemTexts<AuditProblems> = {
  'version-unknown': () =>
    'Phiên bản đã chọn không có trong lịch sử hoặc chính là phiên bản hiện tại. Nội dung hiện tại không thay đổi. Mở lại lịch sử rồi chọn phiên bản khác.',
  'vault-head-unknown': ({ knownSeq, foundSeq }) =>
    `Nhật ký của kho không nối tiếp mục ${showCount(knownSeq, 'vi')} đã biết: ${
      foundSeq < knownSeq ? `kho chỉ có đến mục ${showCount(foundSeq, 'vi')}` : 'mục đó trong kho có mã khác'
    }. Đây là bản cũ hơn hoặc bản sao khác của kho; lệnh chưa được thực hiện, kho không thay đổi. Nếu đơn vị chủ ý phục hồi bản sao lưu, chạy lại lệnh không có --known-head; nếu không, giữ nguyên thư mục kho và báo bộ phận kỹ thuật.`,
  'vault-older-than-seen': ({ seenSeq, seenAt, foundSeq, foundAt }) =>
    `Máy này từng mở kho dữ liệu này với nhật ký đến mục ${showCount(seenSeq, 'vi')} (${showMoment(seenAt)}); ${
      foundSeq < seenSeq
        ? `kho vừa mở chỉ có đến mục ${showCount(foundSeq, 'vi')}${foundAt === null ? '' : ` (${showMoment(foundAt)})`}`
        : 'nhật ký của kho vừa mở lại khác ở mục đó'
    }. Đây là bản cũ hơn hoặc bản sao khác của kho: những gì ghi ở bản kia có thể không có ở đây, dữ liệu trong kho vừa mở vẫn nguyên vẹn. Nếu đơn vị chủ ý phục hồi bản sao lưu, bấm Đóng để làm tiếp; nếu không, khóa kho, giữ nguyên thư mục kho và báo bộ phận kỹ thuật.`,
};
