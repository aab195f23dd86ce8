import type { UnlistedPlace } from '../../domain/unlistedTexts.ts';
import type { ChainRule, VerifyProblems } from '../../problems/verifyProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showSize, showVietnameseDay } from '../showFigures.ts';
import { roleName } from './roleNames.ts';
import { unsuitableUses } from './unsuitableUses.ts';

const askAgain = 'Đề nghị đơn vị gửi lại tệp gốc.';

const chainRules: Readonly<Record<ChainRule, string>> = {
  'original-invalid': 'tệp đó không hợp lệ',
  'original-broken': 'tệp đó cũng không nối tiếp tệp trước nó',
  return: 'khác mã báo cáo',
  unit: 'khác đơn vị',
  directive: 'khác văn bản chỉ đạo',
  'directive-content': 'nội dung văn bản chỉ đạo khác',
  version: 'phiên bản không kế tiếp',
  'exported-at': 'khác thời điểm lập',
  earlier: 'lập trước báo cáo bị thay thế',
  changes: 'phần thay đổi kê trong báo cáo không đúng với nội dung của hai báo cáo',
  number: 'số lần bổ sung không liền nhau',
  sha256: 'mã băm của tệp đó khác mã băm ghi trong báo cáo',
  gap: 'thiếu một lần bổ sung ở giữa',
};

const unlistedPlaces: Readonly<Record<UnlistedPlace, string>> = {
  quotes: 'nội dung yêu cầu',
  sentences: 'trích yếu hoặc câu mở đầu, câu kết',
  unit: 'tên, địa danh hoặc ký hiệu của đơn vị',
  directive: 'số, ngày của văn bản chỉ đạo',
  addressee: 'đối tượng thực hiện',
  preparer: 'cán bộ lập báo cáo',
  signer: 'người ký',
  distribution: 'nơi nhận',
  sample: 'dấu bản minh họa',
};

export const verifyProblems: ProblemTexts<VerifyProblems> = {
  'not-a-pdf': () =>
    `Tệp không phải là PDF. Không có nội dung nào được kiểm tra hay ghi nhận. Chọn đúng tệp báo cáo PDF đã ký.`,
  'file-unreadable': ({ file }) =>
    `Tệp ${file} không đọc được. Chữ ký chưa được kiểm tra. Kiểm tra đường dẫn và quyền đọc, đóng chương trình đang mở tệp rồi kiểm tra lại.`,
  'returned-file-too-large': ({ file, limitBytes }) =>
    `Tệp ${file} lớn hơn ${showSize(limitBytes, 'vi')}, lớn hơn mọi báo cáo, nên không được đọc. Chữ ký chưa được kiểm tra. Kiểm tra lại tệp đã chọn; nếu đúng tệp, đề nghị đơn vị gửi minh chứng riêng.`,
  'file-empty': () => `Tệp rỗng, dài 0 byte. Không có báo cáo nào trong tệp. ${askAgain}`,
  'no-signature': () =>
    `Tệp không có chữ ký số hay niêm phong nào. Không có gì bảo đảm nội dung còn nguyên vẹn. Đề nghị đơn vị ký rồi gửi lại.`,
  'pdf-unparsable': () =>
    `Tệp PDF bị hỏng hoặc thiếu một phần. Nội dung không thể tin cậy, số liệu không được ghi nhận. ${askAgain}`,
  'file-asks-too-much': ({ part }) =>
    `Tệp đòi hỏi khối lượng xử lý lớn hơn nhiều so với mọi báo cáo (mã kỹ thuật ${part}) nên việc kiểm tra dừng giữa chừng. Nội dung không thể tin cậy, số liệu không được ghi nhận. ${askAgain}`,
  'pdf-structure': ({ rule, offset }) =>
    `Cấu trúc tệp PDF không đúng quy tắc (mã kỹ thuật ${rule}, vị trí ${offset}), tệp có thể hiện ra khác nhau ở mỗi chương trình. Nội dung không thể tin cậy. ${askAgain}`,
  'xref-stream': () =>
    `Tệp dùng bảng tham chiếu dạng luồng (xref stream), phần mềm không kiểm tra chặt chẽ được loại này. Chưa thể kết luận tệp còn nguyên vẹn. Đề nghị đơn vị gửi tệp do phần mềm xuất ra.`,
  'active-content': ({ kind }) =>
    `Tệp có nội dung tự chạy hoặc tự thay đổi khi mở (${kind}). Nội dung hiện ra có thể khác với nội dung đã ký. ${askAgain}`,
  'file-altered': ({ field }) =>
    `Tài liệu đã bị thay đổi sau khi ký (ô ${field}). Nội dung không thể tin cậy, số liệu không được ghi nhận. ${askAgain}`,
  'later-revision': ({ field }) =>
    `Có dữ liệu được thêm vào tệp sau chữ ký ở ô ${field}. Phần thêm vào không được người ký bảo đảm. Đề nghị đơn vị gửi lại tệp như khi vừa ký xong.`,
  'signature-malformed': ({ field, rule }) =>
    `Chữ ký ở ô ${field} không đúng quy tắc (mã kỹ thuật ${rule}). Chữ ký không có giá trị kiểm tra. Đề nghị đơn vị ký lại bằng phần mềm này.`,
  'signature-value-wrong': ({ field }) =>
    `Giá trị chữ ký ở ô ${field} không khớp với chứng thư của người ký. Chữ ký không phải do người này tạo ra, hoặc đã bị sửa. ${askAgain}`,
  'bytes-after-cms': ({ field }) =>
    `Sau dữ liệu chữ ký ở ô ${field} còn dữ liệu lạ. Tệp đã bị sửa sau khi ký. ${askAgain}`,
  'weak-digest': ({ field, algorithm }) =>
    `Chữ ký ở ô ${field} dùng thuật toán băm ${algorithm}, không đủ an toàn. Chữ ký không có giá trị kiểm tra. Đề nghị đơn vị ký lại bằng SHA-256.`,
  'signing-certificate-missing': ({ field }) =>
    `Chữ ký ở ô ${field} không ghi chứng thư đã dùng để ký. Không xác định được người ký. Đề nghị đơn vị ký lại bằng phần mềm này.`,
  'certificate-swapped': ({ field }) =>
    `Chứng thư kèm theo chữ ký ở ô ${field} không phải chứng thư đã dùng khi ký. Chữ ký đã bị sửa. ${askAgain}`,
  'signature-field-unknown': ({ field }) =>
    `Ô chữ ký ${field} không thuộc mẫu báo cáo. Không rõ chữ ký này thay mặt cho ai. Đề nghị đơn vị xuất và ký lại bằng phần mềm này.`,
  'signature-missing-role': ({ role }) =>
    `Thiếu chữ ký của ${roleName(role)}. Báo cáo chưa đủ chữ ký theo yêu cầu ghi trong tệp. Đề nghị đơn vị ký đủ rồi gửi lại.`,
  'payload-missing': () =>
    `Tệp không kèm dữ liệu báo cáo (return.json). Số liệu không tổng hợp được. Đề nghị đơn vị gửi tệp do phần mềm xuất ra.`,
  'page-text-differs': ({ items }) =>
    `Nội dung in trên trang khác dữ liệu kèm theo (return.json) tại: ${items.join(', ')}. Không tổng hợp số liệu từ tệp này vì không rõ bản nào đúng. Đề nghị đơn vị xuất và ký lại báo cáo.`,
  'page-text-unread': ({ rule, page }) =>
    `Chưa đọc được nội dung in trên trang (mã kỹ thuật ${rule}${page === 0 ? '' : `, trang ${page}`}) nên chưa đối chiếu được với dữ liệu kèm theo. Chữ ký và tệp không bị kết luận là sai. Đối chiếu bằng mắt trang in với dữ liệu, hoặc đề nghị đơn vị xuất lại từ Tuân Thủ.`,
  'payload-damaged': ({ rule }) =>
    `Dữ liệu báo cáo kèm trong tệp không đọc được (mã kỹ thuật ${rule}). Số liệu không tổng hợp được. ${askAgain}`,
  'signer-unknown': ({ signer }) =>
    `Chưa xác định được người ký ${signer}: chứng thư không thuộc nơi cấp nào đã được tin cậy. Chưa biết tệp do ai ký. Thêm chứng thư gốc của nơi cấp vào danh sách tin cậy rồi kiểm tra lại.`,
  'seal-not-pinned': ({ signer }) =>
    `Niêm phong ${signer} chưa được ghi nhận ở máy này. Chưa biết tệp lập từ kho nào. Xác nhận dấu vân tay của niêm phong với đơn vị, thêm vào danh sách rồi kiểm tra lại.`,
  'signer-certificate-not-valid-then': ({ signer, notBefore, notAfter }) =>
    `Thời điểm ký nằm ngoài hạn của chứng thư ${signer} (từ ${showVietnameseDay(notBefore)} đến ${showVietnameseDay(notAfter)}). Chưa công nhận được người ký. Đề nghị đơn vị ký lại bằng chứng thư còn hạn.`,
  'signer-certificate-expired-since': ({ signer, notAfter }) =>
    `Chứng thư ${signer} đã hết hạn ngày ${showVietnameseDay(notAfter)}, sau thời điểm ký ghi trong tệp. Không có dấu thời gian nên không chứng minh được tệp ký khi chứng thư còn hạn. Dùng kết quả kiểm tra đã lưu khi nhận tệp.`,
  'signer-certificate-not-for-signing': ({ signer, reason }) =>
    `Chứng thư ${signer} không được cấp để ký tài liệu: ${unsuitableUses[reason] ?? reason}. Chưa công nhận được người ký. Đề nghị đơn vị ký lại bằng chứng thư phù hợp.`,
  'weak-certificate': ({ certificate, algorithm }) =>
    `Chứng thư ${certificate} dùng thuật toán không còn an toàn (${algorithm}). Chưa công nhận được người ký. Đề nghị đơn vị ký lại bằng chứng thư có khóa RSA từ 2048 bit hoặc P-256 và SHA-256 trở lên.`,
  'certificate-constrained': ({ certificate, rule }) =>
    rule === 'names'
      ? `Nơi cấp chứng thư không được cấp cho tên ${certificate} (giới hạn tên trong chứng thư của nơi cấp). Chưa xác định được chữ ký có đáng tin hay không. Hỏi lại đơn vị và nơi cấp chứng thư trước khi tổng hợp.`
      : `Chứng thư ${certificate} có điều kiện ràng buộc mà phần mềm không đánh giá (${rule}). Chưa xác định được chữ ký có đáng tin hay không. Kiểm tra chữ ký bằng công cụ của nơi cấp chứng thư trước khi tổng hợp.`,
  'signer-name-differs': ({ field, signer, printed }) =>
    `Chứng thư ở ô ${field} mang tên ${signer}, trang in ghi ${printed}. Chưa rõ có đúng người hoặc cơ quan ký hay không. Đối chiếu với đơn vị trước khi tổng hợp.`,
  'signer-name-cut': ({ field, signer, printed }) =>
    `Chứng thư ở ô ${field} mang tên ${signer}, là phần đầu của tên trên trang in ${printed}: chứng thư chỉ chứa được tên dài đến 64 ký tự. Chữ ký được tính cho tên này. Khi có cơ quan khác cùng phần đầu của tên, đối chiếu với đơn vị.`,
  'signature-counted-once': ({ field, signer }) =>
    `Chữ ký ở ô ${field} của ${signer} dùng cùng một khóa với chữ ký khác trong tệp. Một khóa không ký thay cả lãnh đạo và cơ quan, chữ ký này không tính cho vai trò nào. Đề nghị đơn vị ký đủ bằng chứng thư của từng người, từng cơ quan.`,
  'one-key-for-two-roles': ({ field, signer, role, other }) =>
    `Một khóa của ${signer} đã ký cho hai vai trò: ${roleName(other)} và ${roleName(role)} (ô ${field}). Một người không ký thay cả lãnh đạo và cơ quan, chữ ký ở ô này không tính nên vẫn thiếu chữ ký của ${roleName(role)}. Đề nghị đơn vị ký lại, mỗi vai trò bằng chứng thư riêng.`,
  'signature-shows-other': ({ field, signer, shown }) =>
    shown === ''
      ? `Hình vẽ ở ô ${field} không phải hình mà phần mềm vẽ cho chữ ký của ${signer}. Người xem trang có thể hiểu sai ai đã ký, không dùng tệp này làm báo cáo chính thức. Hỏi lại đơn vị và đề nghị ký lại từ tệp gốc.`
      : `Ô ${field} ghi “${shown}”, không khớp với chứng thư và thời điểm của chữ ký (người ký: ${signer}). Trang in nói sai ai ký hoặc ký lúc nào, không dùng tệp này làm báo cáo chính thức. Hỏi lại đơn vị và đề nghị ký lại từ tệp gốc.`,
  'signature-name-not-shown': ({ field, signer }) =>
    `Không đọc thấy tên ${signer} trong hình chữ ký do phần mềm khác vẽ ở ô ${field}. Người đã ký là ${signer}, dù trên trang có tên nào khác. So tên trên trang với tên này; nếu khác, hỏi lại đơn vị.`,
  'claimed-time-missing': ({ field }) =>
    `Chữ ký ở ô ${field} không ghi thời điểm ký. Không đối chiếu được với hạn của chứng thư. Đề nghị đơn vị ký lại bằng phần mềm này.`,
  'claimed-time-in-future': ({ field, signedAt }) =>
    `Thời điểm ký ghi ở ô ${field} (${showVietnameseDay(signedAt)}) ở sau thời điểm kiểm tra. Ngày giờ của một trong hai máy không đúng. Kiểm tra ngày giờ của máy này và hỏi lại đơn vị.`,
  'signing-time-attribute': ({ field }) =>
    `Chữ ký ở ô ${field} ghi thêm thời điểm ký theo cách ngoài mức cơ bản PAdES. Kết quả kiểm tra không thay đổi. Lấy thời điểm ký ghi trong tệp.`,
  'unsigned-attributes': ({ field }) =>
    `Chữ ký ở ô ${field} kèm dữ liệu không được ký (ví dụ dấu thời gian) mà phần mềm chưa kiểm tra. Chưa thể kết luận về chữ ký. Kiểm tra thêm bằng công cụ của nơi cấp chứng thư.`,
  'revocation-not-checked': ({ signer }) =>
    `Chưa kiểm tra được chứng thư ${signer} có bị thu hồi hay không: không có danh sách thu hồi còn hạn nào dùng được cho chứng thư này. Tình trạng thu hồi còn để ngỏ. Thêm danh sách thu hồi mới của nơi cấp rồi kiểm tra lại, hoặc tra cứu ở nơi cấp.`,
  'no-timestamp': ({ field }) =>
    `Chữ ký ở ô ${field} không có dấu thời gian mà phần mềm kiểm tra được. Thời điểm ký là giờ của máy ký. Ghi ngày nhận tệp và lưu kết quả kiểm tra cùng tệp.`,
  'not-official-signature': ({ signer }) =>
    `Chưa nhận ra chữ ký của ${signer} là chữ ký số chuyên dùng công vụ, theo các chứng thư gốc đã nhập. Kết quả kiểm tra này không cho biết chữ ký có giá trị của chữ ký số công vụ hay không. Khi cần giá trị pháp lý, đối chiếu nơi cấp chứng thư, hoặc đề nghị bản ký bằng chứng thư công vụ.`,
  'returned-evidence-missing': ({ file }) =>
    `Thiếu tệp minh chứng ${file} mà báo cáo đã kê. Không đối chiếu được minh chứng này. Đề nghị đơn vị gửi bổ sung.`,
  'returned-evidence-altered': ({ file }) =>
    `Tệp minh chứng ${file} khác với tệp mà báo cáo đã kê (SHA-256 không khớp). Không dùng tệp này làm minh chứng. Đề nghị đơn vị gửi lại đúng tệp.`,
  'returned-evidence-unreadable': ({ file }) =>
    `Tệp minh chứng ${file} không đọc được. Không đối chiếu được minh chứng này. Kiểm tra quyền đọc và ổ đĩa rồi kiểm tra lại.`,
  'embedded-evidence-altered': ({ file }) =>
    `Tệp minh chứng ${file} nhúng trong PDF khác với tệp mà báo cáo đã kê. Không dùng báo cáo và minh chứng này. Đề nghị đơn vị gửi lại tệp như khi vừa ký xong.`,
  'embedded-evidence-missing': ({ file }) =>
    `Báo cáo ghi là có nhúng tệp minh chứng ${file}, nhưng trong PDF không có. Không đối chiếu được minh chứng này. Đề nghị đơn vị gửi lại tệp như khi vừa ký xong.`,
  'embedded-evidence-unlisted': ({ file }) =>
    `Trong PDF có tệp ${file} mà báo cáo không kê. Không rõ ai đã thêm tệp này, không mở và không dùng làm minh chứng. Đề nghị đơn vị xuất lại và gửi lại báo cáo.`,
  'package-damaged': ({ file, rule }) =>
    `Gói minh chứng ${file} bị hỏng hoặc không đọc an toàn được (mã kỹ thuật ${rule}). Không đối chiếu được minh chứng nào trong gói. Đề nghị đơn vị gửi lại gói, không tự giải nén gói này.`,
  'package-password-missing': ({ file }) =>
    `Gói minh chứng ${file} được mã hóa bằng mật khẩu. Việc kiểm tra chưa được thực hiện. Ghi mật khẩu vào một tệp, nêu tệp đó trong lệnh kiểm tra rồi kiểm tra lại.`,
  'package-wrong-password': ({ file }) =>
    `Mật khẩu không mở được gói minh chứng ${file}. Việc kiểm tra chưa được thực hiện. Hỏi lại đơn vị gửi rồi nhập đúng mật khẩu.`,
  'roots-unreadable': ({ file }) =>
    `Tệp ${file} không đọc được như một chứng thư gốc (PEM hoặc DER). Việc kiểm tra chưa được thực hiện. Bỏ tệp này khỏi thư mục chứng thư gốc hoặc thay bằng đúng tệp.`,
  'roots-folder-missing': ({ dir }) =>
    `Không đọc được thư mục chứng thư gốc ${dir}. Việc kiểm tra chưa được thực hiện. Kiểm tra đường dẫn sau --roots rồi kiểm tra lại.`,
  'roots-empty': ({ dir }) =>
    `Thư mục ${dir} không có chứng thư gốc nào. Không người ký nào được công nhận. Chép chứng thư gốc của nơi cấp (.pem, .crt, .cer) vào thư mục rồi kiểm tra lại.`,
  'pins-unreadable': ({ file }) =>
    `Danh sách dấu vân tay niêm phong ${file} không đọc được. Việc kiểm tra chưa được thực hiện. Mỗi dòng của tệp là một mã SHA-256 gồm 64 chữ số thập lục phân, hoặc tệp là một mảng JSON các mã đó.`,
  'revision-refused': ({ revision, rule }) =>
    `Lần ghi thêm thứ ${revision} của tệp thay đổi nhiều hơn mức được phép sau khi ký (mã kỹ thuật ${rule}). Nội dung hiện ra có thể khác với nội dung đã ký, số liệu không được ghi nhận. Đề nghị đơn vị gửi lại tệp như khi vừa ký xong.`,
  'added-elsewhere': ({ field, signer, page, rect }) =>
    `Chữ ký của ${signer} được thêm bằng chương trình khác, ở ô ${field}${page === 0 ? ', không hiện trên trang nào' : `, trang ${page}, vùng ${rect}`}. Nội dung trước đó không đổi, nhưng tệp không ghi người này ký với tư cách gì và hình chữ ký có thể che một phần trang. Đối chiếu tên người ký và xem vùng này trên trang.`,
  'filled-elsewhere': ({ field, signer, page, rect }) =>
    `Ô chữ ký ${field} (trang ${page}, vị trí ${rect}) do ${signer} ký bằng phần mềm khác. Chữ ký vẫn được tính cho vai trò của ô. Xem hình chữ ký trên trang trước khi tổng hợp.`,
  'covering-appearance': ({ field, page, rect }) =>
    `Hình chữ ký ở ô ${field} che phần lớn trang ${page} (vùng ${rect}). Nội dung bị che không còn đọc được như khi ký. Đề nghị đơn vị ký lại với hình chữ ký nhỏ hơn.`,
  'entered-text-differs': ({ field }) =>
    `Chữ hiện ra ở ô ${field} khác giá trị ghi trong ô, hoặc không đọc được. Không rõ số, ngày nào là của văn bản, không tổng hợp số liệu từ tệp này. Đề nghị đơn vị xuất, điền và ký lại báo cáo bằng Tuân Thủ.`,
  'original-not-continued': () =>
    `Tệp đã ký không bắt đầu bằng đúng tệp mà phần mềm đã xuất. Không chứng minh được nội dung đã ký là nội dung đã xuất. Ký lại từ tệp đã xuất, bằng công cụ chỉ ghi thêm chữ ký.`,
  'certificate-revoked': ({ signer, revokedAt }) =>
    `Chứng thư ${signer} đã bị thu hồi từ ${showVietnameseDay(revokedAt)}. Không có dấu thời gian nên không chứng minh được tệp ký trước lúc đó, chữ ký không được công nhận. Đề nghị đơn vị ký lại bằng chứng thư còn hiệu lực.`,
  'crl-unreadable': ({ file }) =>
    `Tệp ${file} không đọc được như một danh sách thu hồi (PEM hoặc DER). Việc kiểm tra chưa được thực hiện. Bỏ tệp này khỏi thư mục danh sách thu hồi hoặc thay bằng đúng tệp.`,
  'crls-folder-missing': ({ dir }) =>
    `Không đọc được thư mục danh sách thu hồi ${dir}. Việc kiểm tra chưa được thực hiện. Kiểm tra đường dẫn sau --crls rồi kiểm tra lại.`,
  'amendment-original-missing': ({ version, sha256 }) =>
    `Báo cáo này thay thế báo cáo phiên bản ${version} (SHA-256 ${sha256}), tệp đó không có trong lần kiểm tra này. Chưa đối chiếu được hai báo cáo. Kiểm tra lại cùng với tệp đã nhận trước.`,
  'amendment-chain-broken': ({ file, rule }) =>
    `Báo cáo bổ sung, thay thế không nối tiếp đúng tệp ${file} (${chainRules[rule]}). Chuỗi báo cáo bị đứt, không xác định được báo cáo nào bị thay thế. Đề nghị đơn vị lập lại báo cáo bổ sung từ tệp đã gửi.`,
  'amendment-forked': ({ file }) =>
    `Báo cáo này và tệp ${file} cùng thay thế một báo cáo nhưng nội dung khác nhau. Chưa xác định được báo cáo nào có giá trị; không tổng hợp tệp nào trong hai tệp. Đề nghị đơn vị xác nhận bằng văn bản báo cáo được giữ lại.`,
  'return-forked': ({ file }) =>
    `Báo cáo này và tệp ${file} là hai bản khác nhau của cùng một báo cáo, không bản nào nối tiếp bản kia. Chưa xác định được bản nào có giá trị; không tổng hợp tệp nào trong hai tệp. Đề nghị đơn vị xác nhận bằng văn bản báo cáo được giữ lại.`,
  'amendment-behind-fork': ({ file }) =>
    `Báo cáo này nối tiếp tệp ${file}, là một trong các bản khác nhau của cùng một báo cáo. Chưa xác định được báo cáo nào có giá trị; không tổng hợp tệp này. Đề nghị đơn vị xác nhận bằng văn bản báo cáo được giữ lại.`,
  'amendment-fewer-signatures': ({ file, roles }) =>
    `Báo cáo này không yêu cầu chữ ký của ${roles.map(roleName).join(', ')} như tệp ${file} mà báo cáo thay thế. Chưa rõ người đã ký báo cáo trước có đồng ý thay thế hay không. Hỏi lại đơn vị trước khi tổng hợp.`,
  'amendment-unlisted': ({ file, places }) =>
    `Ngoài phần thay đổi đã kê, báo cáo này còn khác tệp ${file} ở: ${places.map((place) => unlistedPlaces[place]).join('; ')}. Phụ lục thay đổi không nêu các phần này; kết quả kiểm tra không thay đổi. Đối chiếu hai báo cáo, chưa rõ thì hỏi lại đơn vị.`,
  'amendment-claimed': ({ file }) =>
    `Tệp ${file} không rõ người ký, tự nhận thay thế báo cáo này hoặc báo cáo mà tệp này thay thế. Ai cũng lập được tệp như vậy nên kết quả kiểm tra của tệp này không thay đổi. Không tổng hợp tệp đó; hỏi lại đơn vị bằng kênh khác.`,
  'amendment-superseded': ({ file }) =>
    `Báo cáo này đã được tệp ${file} thay thế. Kết quả kiểm tra của tệp không thay đổi. Tổng hợp số liệu từ báo cáo mới nhất.`,
};
