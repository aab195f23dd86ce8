import { showCount, showSize } from '../showFigures.ts';

export const transferTexts = {
  title: 'Chuyển dữ liệu',
  open: 'Chuyển dữ liệu sang máy khác',
  returnHint: 'Gửi báo cáo này cùng minh chứng và tệp đã ký cho máy khác làm tiếp.',
  intro:
    'Chuyển một báo cáo hoặc cả kho sang máy khác bằng một tệp đã mã hóa (.age): kết quả, minh chứng, tệp đã ký và nhật ký.',
  choosePackage: 'Chọn gói chuyển dữ liệu',
  packages: 'Gói chuyển dữ liệu',
  parts: { send: 'Gửi đi', receive: 'Nhận về', key: 'Khóa nhận' },

  sendTitle: 'Tạo gói gửi đi',
  sendIntro: 'Gói không mang khóa bí mật, chữ ký, con dấu và nơi cấp được tin của kho này.',
  what: 'Nội dung gửi',
  wholeVault: 'Cả kho',
  period: (from: string, to: string) => `Kỳ báo cáo ${from}–${to}`,
  howLocked: 'Cách mở gói',
  byPassphrase: 'Bằng mật khẩu',
  byPassphraseHint: 'Báo mật khẩu cho người nhận bằng đường khác, không gửi kèm gói.',
  byKey: 'Bằng khóa nhận của đồng nghiệp',
  byKeyHint: 'Chỉ kho của đồng nghiệp đó mở được gói; không cần mật khẩu.',
  recipient: 'Khóa nhận của đồng nghiệp',
  recipientHint: 'Bắt đầu bằng “age1”, đồng nghiệp sao chép từ mục “Khóa nhận” trên máy của họ.',
  recipientMissing: 'Dán khóa nhận của đồng nghiệp.',
  write: 'Tạo gói',
  written: (fileName: string, sizeBytes: number) =>
    `Đã ghi “${fileName}” (${showSize(sizeBytes, 'vi')}), đã đọc lại và đối chiếu. Có thể rút thiết bị lưu trữ.`,
  writtenCounts: (returns: number, files: number) =>
    `Gói có ${showCount(returns, 'vi')} báo cáo và ${showCount(files, 'vi')} tệp. Tệp .sha256 bên cạnh dùng để kiểm tra sau khi sao chép.`,
  unlogged:
    'Kho đang mở chỉ để đọc nên lần tạo gói này không ghi được vào nhật ký của kho. Ghi lại ở sổ của đơn vị nếu cần.',
  limitHint:
    'Gói lớn hơn 4 GB không được tạo vì không ghi được vào USB thường dùng; khi đó chuyển từng báo cáo.',

  receiveTitle: 'Nhập gói nhận được',
  receiveIntro:
    'Gói được đọc và kiểm tra đến cuối trước. Chưa có gì được ghi cho đến khi chọn “Nhập vào kho”.',
  choose: 'Chọn gói',
  chooseOther: 'Chọn gói khác',
  chosen: (fileName: string, sizeBytes: number) => `${fileName} (${showSize(sizeBytes, 'vi')})`,
  chosenKey: 'Gói được tạo cho khóa nhận, không cần mật khẩu.',
  openPassphrase: 'Mật khẩu do người gửi cung cấp',
  passphraseMissing: 'Nhập mật khẩu của gói.',
  preview: 'Xem trước',
  cancel: 'Dừng',
  doing: {
    write: 'Đang ghi gói',
    verify: 'Đang đọc lại',
    read: 'Đang kiểm tra gói',
    'take-in': 'Đang nhập vào kho',
  },
  progress: (doneBytes: number, totalBytes: number) =>
    `${showSize(doneBytes, 'vi')} / ${showSize(totalBytes, 'vi')}`,

  previewTitle: 'Gói này sẽ mang vào kho',
  facts: {
    from: 'Đơn vị gửi',
    noUnit: 'Chưa khai báo',
    madeBy: 'Người tạo',
    madeAt: 'Tạo lúc',
    content: 'Nội dung',
    evidence: 'Minh chứng',
    kept: 'Tệp trình ký, đã ký',
    newBytes: 'Dung lượng mới',
    audit: 'Nhật ký kèm theo',
  },
  content: (returns: number, answers: number) =>
    `${showCount(returns, 'vi')} báo cáo, ${showCount(answers, 'vi')} mục đã ghi`,
  evidence: (count: number, known: number) =>
    known === 0
      ? `${showCount(count, 'vi')} tệp`
      : `${showCount(count, 'vi')} tệp, ${showCount(known, 'vi')} tệp đã có trong kho`,
  audit: (count: number) => `${showCount(count, 'vi')} mục, giữ riêng, không trộn vào nhật ký của kho này`,
  own: 'Gói do chính kho này tạo ra.',
  otherUnit: 'Gói của đơn vị khác với đơn vị của kho này. Báo cáo nhập vào sẽ in theo đơn vị của kho này.',
  takenInBefore: (at: string) => `Gói này đã được nhập lúc ${at}.`,
  outcomes: {
    new: 'Báo cáo mới',
    same: 'Không có gì mới',
    merge: 'Ghép với bản nháp trong kho',
    advance: 'Bản gửi đến đi xa hơn trong quy trình',
    kept: 'Giữ nguyên bản trong kho',
  },
  reasons: {
    'finished-here': 'Báo cáo trong kho đã trình ký; nội dung đã chốt không bị thay đổi.',
    'further-here': 'Báo cáo trong kho đã đi xa hơn bản trong gói.',
    diverged: 'Hai bản đã đi theo hai hướng khác nhau; chỉ một bản được giữ.',
    'other-return': 'Hai báo cáo trùng mã nhưng không cùng văn bản chỉ đạo.',
    'directive-missing': 'Chương trình này chưa có văn bản chỉ đạo của báo cáo.',
    'addressee-missing':
      'Văn bản chỉ đạo trong chương trình này không có đối tượng nhận mà báo cáo ghi; cần phiên bản chương trình của bên gửi.',
  },
  additions: (count: number) => `Bổ sung ${showCount(count, 'vi')} chỗ còn trống trong kho`,
  conflicts: (count: number) => `${showCount(count, 'vi')} chỗ hai bên ghi khác nhau`,
  newContent: (answers: number, files: number) =>
    `${showCount(answers, 'vi')} mục, ${showCount(files, 'vi')} minh chứng`,
  newFiles: (names: string) => `Minh chứng mới: ${names}`,
  newKept: (count: number) => `Tệp trình ký, đã ký kèm theo: ${showCount(count, 'vi')}`,
  whole: 'Giữ bản nào',
  wholeMine: 'Giữ bản trong kho',
  wholeTheirs: 'Lấy trọn bản trong gói',
  wholeHint: (count: number) =>
    count === 0
      ? 'Không mất nội dung nào trong kho.'
      : `Lấy bản trong gói thì ${showCount(count, 'vi')} chỗ trong kho bị thay; bản cũ vẫn còn trong lịch sử và bản sao lưu.`,
  mine: 'Trong kho',
  theirs: 'Trong gói',
  both: 'Giữ cả hai',
  blank: '(trống)',
  places: {
    unit: 'Đơn vị',
    details: 'Thông tin báo cáo',
    texts: 'Phần chung',
    answer: (itemId: string) => `Mục ${itemId}`,
    caption: (name: string) => `Chú thích của ${name}`,
  },
  fields: {
    status: 'Tình trạng',
    result: 'Kết quả',
    reason: 'Lý do',
    assignee: 'Người thực hiện',
    completedOn: 'Ngày hoàn thành',
    evidenceIds: 'Minh chứng',
    direction: 'Công tác chỉ đạo, triển khai',
    difficulties: 'Khó khăn, vướng mắc',
    proposals: 'Đề xuất, kiến nghị',
    contactPoint: 'Đầu mối liên hệ',
    caption: 'Chú thích',
    directiveReference: 'Số, ngày của văn bản nhận được',
    period: 'Kỳ báo cáo',
    deadline: 'Thời hạn',
    number: 'Số báo cáo',
    issuedOn: 'Ngày báo cáo',
    kind: 'Loại đơn vị',
    name: 'Tên đơn vị',
    code: 'Mã đơn vị',
    parent: 'Cơ quan cấp trên',
    place: 'Địa danh',
    symbol: 'Ký hiệu',
    recipient: 'Kính gửi',
    preparer: 'Người lập',
    head: 'Lãnh đạo',
    clerk: 'Văn thư',
  },
  files: (count: number) => `${showCount(count, 'vi')} tệp`,
  takeIn: 'Nhập vào kho',
  takeInHint: 'Kho được sao lưu trước khi nhập.',
  takenIn: (fileName: string) => `Đã nhập “${fileName}”.`,
  takenInCounts: (added: number, changed: number, files: number) =>
    `${showCount(added, 'vi')} báo cáo mới, ${showCount(changed, 'vi')} báo cáo thay đổi, ${showCount(files, 'vi')} tệp được ghi.`,
  backedUp: (name: string) => `Trạng thái trước khi nhập được giữ trong bản sao lưu ${name}.`,
  toHome: 'Xem danh sách báo cáo',

  keyTitle: 'Khóa nhận của kho này',
  keyIntro:
    'Gửi khóa này cho đồng nghiệp. Gói tạo cho khóa này chỉ kho này mở được. Khóa không bí mật; phần bí mật nằm trong kho và không rời kho.',
  copyKey: 'Sao chép',
  copied: 'Đã sao chép.',
};
