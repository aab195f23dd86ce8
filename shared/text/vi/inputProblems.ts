import type { ExpectedShape, InputProblems, UsageFault } from '../../problems/inputProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const inputProblems: ProblemTexts<InputProblems> = {
  'input-unreadable': ({ file }) =>
    `Không đọc được “${file}”. Chưa có gì được lập hay ghi đè. Kiểm tra đường dẫn và quyền đọc, rồi chạy lại.`,
  'input-too-large': ({ file, limitBytes }) =>
    `“${file}” lớn hơn ${limitBytes / 1024 / 1024} MB nên không được đọc. Nội dung của tệp chưa vào báo cáo. Kiểm tra lại tệp đã chọn; chuyển phần nội dung dài thành minh chứng.`,
  'input-encoding': ({ file }) =>
    `“${file}” không ở bảng mã UTF-8. Chữ tiếng Việt trong tệp có thể bị sai nên tệp không được dùng. Lưu lại tệp với bảng mã UTF-8, rồi chạy lại.`,
  'input-not-json': ({ file, line }) =>
    line === null
      ? `“${file}” không phải là JSON đầy đủ: tệp kết thúc giữa chừng. Chưa có nội dung nào được dùng. Bổ sung phần còn thiếu ở cuối tệp.`
      : `“${file}” sai cú pháp JSON ở dòng ${line}. Chưa có nội dung nào được dùng. Sửa dòng này (thường là thiếu hoặc thừa dấu phẩy, dấu ngoặc kép), rồi chạy lại.`,
  'input-shape': ({ expected }) =>
    `Giá trị ở đây không đúng: cần ${shapeText(expected)}. Báo cáo chưa được lập. Sửa giá trị này, rồi chạy lại.`,
  'field-twice': ({ field, line }) =>
    `Trường “${field}” được ghi hai lần trong cùng một đối tượng (dòng ${line}). Chỉ một giá trị được giữ, giá trị kia sẽ mất. Gộp hai giá trị hoặc bỏ một.`,
  'field-missing': ({ field }) =>
    `Thiếu trường bắt buộc “${field}”. Báo cáo chưa được lập. Bổ sung trường này, rồi chạy lại.`,
  'field-unknown': ({ field }) =>
    `Trường “${field}” không có trong mẫu. Nội dung ghi ở trường này không vào được báo cáo. Sửa tên trường hoặc bỏ trường này.`,
  'input-usage': ({ fault, name }) =>
    `${usageText(fault, name)} Lệnh chưa chạy. Xem cách dùng bằng tùy chọn --help.`,
  'unknown-item': ({ item }) =>
    `Mục “${item}” không có trong văn bản chỉ đạo. Kết quả ghi cho mục này không vào được báo cáo. Sửa mã mục theo văn bản (lệnh directive show liệt kê đủ).`,
  'duplicate-item': ({ item }) =>
    `Mục ${item} có hai kết quả. Không xác định được kết quả nào đúng nên báo cáo chưa được lập. Gộp hai kết quả hoặc bỏ một.`,
  'item-not-applicable-to-unit': ({ item }) =>
    `Mục ${item} không giao cho đơn vị này. Kết quả ghi cho mục này không vào được báo cáo. Bỏ mục này, hoặc kiểm tra loại đơn vị trong tệp đơn vị.`,
  'result-missing': ({ item }) =>
    `Mục ${item} ghi “Đã thực hiện” nhưng chưa có kết quả. Báo cáo sẽ không chứng minh được việc đã làm. Ghi kết quả, hoặc đổi trạng thái.`,
  'reason-missing': ({ item }) =>
    `Mục ${item} ghi “Không áp dụng” nhưng chưa có lý do. Cơ quan nhận không có căn cứ để chấp nhận. Ghi lý do, hoặc đổi trạng thái.`,
  'nothing-occurred-not-allowed': ({ item }) =>
    `Mục ${item} không dùng được trạng thái “Không phát sinh”: đây là việc phải làm, không phụ thuộc sự kiện. Báo cáo chưa được lập. Chọn trạng thái khác.`,
  'date-does-not-exist': ({ text }) =>
    `Ngày “${text}” không có trong lịch hoặc không ở dạng yyyy-MM-dd. Báo cáo chưa được lập. Sửa lại ngày.`,
  'characters-unfit': ({ characters }) =>
    `Có ký tự không nhìn thấy hoặc không in được: ${characters.join(', ')}. Nội dung này chưa được ghi nhận. Xóa nội dung rồi gõ lại.`,
  'period-reversed': ({ from, to }) =>
    `Kỳ báo cáo bắt đầu (${from}) sau khi kết thúc (${to}). Báo cáo chưa được lập. Đổi lại hai ngày.`,
  'directive-reference-differs': ({ given, printed }) =>
    `Văn bản chỉ đạo ghi “${printed}”, dữ liệu nhập ghi “${given}”. Báo cáo sẽ viện dẫn sai văn bản. Sửa theo văn bản, hoặc để trống trường này.`,
  'evidence-file-missing': ({ file }) =>
    `Không có tệp minh chứng “${file}” trong thư mục minh chứng. Báo cáo sẽ viện dẫn một tệp không có. Chép tệp vào thư mục, hoặc sửa tên.`,
  'evidence-folder-missing': ({ folder }) =>
    `Không có thư mục minh chứng “${folder}”. Chưa minh chứng nào được đọc. Kiểm tra đường dẫn sau --evidence.`,
  'evidence-folder-not-given': ({ file }) =>
    `Kết quả viện dẫn tệp “${file}” nhưng chưa cho biết thư mục minh chứng. Tệp chưa được đọc. Thêm tùy chọn --evidence.`,
  'evidence-outside-folder': ({ file }) =>
    `“${file}” nằm ngoài thư mục minh chứng. Tệp không được đọc, để không đưa nhầm tệp khác vào báo cáo. Chép tệp vào thư mục minh chứng và ghi lại tên.`,
  'caption-without-evidence': ({ file }) =>
    `Có chú thích cho tệp “${file}” nhưng không mục nào viện dẫn tệp này. Chú thích sẽ không được in. Thêm tệp vào một mục, hoặc bỏ chú thích.`,
  'unknown-unit-kind': ({ kind, known }) =>
    `Không có loại đơn vị “${kind}”. Không xác định được các mục đơn vị phải thực hiện. Dùng một trong các loại: ${known.join(', ')}.`,
  'unit-not-addressed': ({ kind, groups }) =>
    `Văn bản không gửi đến loại đơn vị “${kind}”. Không có mục nào bắt buộc với đơn vị. Để tự nhận các mục của một nhóm, ghi “adoptedGroup” là một trong: ${groups.join(', ')}.`,
  'adoption-not-needed': ({ kind }) =>
    `Văn bản đã gửi đến loại đơn vị “${kind}”. Đơn vị thực hiện các mục của mình, không nhận thay nhóm khác. Bỏ trường “adoptedGroup”.`,
  'adopted-group-unknown': ({ group, groups }) =>
    `Văn bản không có nhóm “${group}”. Không xác định được các mục đơn vị tự nhận. Dùng một trong: ${groups.join(', ')}.`,
  'directive-unknown': ({ id }) =>
    `Không có văn bản chỉ đạo “${id}”. Không lập được báo cáo khi chưa có văn bản. Xem danh sách bằng lệnh directive list, hoặc đưa đường dẫn tới tệp JSON.`,
  'directive-quote-not-in-source': ({ quote }) =>
    `Câu trích “${shorten(quote)}” không đúng với nguyên văn ở vị trí đã ghi. Văn bản không dùng được vì báo cáo phải trích đúng nguyên văn. Lấy lại tệp văn bản từ nơi gửi.`,
  'directive-source-altered': ({ file }) =>
    `Nguyên văn trong “${file}” không khớp mã băm SHA-256 đi kèm. Văn bản đã bị sửa nên không được dùng. Lấy lại tệp văn bản từ nơi gửi.`,
  'directive-reference-unknown': ({ name }) =>
    `Văn bản viện dẫn “${name}” nhưng không khai báo. Không xác định được mục nào giao cho ai. Lấy lại tệp văn bản từ nơi gửi.`,
  'directive-duplicate-id': ({ id }) =>
    `Mã “${id}” xuất hiện hai lần trong văn bản. Kết quả có thể gắn nhầm mục nên văn bản không được dùng. Lấy lại tệp văn bản từ nơi gửi.`,
  'return-unknown': ({ id }) =>
    `Không có báo cáo “${id}” trong kho dữ liệu. Không có gì bị thay đổi. Quay về trang chính và mở lại báo cáo.`,
  'return-addressee-unknown': ({ subject, group }) =>
    `Văn bản chỉ đạo “${subject}” trong chương trình này không có đối tượng nhận “${group}” mà một báo cáo trong kho ghi. Báo cáo đó chưa mở được nhưng vẫn nguyên vẹn, các báo cáo khác không bị ảnh hưởng. Cài đặt phiên bản chương trình đã lập báo cáo đó rồi mở lại.`,
};

function shapeText(expected: ExpectedShape): string {
  switch (expected.kind) {
    case 'text':
      return 'một chuỗi chữ';
    case 'text-not-empty':
      return 'một chuỗi chữ không rỗng';
    case 'number':
      return 'một số';
    case 'whole-number':
      return 'một số nguyên';
    case 'true-or-false':
      return 'true hoặc false';
    case 'list':
      return 'một danh sách [ … ]';
    case 'list-not-empty':
      return 'một danh sách có ít nhất một phần tử';
    case 'object':
      return 'một đối tượng { … }';
    case 'day':
      return 'một ngày dạng yyyy-MM-dd';
    case 'uuid':
      return 'một mã UUID';
    case 'other':
      return 'giá trị theo mẫu đã công bố';
    case 'one-of':
      return `một trong các giá trị ${expected.values.join(', ')}`;
    case 'at-least':
      return `số không nhỏ hơn ${expected.limit}`;
    case 'at-most':
      return `số không lớn hơn ${expected.limit}`;
    case 'characters-at-most':
      return `không quá ${expected.limit} ký tự`;
    case 'entries-at-most':
      return `không quá ${expected.limit} phần tử`;
    case 'like':
      return `dạng như ${expected.example}`;
  }
}

function usageText(fault: UsageFault, name: string): string {
  const sentences: Record<UsageFault, string> = {
    'command-missing': 'Chưa cho biết lệnh cần chạy.',
    'command-unknown': `Không có lệnh “${name}”.`,
    'option-unknown': `Không có tùy chọn “${name}”.`,
    'option-missing': `Thiếu tùy chọn ${name}.`,
    'option-without-value': `Giá trị của tùy chọn ${name} không đúng hoặc còn thiếu.`,
    'option-twice': `Tùy chọn ${name} được ghi hai lần.`,
    'options-exclude': `Không dùng đồng thời ${name}.`,
    'signing-way-missing': 'Chưa cho biết cách ký: cần --p12 kèm --password-file, hoặc --unsigned.',
    'argument-missing': `Thiếu ${name}.`,
    'argument-unexpected': `Thừa tham số “${name}”.`,
    'day-invalid': `Ngày “${name}” không có hoặc không ở dạng 2024-05-09.`,
    'seal-width-invalid': `Chiều ngang con dấu “${name}” không phải số nguyên từ 20 đến 42 (mm).`,
    'time-invalid': `Thời điểm “${name}” không ở dạng 2024-04-22T09:30:00+07:00.`,
    'time-in-future': `Thời điểm “${name}” chưa đến theo đồng hồ của máy này.`,
    'size-unknown': `Dung lượng “${name}” không dùng được: nhập số và đơn vị, tối đa 25MB, ví dụ 20MB hoặc 500KB.`,
    'package-name': `Gói minh chứng “${name}” phải có đuôi .zip, hoặc .age khi mã hóa bằng mật khẩu.`,
    'signatures-unknown': `Bộ chữ ký “${name}” không có. Chỉ có: head; head,agency; preparer,head,agency.`,
    'amendment-options': `Báo cáo bổ sung, thay thế cần đủ --replaces và --reason.`,
    'role-unknown': `Vai trò “${name}” không có. Chỉ có head (lãnh đạo), agency (cơ quan), preparer (người lập).`,
    'language-unknown': `Không có ngôn ngữ “${name}”; dùng vi hoặc en.`,
  };
  return sentences[fault];
}

function shorten(quote: string): string {
  return quote.length > 60 ? `${quote.slice(0, 59)}…` : quote;
}
