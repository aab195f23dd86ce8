/** Texts of the settings about hand signature and seal. */
export const imageTexts = {
  section: 'Chữ ký và con dấu',
  intro:
    'Hai ảnh này chỉ được vẽ vào ô chữ ký khi ký số trong ứng dụng, theo Nghị định 30/2020/NĐ-CP. Ảnh được giữ trong kho đã mã hóa và không phải là chữ ký số: giá trị của văn bản do chứng thư quyết định.',
  hand: {
    title: 'Chữ ký tay của thủ trưởng',
    use: 'Màu xanh, nằm giữa chức vụ và họ tên. Hiển thị khi thủ trưởng ký.',
    alt: 'Ảnh chữ ký tay đang dùng',
    choose: 'Chọn ảnh chữ ký',
    replace: 'Thay ảnh chữ ký',
    remove: 'Gỡ ảnh chữ ký',
  },
  seal: {
    title: 'Con dấu của cơ quan',
    use: 'Màu đỏ, đúng kích thước thật, trùm khoảng một phần ba chữ ký tay về bên trái.',
    alt: 'Ảnh con dấu đang dùng',
    choose: 'Chọn ảnh con dấu',
    replace: 'Thay ảnh con dấu',
    remove: 'Gỡ ảnh con dấu',
  },
  none: 'Chưa có ảnh. Ô chữ ký ghi tên người ký và thời gian ký.',
  pixels: (width: number, height: number) => `${width} × ${height} điểm ảnh`,
  width: 'Chiều ngang của con dấu trên giấy (mm)',
  widthHint: (min: number, max: number) =>
    `Số nguyên từ ${min} đến ${max}. Đo dấu đã đóng trên giấy; dấu tròn thì đo đường kính.`,
  widthWrong: (min: number, max: number) => `Nhập số nguyên từ ${min} đến ${max}.`,
  saved: (time: string) => `Đã ghi vào kho lúc ${time}`,
  whenTitle: 'Khi nào có hình con dấu',
  when: [
    'Chỉ trong chữ ký của cơ quan, sau khi thủ trưởng đã ký.',
    'Chỉ khi ký bằng chứng thư mang đúng tên đơn vị trong Cài đặt.',
  ],
  never:
    'Không bao giờ có trên bản nháp, bản in, tệp chỉ niêm phong, tệp chỉ thủ trưởng ký và bản minh họa. Khi không vẽ được con dấu, ứng dụng nêu lý do sau khi ký.',
  fileHint: 'Ảnh PNG nền trong suốt, tối đa 5 MB. Phần trống quanh hình được cắt bỏ.',
  chooseHand: 'Chọn ảnh chữ ký tay',
  chooseSeal: 'Chọn ảnh con dấu',
  files: 'Ảnh PNG',
};
