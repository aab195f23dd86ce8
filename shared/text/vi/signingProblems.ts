import type { SigningProblems } from '../../problems/signingProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { roleName } from './roleNames.ts';
import { unsuitableUses } from './unsuitableUses.ts';

export const signingProblems: ProblemTexts<SigningProblems> = {
  'p12-wrong-password': ({ file }) =>
    `Mật khẩu của tệp chứng thư ${file} không đúng. Báo cáo chưa được ký, dữ liệu không thay đổi. Tắt bộ gõ tiếng Việt, kiểm tra phím Caps Lock rồi nhập lại mật khẩu.`,
  'p12-unreadable': ({ file }) =>
    `Tệp ${file} không đọc được như một tệp chứng thư PKCS#12 (.p12, .pfx). Báo cáo chưa được ký. Chọn đúng tệp do nơi cấp chứng thư giao, hoặc xuất lại tệp từ máy đang giữ khóa bí mật.`,
  'p12-encryption-unsupported': ({ file }) =>
    `Tệp chứng thư ${file} dùng kiểu mã hóa không hỗ trợ. Báo cáo chưa được ký. Xuất lại tệp từ máy đang giữ khóa bí mật, chọn kiểu mã hóa AES-256 hoặc TripleDES.`,
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
  'return-not-numbered': () =>
    'Báo cáo còn để trống số hoặc ngày ban hành. Cơ quan chưa ký, tệp giữ nguyên; sau chữ ký của cơ quan thì không điền thêm được nữa. Ghi số và ngày do văn thư cấp rồi ký.',
  'document-line-not-open': ({ line }) =>
    `Tệp không để trống ${line === 'number' ? 'số' : 'ngày ban hành'} cho văn thư điền. Cơ quan chưa ký, tệp giữ nguyên. Ký mà không nhập ${line === 'number' ? 'số' : 'ngày'}, hoặc xuất lại báo cáo có chữ ký của cơ quan và để trống chỗ này.`,
  'document-number-too-long': ({ number }) =>
    `Số “${number}” quá dài so với chỗ để trống trên báo cáo. Số chưa được ghi, tệp giữ nguyên. Chỉ nhập phần số đứng trước ký hiệu, ví dụ 486.`,
  'pdf-not-signable': ({ rule }) =>
    `Tệp PDF không có cấu trúc mà phần mềm ký được (mã kỹ thuật ${rule}). Không có gì được ghi, tệp giữ nguyên. Xuất lại báo cáo từ phần mềm rồi ký.`,
  'return-not-as-exported': ({ found }) =>
    `Tệp không còn như khi phần mềm xuất ra: có chỗ trên trang hoặc trong tệp không đối chiếu được với dữ liệu kèm theo (mã kỹ thuật ${found.join(', ')}). Ký tệp này là ký cả phần không nhìn thấy; tệp chưa được ký, giữ nguyên. Xuất lại báo cáo từ phần mềm rồi ký tệp vừa xuất.`,
  'signed-with-other-name': ({ role, signer, printed }) =>
    `Chứng thư vừa ký ở chữ ký của ${roleName(role)} mang tên ${signer}, trang in ghi ${printed}. Tệp đã được ký, nhưng nơi nhận chưa công nhận được người ký. Nếu chọn nhầm chứng thư thì không gửi tệp này, ký lại từ tệp trước khi ký bằng đúng chứng thư; nếu đúng người thì sửa tên in trên trang và xuất lại.`,
  'signed-with-unfit-certificate': ({ role, signer, reason }) =>
    `Chứng thư ${signer} vừa ký ở chữ ký của ${roleName(role)} không được cấp để ký tài liệu: ${unsuitableUses[reason] ?? reason}. Tệp đã được ký, nhưng nơi nhận chưa công nhận được người ký. Không gửi tệp này, ký lại từ tệp trước khi ký bằng chứng thư chữ ký số của người ký.`,
  'role-not-asked': ({ role }) =>
    `Báo cáo này không yêu cầu chữ ký của ${roleName(role)} nên không có ô chữ ký cho vai trò này. Không có gì được ghi, tệp giữ nguyên. Ký ở đúng vai trò của chứng thư, hoặc xuất lại báo cáo có yêu cầu chữ ký này.`,
  'token-absent': () =>
    'Không có thiết bị ký số (USB token) nào được cắm. Báo cáo chưa được ký. Cắm thiết bị, chờ vài giây rồi thử lại; nếu vẫn không thấy thì chọn đúng thư viện PKCS#11 của thiết bị.',
  'token-not-found': ({ label, found }) =>
    `Không có thiết bị ký số hay chứng thư nào tên ${label}. Báo cáo chưa được ký. Chọn một thiết bị đang cắm: ${found.join(', ')}.`,
  'token-locked': ({ label }) =>
    `Thiết bị ký số ${label} đã bị khóa vì nhập sai mã PIN quá số lần cho phép. Báo cáo chưa được ký, thiết bị không ký được cho đến khi được mở khóa. Đề nghị nơi cấp thiết bị mở khóa; không thử thêm mã PIN nào.`,
  'token-pin-wrong': ({ label, countLow, finalTry }) =>
    `Mã PIN của thiết bị ký số ${label} không đúng. Báo cáo chưa được ký và đã mất một lần thử. ${pinTriesLeft(countLow, finalTry)} Tắt bộ gõ tiếng Việt, kiểm tra phím Caps Lock trước khi nhập lại.`,
  'token-pin-length': ({ minimum, maximum }) =>
    `Mã PIN phải có từ ${minimum} đến ${maximum} ký tự. Báo cáo chưa được ký; mã chưa được gửi đến thiết bị nên không mất lần thử nào. Nhập lại mã PIN.`,
  'token-final-try': ({ label }) =>
    `Thiết bị ký số ${label} chỉ còn một lần thử mã PIN. Báo cáo chưa được ký; nếu nhập sai lần này thì thiết bị bị khóa. Chỉ ký tiếp khi chắc chắn về mã PIN và xác nhận lần thử cuối; nếu không, liên hệ nơi cấp thiết bị.`,
  'token-removed': () =>
    'Thiết bị ký số đã bị rút ra hoặc bị thay bằng thiết bị khác trong khi ký. Báo cáo chưa được ký, tệp giữ nguyên. Cắm lại đúng thiết bị, giữ nguyên cho đến khi ký xong rồi thử lại.',
  'token-timeout': ({ seconds }) =>
    `Thiết bị ký số không trả lời sau ${seconds} giây nên phần mềm đã dừng việc ký. Báo cáo chưa được ký, dữ liệu không thay đổi. Rút và cắm lại thiết bị rồi thử lại; nếu lặp lại thì cài lại phần mềm của thiết bị.`,
  'token-module-unloadable': ({ module, reason }) =>
    `Không dùng được thư viện thiết bị ký số ${module}: ${moduleFaults[reason]}. Báo cáo chưa được ký. Chọn thư viện PKCS#11 bản 64 bit do nơi cấp thiết bị cung cấp, hoặc cài lại phần mềm của thiết bị.`,
  'token-driver-stopped': ({ module }) =>
    `Thư viện thiết bị ký số ${module} đã dừng đột ngột. Báo cáo chưa được ký, dữ liệu không bị ảnh hưởng. Rút và cắm lại thiết bị rồi thử lại; nếu lặp lại thì cài lại phần mềm của thiết bị hoặc chọn thư viện khác.`,
  'token-stopped': () =>
    'Việc dùng thiết bị ký số đã dừng vì kho dữ liệu được khóa. Báo cáo chưa được ký, không có tệp nào được ghi. Mở khóa kho dữ liệu rồi ký lại.',
  'certificate-store-unavailable': () =>
    'Phần mềm chưa dùng được kho chứng thư của Windows. Báo cáo chưa được ký. Ký bằng USB token, hoặc xuất PDF chưa ký của bản đã trình, ký bằng công cụ của cơ quan rồi nhập lại tệp đã ký.',
  'token-no-certificate': ({ label }) =>
    `Thiết bị ký số ${label} không có chứng thư của người ký. Báo cáo chưa được ký. Dùng thiết bị đã được cấp chứng thư, hoặc đề nghị nơi cấp nạp chứng thư vào thiết bị.`,
  'token-certificate-ambiguous': ({ label, certificates }) =>
    `Tên ${label} ứng với nhiều chứng thư: ${certificates.join(', ')}. Báo cáo chưa được ký vì không rõ ký bằng chứng thư nào. Chọn tên của đúng một chứng thư.`,
  'token-key-missing': ({ label }) =>
    `Thiết bị ký số ${label} có chứng thư nhưng không có khóa bí mật của chứng thư đó. Báo cáo chưa được ký. Chọn chứng thư khác, hoặc đề nghị nơi cấp kiểm tra thiết bị.`,
  'token-key-mismatch': ({ label }) =>
    `Chữ ký do thiết bị ${label} tạo ra không khớp với chứng thư đã chọn. Báo cáo chưa được ký, tệp giữ nguyên. Chọn chứng thư khác trên thiết bị, hoặc đề nghị nơi cấp kiểm tra thiết bị.`,
  'token-mechanism-missing': ({ label, mechanism }) =>
    `Thiết bị ký số ${label} không có cách ký ${mechanism} mà phần mềm cần. Báo cáo chưa được ký. Xuất PDF chưa ký rồi ký bằng công cụ của nơi cấp thiết bị.`,
  'token-refused': ({ call, code }) =>
    `Thiết bị ký số từ chối yêu cầu (${call}, mã ${code}). Báo cáo chưa được ký, tệp giữ nguyên. Rút và cắm lại thiết bị rồi thử lại; nếu lặp lại thì gửi mã này cho nơi cấp thiết bị.`,
};

/** A standard token tells no number, only these two states. */
function pinTriesLeft(countLow: boolean, finalTry: boolean): string {
  if (finalTry) return 'Chỉ còn một lần thử: nhập sai nữa thì thiết bị bị khóa.';
  return countLow ? 'Số lần thử còn lại đã giảm.' : 'Thiết bị thường bị khóa sau 3 lần nhập sai.';
}

const moduleFaults = {
  'wrong-architecture': 'tệp dành cho loại máy khác (thường là bản 32 bit)',
  missing: 'tệp không có hoặc không đọc được',
  'not-pkcs11': 'tệp không phải là thư viện PKCS#11',
} as const;
