const returnUsage = `return --directive <mã|tệp> --unit unit.json --answers answers.json [--evidence THƯ-MỤC]
         (--p12 TỆP --password-file TỆP | --unsigned) [--signatures head,agency]
         [--embed-evidence 20MB] [--evidence-package TỆP.zip|TỆP.age --package-password-file TỆP]
         [--replaces TỆP-CŨ.pdf --reason LÝ-DO] [--print-copy TỆP-IN.pdf]
         [--at THỜI-ĐIỂM] [--overwrite] --out TỆP.pdf`;
const verifyUsage = `verify TỆP.pdf… [--roots THƯ-MỤC] [--pins TỆP] [--units TỆP] [--crls THƯ-MỤC] [--explain] [--evidence THƯ-MỤC|TỆP.zip|TỆP.age]
         [--package-password-file TỆP]`;
const confirmUsage =
  'confirm TỆP.pdf --field Ô --units TỆP [--certificate SHA-256] [--roots THƯ-MỤC] [--pins TỆP] [--crls THƯ-MỤC]';
const signUsage = `sign TỆP.pdf --role head|agency|preparer
         (--p12 TỆP --password-file TỆP | --pkcs11 THƯ-VIỆN --label TÊN --pin-stdin [--confirm-final-try])
         [--hand-signature ẢNH.png | --seal-image ẢNH.png [--seal-width MM]]
         [--number SỐ --date NĂM-THÁNG-NGÀY] [--at THỜI-ĐIỂM] [--overwrite] --out TỆP.pdf`;
const directiveUsage = 'directive list | directive show MÃ';
const vaultUsage = `vault check --vault THƯ-MỤC-KHO --passphrase-file TỆP|- [--slot TÊN] [--backups THƯ-MỤC]
  vault backup --vault THƯ-MỤC-KHO --passphrase-file TỆP|- [--slot TÊN] [--accept-network] --to THƯ-MỤC-MỚI
  vault restore --vault THƯ-MỤC-KHO --passphrase-file TỆP|- [--slot TÊN] --from BẢN-SAO-LƯU [--accept-damage] [--take-over-lock]
         [--other-vault]
  vault export --vault THƯ-MỤC-KHO --passphrase-file TỆP|- [--return MÃ] [--overwrite] [--accept-network] --out TỆP.age
         (--package-password-file TỆP | --recipient age1…)
  vault import --vault THƯ-MỤC-KHO --passphrase-file TỆP|- [--package-password-file TỆP] [--preview]
         [--conflicts mine|theirs|both] [--accept-network] --in TỆP.age
  vault log --vault THƯ-MỤC-KHO --passphrase-file TỆP|- [--slot TÊN] [--carried MÃ-GÓI] [--query TỪ]
  check, backup, export, import, log: [--known-head SỐ:MÃ]; backup, export, import: [--take-over-lock]`;
const commonUsage = 'Mọi lệnh: [--lang vi|en] [--json] [--help]';

export const cliTexts = {
  usage: `Cách dùng:
  ${returnUsage}
  ${signUsage}
  ${verifyUsage}
  ${confirmUsage}
  ${directiveUsage}
  ${vaultUsage}
  demo
${commonUsage}`,
  directiveArgument: 'list hoặc show',
  directiveIdArgument: 'mã văn bản chỉ đạo',
  vaultArgument: 'việc cần làm với kho: check, backup, restore, export, import hoặc log',
  head: (seq: string, mac: string) => `Mục cuối của nhật ký, dùng cho lần sau: --known-head ${seq}:${mac}`,
  carriedTrail: (id: string, name: string) => `${name} (xem: --carried ${id})`,
  backupMade: (folder: string) => `Đã sao lưu và mở lại để kiểm tra: ${folder}`,
  restored: (from: string) => `Đã phục hồi kho từ ${from}, đã mở và kiểm tra.`,
  keptBefore: (folder: string) => `Kho trước đó được giữ nguyên ở ${folder}`,
  transferWritten: (file: string, returns: string, size: string) =>
    `Đã ghi và đọc lại gói ${file} (${returns} báo cáo, ${size}).`,
  transferFrom: (unit: string, madeAt: string) => `Gói của ${unit}, lập lúc ${madeAt}`,
  transferCounts: (returns: string, answers: string, files: string) =>
    `Trong gói: ${returns} báo cáo, ${answers} kết quả, ${files} tệp minh chứng.`,
  transferReturn: (subject: string, period: string, outcome: string, differences: string) =>
    `- ${subject} (${period}): ${outcome}, ${differences} chỗ khác nhau`,
  transferTakenIn: (added: string, changed: string, backup: string) =>
    `Đã nhập: thêm ${added} báo cáo, sửa ${changed} báo cáo. Bản sao lưu trước khi nhập: ${backup}`,
  verifyArgument: 'tệp PDF cần kiểm tra',
  certificateOf: (subject: string, issuer: string, notAfter: string) =>
    `Chứng thư: ${subject}, do ${issuer} cấp, hết hạn ${notAfter}`,
  certificateUnit: (unit: string) => `Đơn vị: ${unit}`,
  certificateConfirmed: (file: string) => `Chứng thư này đã được xác nhận là của đơn vị, ghi ở ${file}.`,
  certificateToCompare: (sha256: string) =>
    `Chưa có gì được ghi. Gọi điện hoặc hỏi đơn vị qua kênh khác để so dấu vân tay; đúng thì chạy lại lệnh với --certificate ${sha256}`,
  notDone: (problems: string) => `Chưa lập được báo cáo: ${problems} điểm cần sửa.`,
  unanswered: (count: string, items: string) => `Chưa thực hiện ${count} mục: ${items}.`,
  made: (file: string, pages: string, size: string) => `Đã ghi ${file} (${pages} trang, ${size}).`,
  sha256: (hash: string) => `SHA-256: ${hash}`,
  answered: (final: string, total: string, evidence: string) =>
    `${final}/${total} mục có kết quả, ${evidence} tệp minh chứng.`,
  embedded: (files: string) => `Đã nhúng ${files} tệp minh chứng vào PDF.`,
  packed: (name: string, files: string) => `Đã ghi gói minh chứng ${name} (${files} tệp).`,
  selfChecked: 'Đã đọc lại và kiểm tra tệp vừa ghi: nguyên vẹn, đủ chữ ký.',
  printCopyMade: (file: string) => `Đã ghi bản in để ký và đóng dấu trên giấy: ${file}.`,
  unsignedMade: (roles: string) => `Tệp chưa có chữ ký. Tệp chỉ đủ giá trị sau khi có đủ chữ ký: ${roles}.`,
  notOfficial: 'Không phải chữ ký số chuyên dùng công vụ.',
  evidenceChecked: (ok: string, embedded: string, total: string) =>
    `Minh chứng: ${ok}/${total} tệp đúng như đã kê${embedded === '0' ? '' : `, ${embedded} tệp nằm trong PDF`}.`,
  evidenceExtra: (count: string, names: string) => `Có ${count} tệp ngoài danh mục: ${names}.`,
  items: (count: string) => `${count} nội dung yêu cầu`,
  section: (number: string, heading: string) => `Mục ${number}. ${heading}`,
  closingSection: 'Phần kết',
  appliesToAll: 'mọi nơi nhận',
  appliesTo: (names: string) => `Áp dụng: ${names}`,
  doneWhen: (rule: string) => `Coi là xong khi: ${rule}`,
  nothingOccurredAllowed: 'Được chọn “Không phát sinh”',
  dateUnknown: '…',
  contacts: 'Đầu mối hỗ trợ',
  needsCheck: 'cần kiểm tra',
  fault: (reference: string) =>
    `Lỗi của phần mềm. Chưa có tệp nào được coi là hoàn thành. Gửi nội dung sau cho người phát triển:\n${reference}`,
  demo: {
    title: 'Báo cáo minh họa: số liệu, đơn vị và người ký đều là giả định.',
    directive: (subject: string) => `Đọc văn bản chỉ đạo: ${subject}`,
    signer: 'Tạo nơi cấp chứng thư và chứng thư dùng một lần',
    inputs: (items: string) => `Ghi đơn vị giả định và kết quả mẫu cho ${items} mục`,
    evidence: (files: string) => `Tạo ${files} tệp minh chứng mẫu`,
    hash: 'Đọc minh chứng, tính mã băm, chuẩn bị ảnh cho phụ lục',
    export: 'Dựng các trang PDF, ký và tự kiểm tra',
    write: 'Ghi tệp và đọc lại',
    verify: (verdict: string) => `Kiểm tra tệp bằng chứng thư gốc minh họa: ${verdict}`,
    summary: 'Tóm tắt',
    again: 'Lập lại tệp này bằng lệnh:',
  },
};
