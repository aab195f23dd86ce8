export const settingsTexts = {
  title: 'Cài đặt',
  sections: {
    unit: 'Đơn vị',
    images: 'Chữ ký và con dấu',
    appearance: 'Giao diện',
    keys: 'Người mở kho',
    vault: 'Kho dữ liệu',
    check: 'Kiểm tra kho dữ liệu',
    backups: 'Sao lưu và phục hồi',
    trust: 'Nơi cấp, đơn vị',
    about: 'Giới thiệu',
  },
  unitIntro: 'Thay đổi được ghi khi rời ô nhập và áp dụng cho các báo cáo xuất từ bây giờ.',
  unitNotSaved: (count: number) => `Chưa ghi vào kho: còn ${count} chỗ cần sửa`,
  language: 'Ngôn ngữ của giao diện',
  languageHint: 'Báo cáo luôn in bằng tiếng Việt.',
  languages: { vi: 'Tiếng Việt', en: 'English' },
  theme: 'Màu nền',
  themes: { system: 'Theo hệ thống', light: 'Sáng', dark: 'Tối' },
  vaultIntro:
    'Kho được mã hóa bằng mật khẩu. Không có mật khẩu và mã phục hồi thì không mở lại được kho, kể cả từ bản sao lưu.',
  lockTitle: 'Khóa kho',
  lockIntro:
    'Kho khóa lại thì phải nhập mật khẩu để mở. Phím tắt: Ctrl + L. Kho cũng tự khóa khi máy ngủ hoặc khi màn hình khóa; phần đang nhập được cất vào kho và hiện lại sau khi mở.',
  idleTitle: 'Tự khóa khi không có người dùng máy',
  idleHint: 'Không tắt được: kho để mở thì ai ngồi vào máy cũng đọc được.',
  minutes: (count: number) => `${count} phút`,
  aboutIntro:
    'Tuân Thủ giúp đơn vị trả lời văn bản chỉ đạo theo từng nội dung, đính kèm minh chứng và xuất báo cáo đã ký. Ứng dụng làm việc ngoại tuyến, không gửi dữ liệu ra ngoài.',
  version: 'Phiên bản',
};
