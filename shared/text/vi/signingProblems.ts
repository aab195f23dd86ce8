import type { SigningProblems } from '../../problems/signingProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const signingProblems: ProblemTexts<SigningProblems> = {
  'p12-wrong-password': ({ file }) =>
    `Mật khẩu của tệp chứng thư ${file} không đúng. Báo cáo chưa được ký, dữ liệu không thay đổi. Tắt bộ gõ tiếng Việt, kiểm tra phím Caps Lock rồi nhập lại mật khẩu.`,
  'p12-unreadable': ({ file }) =>
    `Tệp ${file} không đọc được như một tệp chứng thư PKCS#12 (.p12, .pfx). Báo cáo chưa được ký. Chọn đúng tệp do nơi cấp chứng thư giao, hoặc xuất lại tệp từ máy đang giữ khóa bí mật.`,
  'p12-no-key': ({ file }) =>
    `Tệp ${file} có chứng thư nhưng không có khóa bí mật. Báo cáo chưa được ký. Xuất lại tệp, chọn kèm khóa bí mật.`,
  'p12-key-mismatch': ({ file }) =>
    `Khóa bí mật trong tệp ${file} không khớp với chứng thư nào trong tệp. Báo cáo chưa được ký. Dùng tệp có đủ một cặp chứng thư và khóa bí mật của cùng một người.`,
  'certificate-expired': ({ subject, notAfter }) =>
    `Chứng thư của ${subject} đã hết hạn ngày ${notAfter}. Báo cáo chưa được ký. Ký bằng chứng thư còn hạn, hoặc xin gia hạn ở nơi cấp.`,
  'certificate-not-yet-valid': ({ subject, notBefore }) =>
    `Chứng thư của ${subject} chỉ có hiệu lực từ ngày ${notBefore}. Báo cáo chưa được ký. Kiểm tra ngày giờ của máy; nếu đúng thì ký từ ngày chứng thư có hiệu lực.`,
  'certificate-unreadable': ({ subject }) =>
    `Chứng thư ${subject} không theo đúng chuẩn X.509, nơi nhận sẽ không kiểm tra được chữ ký. Báo cáo chưa được ký. Đề nghị nơi cấp chứng thư cấp lại.`,
  'certificate-key-unsupported': ({ algorithm }) =>
    `Chứng thư dùng loại khóa ${algorithm}, phần mềm không ký được bằng khóa này. Báo cáo chưa được ký. Dùng chứng thư có khóa RSA từ 2048 bit, hoặc khóa P-256, P-384.`,
  'certificate-not-for-signing': ({ subject }) =>
    `Chứng thư của ${subject} không được cấp để ký tài liệu. Báo cáo chưa được ký. Chọn chứng thư có mục đích ký số hoặc chống chối bỏ.`,
  'signature-too-large': ({ sizeBytes, limitBytes }) =>
    `Chữ ký dài ${sizeBytes} byte, quá chỗ dành sẵn ${limitBytes} byte trong tệp. Báo cáo chưa được ký. Xuất lại tệp chứng thư chỉ gồm chứng thư của người ký và các chứng thư cấp trên.`,
  'signature-field-filled': ({ field }) =>
    `Ô chữ ký ${field} trong tệp đã có chữ ký. Không có gì được ghi thêm, tệp giữ nguyên. Xuất lại báo cáo nếu cần ký lại.`,
  'pdf-not-signable': ({ rule }) =>
    `Tệp PDF không có cấu trúc mà phần mềm ký được (${rule}). Không có gì được ghi, tệp giữ nguyên. Xuất lại báo cáo từ phần mềm rồi ký.`,
};
