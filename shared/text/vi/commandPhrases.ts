const previousKeyring = {
  window: 'Chọn "Dùng bản khóa trước" để mở kho',
  command: 'Mở kho ở cửa sổ chương trình và chọn "Dùng bản khóa trước" để mở',
};

/** Phrases of the sentences that name a place of the window, and what is said instead where a command does the same. */
export const commandPhrases = {
  problems: {
    'backup-of-damaged': { window: 'Chạy Kiểm tra kho dữ liệu', command: 'Chạy lệnh vault check' },
    'restore-indexes-damaged': { window: 'chạy Kiểm tra kho dữ liệu', command: 'chạy lệnh vault check' },
    'backup-overdue': {
      window: 'sao lưu ở mục Kho dữ liệu trong Cài đặt',
      command: 'sao lưu bằng lệnh vault backup --to',
    },
    'backup-ahead': {
      window: 'phục hồi từ bản đó ở mục Sao lưu và phục hồi',
      command: 'phục hồi từ bản đó bằng lệnh vault restore --from',
    },
    'vault-opened-read-only': { window: 'rồi khóa kho và mở lại', command: 'rồi chạy lại lệnh' },
    'vault-reserve-used': { window: 'rồi khóa và mở lại kho', command: 'rồi chạy lại lệnh' },
    'vault-on-network': { window: 'Sao lưu ngay, khóa kho rồi chép', command: 'Sao lưu ngay rồi chép' },
    'vault-in-sync-folder': { window: 'Khóa kho rồi chép thư mục kho', command: 'Chép thư mục kho' },
    'vault-on-removable': {
      window: 'Khóa kho trước khi rút thiết bị',
      command: 'Chờ lệnh chạy xong rồi mới rút thiết bị',
    },
    'vault-slot-not-found': {
      window: 'Chọn lại người dùng trong danh sách',
      command: 'Ghi đúng tên người dùng với --slot, hoặc bỏ --slot để thử mọi người dùng',
    },
    'vault-keyring-missing': previousKeyring,
    'vault-keyring-damaged': previousKeyring,
    'vault-keyring-altered': previousKeyring,
    'vault-file-unreadable': {
      window: 'hoặc chọn "Dùng bản khóa trước" để mở kho',
      command: 'hoặc mở kho ở cửa sổ chương trình và chọn "Dùng bản khóa trước" để mở',
    },
    'vault-keyring-ahead': { window: 'trong Cài đặt', command: 'ở cửa sổ chương trình' },
    'transfer-trail-unknown': {
      window: 'Mở lại danh sách nhật ký rồi chọn nhật ký cần xem',
      command: 'Chạy lệnh vault log không có --carried để xem danh sách nhật ký rồi chọn nhật ký cần xem',
    },
    'transfer-nothing-taken': {
      window: 'Xem trước gói để biết lý do',
      command: 'Chạy lại lệnh với --preview để biết lý do',
    },
    'transfer-changed-meanwhile': {
      window: 'Mở lại gói để xem trước theo dữ liệu hiện tại rồi nhập',
      command: 'Chạy lại lệnh với --preview để xem trước theo dữ liệu hiện tại rồi nhập',
    },
    'return-unknown': {
      window: 'Quay về trang chính và mở lại báo cáo',
      command: 'Ghi đúng mã báo cáo với --return',
    },
    'signer-unknown': {
      window: 'Thêm chứng thư gốc của nơi cấp vào danh sách tin cậy',
      command: 'Đặt chứng thư gốc của nơi cấp vào thư mục nêu ở --roots',
    },
    'seal-not-pinned': {
      window: 'thêm vào danh sách rồi kiểm tra lại',
      command: 'thêm vào tệp nêu ở --pins rồi kiểm tra lại',
    },
    'signer-first-seen': { window: 'đúng thì xác nhận', command: 'đúng thì xác nhận bằng lệnh confirm' },
    'signer-differs': {
      window: 'so dấu vân tay rồi xác nhận',
      command: 'so dấu vân tay rồi xác nhận bằng lệnh confirm',
    },
    'seal-not-drawn': {
      window: 'sửa tên đơn vị trong Cài đặt',
      command: 'sửa tên đơn vị trong unit.json',
    },
  },
  /** Of what the receiver has to do, by the cause of the verdict. */
  todo: {
    'unknown-signer': {
      window: 'Thêm chứng thư gốc của nơi cấp vào danh sách tin cậy',
      command: 'Đặt chứng thư gốc của nơi cấp vào thư mục nêu ở --roots',
    },
    'unpinned-seal': { window: 'ghi nhận niêm phong', command: 'thêm niêm phong vào tệp nêu ở --pins' },
  },
};
