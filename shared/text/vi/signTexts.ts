/** Texts of the command that signs a finished return. */
export const signTexts = {
  argument: 'tệp PDF cần ký',
  askPin: (label: string) => `Nhập mã PIN của thiết bị ký số ${label} (không hiện trên màn hình):`,
  fewerTries: 'Thiết bị báo số lần thử mã PIN còn lại đã giảm.',
  signed: (file: string, signer: string, role: string, size: string) =>
    `Đã ký và ghi ${file} (${size}). Người ký: ${signer} (${role}).`,
  entered: (what: string) => `Đã điền: ${what}.`,
  enteredNumber: (text: string) => `số ${text}`,
  stillMissing: (roles: string) => `Đã đọc lại và kiểm tra: chữ ký nguyên vẹn. Còn thiếu chữ ký: ${roles}.`,
};
