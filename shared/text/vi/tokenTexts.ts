/** Signing with a USB token, and the place of the certificate store of Windows. */
export const tokenTexts = {
  way: 'USB token',
  wayHint: 'Khóa ký nằm trong thiết bị. Cần mã PIN của thiết bị.',
  sign: 'Ký bằng USB token',
  signHint: 'Ký trên bản đã trình bằng chứng thư trong thiết bị.',
  store: 'Kho chứng thư Windows',
  storeHint: 'Chưa dùng được. Bấm nút ký để xem cách ký thay thế.',
  storeSign: 'Ký bằng kho Windows',
  module: 'Thư viện của thiết bị',
  moduleName: (name: string, file: string) => `${name} (${file})`,
  chosenModule: (file: string) => `Thư viện đã chọn (${file})`,
  noModule:
    'Không thấy thư viện USB token quen thuộc trên máy này. Cài phần mềm do nơi cấp thiết bị cung cấp, hoặc chọn tệp thư viện PKCS#11.',
  chooseModule: 'Chọn thư viện khác…',
  read: 'Đọc thiết bị',
  readAgain: 'Đọc lại thiết bị',
  reading: 'Đang đọc thiết bị…',
  certificate: 'Chứng thư ký',
  validUntil: (issuer: string, day: string) => `Nơi cấp: ${issuer}. Hết hạn ngày ${day}.`,
  expired: (issuer: string, day: string) =>
    `Nơi cấp: ${issuer}. Đã hết hạn ngày ${day}, không ký được bằng chứng thư này.`,
  unusable: (issuer: string, day: string) =>
    `Nơi cấp: ${issuer}. Hết hạn ngày ${day}. Không ký được bằng chứng thư này.`,
  unreadable: (issuer: string) =>
    `Nơi cấp: ${issuer}. Không đọc được thời hạn, không ký được bằng chứng thư này.`,
  details: (token: string, key: string, serial: string) =>
    `Thiết bị ${token}, khóa ${key}, số sê-ri chứng thư ${serial}`,
  pin: 'Mã PIN',
  pinHint: 'Gửi đến thiết bị một lần, không lưu lại. Nhập sai nhiều lần thì thiết bị bị khóa.',
  countLow: 'Thiết bị báo đã có lần nhập sai mã PIN. Kiểm tra bộ gõ và phím Caps Lock trước khi nhập.',
  finalTry: 'Thiết bị chỉ còn một lần thử mã PIN. Nhập sai lần này thì thiết bị bị khóa.',
  confirmFinalTry: 'Đã chắc chắn về mã PIN và hiểu rằng nhập sai lần này thì thiết bị bị khóa',
  missing:
    'Chưa chọn chứng thư trên USB token. Cắm thiết bị, chọn thư viện của thiết bị, đọc thiết bị rồi chọn chứng thư.',
};
