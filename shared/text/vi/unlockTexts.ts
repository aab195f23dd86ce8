export const unlockTexts = {
  title: 'Mở kho dữ liệu',
  passphrase: 'Mật khẩu',
  passphraseMissing: 'Chưa nhập mật khẩu. Nhập mật khẩu của kho.',
  open: 'Mở khóa',
  usePreviousKeyring: 'Dùng bản khóa trước',
  openReadOnly: 'Mở chỉ để xem',
  takeOverLock: 'Mở tại máy này',
  takeOverTitle: 'Kho đang mở trên máy khác',
  takeOverMeaning:
    'Hai máy cùng ghi vào một kho có thể làm hỏng dữ liệu. Khi mở tại máy này, máy kia không được nhập tiếp.',
  keepShut: 'Chưa mở',
  acceptNetwork: 'Vẫn mở kho',
  lockedBy: {
    idle: 'Kho đã khóa vì máy không có người dùng. Phần đang nhập đã được cất vào kho.',
    suspend: 'Kho đã khóa vì máy chuyển sang chế độ ngủ. Phần đang nhập đã được cất vào kho.',
    'screen-locked': 'Kho đã khóa cùng với màn hình. Phần đang nhập đã được cất vào kho.',
  },
  opening: 'Đang mở kho…',
  missing: {
    'keyring-missing': {
      title: 'Không tìm thấy tệp khóa của kho',
      what: 'Thư mục kho không có tệp keyring.json. Dữ liệu vẫn còn trên đĩa nhưng chưa mở được.',
    },
    'database-missing': {
      title: 'Không tìm thấy dữ liệu của kho',
      what: 'Thư mục kho không có tệp vault.db. Tệp khóa vẫn còn nhưng không có dữ liệu để mở.',
    },
  },
  noNewVault: 'Không có kho mới nào được tạo đè lên thư mục này.',
  stepsTitle: 'Việc cần làm',
  steps: [
    'Kiểm tra ổ đĩa hoặc thiết bị lưu trữ chứa kho đã được cắm và đọc được.',
    'Tìm trong Thùng rác và trong thư mục cách ly của phần mềm diệt virus.',
    'Nếu không thấy, chép lại toàn bộ thư mục kho từ bản sao lưu gần nhất.',
  ],
  checkAgain: 'Kiểm tra lại',
};
