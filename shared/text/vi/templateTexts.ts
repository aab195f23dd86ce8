export const templateTexts = {
  open: 'Câu mẫu',
  title: (item: string) => `Câu mẫu cho kết quả mục ${item}`,
  intro: 'Câu được chọn chèn vào chỗ con trỏ. Thay dấu … bằng số liệu của đơn vị.',
  close: 'Đóng',
};
