export const vaultCheckTexts = {
  title: 'Kiểm tra kho dữ liệu',
  intro:
    'Đọc lại toàn bộ kho: tệp khóa, nhật ký, từng mục, từng tệp minh chứng và các bản sao lưu. Chương trình tự kiểm tra mỗi tháng một lần. Trong lúc kiểm tra vẫn nhập được bình thường.',
  start: 'Kiểm tra ngay',
  stop: 'Dừng kiểm tra',
  stopping: 'Đang dừng',
  running: (step: string, percent: string) => `${step}: ${percent}%`,
  never: 'Kho này chưa được kiểm tra lần nào.',
  next: (day: string) => `Lần tự kiểm tra tiếp theo: ${day}.`,
  lastTitle: 'Kết quả lần gần nhất',
  save: 'Lưu báo cáo',
  saved: (name: string) => `Đã lưu báo cáo: ${name}`,
  reportTitle: 'BÁO CÁO KIỂM TRA KHO DỮ LIỆU',
  finishedAt: (moment: string) => `Kiểm tra xong lúc ${moment}.`,
  automatic: 'Chương trình tự kiểm tra.',
  verdict: (damage: number, warnings: number) =>
    damage > 0
      ? warnings > 0
        ? `Có ${damage} chỗ hư hỏng và ${warnings} điều cần lưu ý.`
        : `Có ${damage} chỗ hư hỏng.`
      : warnings > 0
        ? `Dữ liệu nguyên vẹn; có ${warnings} điều cần lưu ý.`
        : 'Dữ liệu nguyên vẹn.',
  findingsTitle: 'Việc cần xem',
  stepsTitle: 'Đã kiểm tra',
  platformTitle: 'Máy tính này',
  unlisted: (count: string) => `Còn ${count} chỗ khác cùng loại, không liệt kê ở đây.`,
  weights: { damage: 'Hư hỏng', warning: 'Cần xử lý', note: 'Để biết' },
  steps: {
    keyring: 'Tệp khóa',
    audit: 'Nhật ký thao tác',
    rows: 'Các mục dữ liệu',
    evidence: 'Tệp minh chứng và tệp đã lưu',
    backups: 'Bản sao lưu',
    leftovers: 'Ổ đĩa và thư mục kho',
    platform: 'Máy tính này',
  },
  examined: {
    keyring: 'tệp chính và tệp dự phòng',
    audit: (count: string) => `${count} bản ghi`,
    rows: (count: string) => `${count} mục`,
    evidence: (count: string, size: string) => `${count} tệp, ${size}`,
    backups: (count: string) => `${count} bản trên máy này`,
    space: (size: string) => `còn trống ${size}`,
    spaceUnknown: 'không biết dung lượng trống',
    platform: 'đã đo',
  },
  nothingFound: 'không có gì bất thường',
  unexamined: 'không kiểm tra được',
  found: (count: number) => `${count} điều ghi bên dưới`,
  places: {
    ofReturn: (subject: string, from: string, to: string) => `Báo cáo “${subject}” (${from} - ${to})`,
    unreadableReturn: 'Một báo cáo không đọc được tên',
    item: (id: string) => `mục ${id}`,
    parts: {
      answer: 'kết quả',
      details: 'thông tin chung',
      texts: 'phần đánh giá, kiến nghị',
      caption: 'chú thích minh chứng',
      evidence: 'minh chứng',
      export: 'lần xuất tệp',
      road: 'tệp đã trình, ký hoặc gửi',
    },
    vault: {
      unit: 'Thông tin đơn vị',
      images: 'Ảnh chữ ký và con dấu',
      trust: 'Nơi cấp, đơn vị đã tin cậy',
      seal: 'Khóa niêm phong của kho',
      settings: 'Dữ liệu riêng của chương trình',
      log: 'Nhật ký thao tác',
      evidence: 'Tệp không gắn với mục nào',
      unnamed: 'Mục không còn xác định được tên',
    },
  },
  platform: {
    scrypt: (ms: string) => `Tính khóa từ mật khẩu: ${ms} ms`,
    aes: (speed: string) => `Mã hóa AES-256-GCM: ${speed} MB/giây`,
    database: (version: string, journal: string, synchronous: string) =>
      `SQLite ${version}, nhật ký ghi ${journal}, mức đồng bộ ${synchronous} (cần: delete, 3)`,
    runtime: (name: string) => `Nền chạy: ${name}`,
  },
};
