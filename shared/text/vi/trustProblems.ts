import type { TrustProblems } from '../../problems/trustProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showMoment, showSize } from '../showFigures.ts';
import { trustTexts } from './trustTexts.ts';

const nothingTrusted = 'Chứng thư không được đưa vào danh sách tin cậy.';

export const trustProblems: ProblemTexts<TrustProblems> = {
  'root-file-unreadable': ({ file }) =>
    `Tệp “${file}” không đọc được như chứng thư (PEM, DER, CER, CRT, P7B). Không có chứng thư nào của tệp này được thêm. Tải lại tệp từ trang của nơi cấp rồi chọn lại.`,
  'crl-file-unreadable': ({ file }) =>
    `Tệp “${file}” không đọc được như danh sách thu hồi (CRL). Danh sách này không được thêm. Tải lại tệp từ trang của nơi cấp rồi chọn lại.`,
  'trust-file-too-large': ({ file, limitBytes }) =>
    `Tệp “${file}” lớn hơn ${showSize(limitBytes, 'vi')}. Tệp không được đọc. Chọn đúng tệp do nơi cấp công bố.`,
  'root-not-ca': ({ file, subject }) =>
    `Chứng thư “${subject}” trong tệp “${file}” không phải chứng thư của nơi cấp (CA). ${nothingTrusted} Chọn chứng thư gốc của nơi cấp, không chọn chứng thư của người ký hay của trang mạng.`,
  'root-weak-key': ({ file, subject, key }) =>
    `Chứng thư “${subject}” trong tệp “${file}” có khóa không đủ an toàn (${key}). ${nothingTrusted} Lấy chứng thư gốc hiện hành của nơi cấp: RSA từ 2048 bit hoặc ECDSA từ 256 bit.`,
  'root-signature-wrong': ({ file, subject }) =>
    `Chữ ký của chính chứng thư “${subject}” trong tệp “${file}” không khớp. ${nothingTrusted} Tệp đã bị hỏng hoặc bị sửa; tải lại từ trang của nơi cấp.`,
  'root-not-usable': ({ file, subject }) =>
    `Chứng thư “${subject}” trong tệp “${file}” đặt ra giới hạn mà phần mềm chưa kiểm tra được. ${nothingTrusted} Dùng chứng thư gốc ở cấp trên của nơi cấp này.`,
  'root-not-offered': () =>
    'Chứng thư cần xác nhận không còn trong danh sách vừa đọc. Chưa có gì được tin cậy thêm. Chọn lại tệp chứng thư rồi xác nhận.',
  'crl-partial': ({ file, issuer }) =>
    `Danh sách thu hồi của “${issuer}” trong tệp “${file}” chỉ là một phần của danh sách đầy đủ. Danh sách này không được thêm. Tải danh sách đầy đủ từ trang của nơi cấp.`,
  'crl-older': ({ issuer, thisUpdate, kept }) =>
    `Danh sách thu hồi của “${issuer}” lập lúc ${showMoment(thisUpdate)} không mới hơn danh sách đang giữ (${showMoment(kept)}). Danh sách đang giữ vẫn được dùng. Tải danh sách mới nhất từ trang của nơi cấp.`,
  'trust-full': ({ limit }) =>
    `Danh sách đã đủ ${limit} mục. Mục mới không được thêm. Xóa bớt mục không còn dùng trong Cài đặt rồi làm lại.`,
  'trust-entry-unknown': () =>
    'Mục này không còn trong danh sách. Không có gì thay đổi. Mở lại Cài đặt để xem danh sách hiện tại.',
  'identity-not-proven': ({ file }) =>
    `Chữ ký này trong tệp “${file}” chưa được công nhận nên chưa xác nhận được chứng thư của đơn vị. Không có gì được ghi. Xử lý các điểm nêu ở tệp, kiểm tra lại rồi xác nhận.`,
  'units-unreadable': ({ file }) =>
    `Không đọc được tệp ghi chứng thư đã xác nhận của các đơn vị (${file}). Chưa đối chiếu được người ký với đơn vị nào, tệp không bị thay đổi. Kiểm tra đường dẫn, hoặc lấy lại tệp từ bản sao lưu.`,
  'certificate-not-the-shown': ({ file, field }) =>
    `Chứng thư ở ô ${field} của tệp ${file} có dấu vân tay khác với giá trị đã nhập. Không có gì được ghi. So lại dấu vân tay với đơn vị; nếu đơn vị báo giá trị khác thì không nhận tệp này.`,
  'dropped-too-many': ({ count, limit }) =>
    `Vừa thả ${count} tệp, mỗi lần thả được ${limit} tệp. Chưa tệp nào được kiểm tra. Chia thành nhiều lần, hoặc chọn bằng nút “Chọn tệp để kiểm tra”.`,
  'dropped-too-large': ({ sizeBytes, limitBytes }) =>
    `Các tệp thả vào dài ${showSize(sizeBytes, 'vi')}, lớn hơn mức ${showSize(limitBytes, 'vi')}. Chưa tệp nào được kiểm tra. Chọn các tệp này bằng nút “Chọn tệp để kiểm tra”.`,
  'checked-file-gone': () =>
    'Kết quả kiểm tra tệp này không còn được giữ. Không có gì được ghi. Chọn và kiểm tra lại tệp.',
  'signer-first-seen': ({ signer, unit, role }) =>
    `Lần đầu gặp chứng thư “${signer}” ở chữ ký của ${trustTexts.rolesOf[role]}, ${unit}. Chưa có người xác nhận chứng thư này thuộc về đơn vị. Gọi điện hoặc hỏi qua kênh khác để so dấu vân tay, đúng thì xác nhận.`,
  'signer-confirmation-damaged': ({ signer, unit, role }) =>
    `Danh sách chứng thư đã xác nhận trong kho có dòng bị hỏng, nên không biết chứng thư “${signer}” ở chữ ký của ${trustTexts.rolesOf[role]}, ${unit} là mới, đã xác nhận hay khác với chứng thư đã xác nhận. Chưa kết luận được người ký là người của đơn vị. So dấu vân tay với đơn vị qua kênh khác, đúng thì xác nhận lại; hoặc khôi phục kho từ bản sao lưu.`,
  'signer-differs': ({ signer, unit, role }) =>
    `Chứng thư “${signer}” ở chữ ký của ${trustTexts.rolesOf[role]} khác với chứng thư đã xác nhận của ${unit}. Chưa kết luận được người ký là người của đơn vị. Hỏi đơn vị qua kênh khác: nếu đã đổi người ký hoặc cấp lại chứng thư thì so dấu vân tay rồi xác nhận, nếu không thì không nhận tệp.`,
};
