/** How evidence leaves with a return. */
export const deliveryTexts = {
  embed: 'Nhúng minh chứng vào PDF',
  embedNone: 'Không nhúng, chỉ kê danh mục',
  embedUpTo: (size: string) => `Tệp nhỏ, tổng cộng đến ${size}`,
  embedHint:
    'Tệp nhỏ được nhúng trước. Hộp thư giới hạn 25 MB thường chỉ nhận tệp khoảng 18 MB, vì thư điện tử làm tệp lớn thêm một phần ba.',
  embedded: (files: string, total: string, size: string) => `Sẽ nhúng ${files}/${total} tệp (${size}).`,
  rest: (files: string) => `Còn ${files} tệp gửi riêng bằng gói minh chứng.`,
  age: 'Xuất gói mã hóa (age)',
  ageHint:
    'Gói mở được bằng mọi chương trình age khi có mật khẩu. Báo mật khẩu cho nơi nhận bằng đường khác với đường gửi gói.',
  passphrase: 'Mật khẩu của gói',
  passphraseHint: (minimum: string) => `Ít nhất ${minimum} ký tự. Phần mềm không lưu mật khẩu này.`,
  repeat: 'Nhập lại mật khẩu của gói',
  different: 'Hai lần nhập mật khẩu khác nhau.',
  tooShort: (minimum: string) => `Mật khẩu cần ít nhất ${minimum} ký tự.`,
  write: 'Ghi gói mã hóa',
  cancel: 'Thôi, không mã hóa',
};
