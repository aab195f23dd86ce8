import type { IdentityRole, RevocationList, RootFacts } from '../../domain/trust.ts';

const rolesOf: Record<IdentityRole, string> = {
  head: 'lãnh đạo đơn vị',
  preparer: 'cán bộ lập',
  agency: 'cơ quan',
  seal: 'niêm phong toàn vẹn',
  added: 'người ký bằng chương trình khác',
};
const validity: Record<RootFacts['validity'], string> = {
  now: 'Còn hạn',
  expired: 'Đã hết hạn',
  'not-yet': 'Chưa đến hạn dùng',
};
const listStates: Record<RevocationList['state'], string> = {
  current: 'Còn hạn',
  expired: 'Đã hết hạn',
  'not-yet': 'Chưa đến ngày dùng',
  'open-ended': 'Không ghi hạn',
};

export const trustTexts = {
  title: 'Nơi cấp chứng thư và đơn vị',
  intro:
    'Phần mềm không tin sẵn nơi cấp nào. Người quản trị thêm chứng thư gốc lấy từ trang chính thức của nơi cấp; kết quả kiểm tra chữ ký dựa vào danh sách này.',
  rolesOf,
  validity,
  listStates,
  roots: 'Chứng thư gốc được tin cậy',
  rootsIntro: 'Chữ ký của lãnh đạo và cơ quan được công nhận khi dẫn về một trong các chứng thư này.',
  addRoots: 'Thêm chứng thư gốc',
  noRoots: 'Chưa có chứng thư gốc nào: chưa công nhận được người ký nào.',
  subject: 'Cấp cho',
  issuer: 'Nơi cấp',
  selfIssued: 'Tự cấp (chứng thư gốc)',
  fingerprint: 'Dấu vân tay SHA-256',
  valid: 'Hiệu lực',
  validFromTo: (from: string, to: string) => `${from} đến ${to}`,
  key: 'Khóa',
  confirmedAt: 'Xác nhận lúc',
  intermediate:
    'Đây là chứng thư của nơi cấp ở cấp dưới, không tự ký. Tin cậy chứng thư này là công nhận mọi chữ ký do riêng nơi cấp này cấp.',
  weakSignature:
    'Chứng thư này được ký bằng thuật toán cũ (ví dụ SHA-1). Chỉ tin cậy khi dấu vân tay khớp từng ký tự với bản nơi cấp công bố.',
  expiredRoot:
    'Chứng thư này không còn hoặc chưa có hiệu lực: chữ ký dẫn về nó chỉ được kết luận “chưa xác định được”.',
  confirmTitle: 'Tin cậy chứng thư này?',
  confirmIntro:
    'So từng nhóm ký tự của dấu vân tay ở trên với bản nơi cấp công bố, lấy qua kênh khác (văn bản, điện thoại), không lấy từ nơi đã tải tệp.',
  compared: 'Đã so dấu vân tay và khớp',
  comparedMissing: 'So dấu vân tay rồi đánh dấu ô này trước khi tin cậy.',
  confirm: 'Tin cậy chứng thư',
  later: 'Không thêm',
  step: (place: number, count: number) => `Chứng thư ${place}/${count}, đọc từ tệp`,
  alreadyTrusted: (subject: string) => `“${subject}” đã có trong danh sách tin cậy.`,
  rootAdded: (subject: string) => `Đã tin cậy “${subject}”.`,
  remove: 'Xóa',
  removeNamed: (name: string) => `Xóa ${name}`,
  removeRootTitle: (name: string) => `Thôi tin cậy “${name}”?`,
  removeRootMeaning:
    'Các tệp ký bằng chứng thư dẫn về đây sẽ được kết luận “chưa xác định được”. Có thể thêm lại từ tệp chứng thư.',
  removeListTitle: (name: string) => `Xóa danh sách thu hồi của “${name}”?`,
  removeListMeaning: 'Tình trạng thu hồi của các chứng thư do nơi này cấp sẽ không kiểm tra được nữa.',
  removeIdentityTitle: (name: string) => `Thôi ghi nhận “${name}”?`,
  removeIdentityMeaning: 'Lần sau gặp chứng thư này, phần mềm sẽ hỏi lại như gặp lần đầu.',
  cancel: 'Hủy',
  lists: 'Danh sách thu hồi (CRL)',
  listsIntro:
    'Có danh sách còn hạn thì phần mềm kiểm tra được chứng thư có bị thu hồi hay không mà không cần mạng.',
  addLists: 'Thêm danh sách thu hồi',
  noLists: 'Chưa có danh sách thu hồi nào: tình trạng thu hồi không kiểm tra được.',
  thisUpdate: 'Lập lúc',
  nextUpdate: 'Dùng đến',
  noEnd: 'Không ghi',
  revokedCount: (count: string) => `${count} chứng thư bị thu hồi`,
  proven: 'Chữ ký của danh sách khớp với chứng thư gốc',
  notProven: 'Chưa có chứng thư gốc nào ký danh sách này; phần mềm đối chiếu khi kiểm tra từng tệp',
  listsAdded: (count: string) => `Đã thêm ${count} danh sách thu hồi.`,
  identities: 'Chứng thư đã xác nhận của đơn vị',
  identitiesIntro:
    'Mỗi dòng là một chứng thư đã được xác nhận thuộc về đơn vị, ở màn hình Kiểm tra tệp đã ký.',
  noIdentities: 'Chưa xác nhận chứng thư của đơn vị nào.',
  unit: 'Đơn vị',
  role: 'Chữ ký của',
  files: 'Chứng thư (PEM, DER, CER, CRT, P7B)',
  listFiles: 'Danh sách thu hồi (CRL, PEM, DER)',
  chooseRoots: 'Chọn tệp chứng thư gốc',
  chooseLists: 'Chọn tệp danh sách thu hồi',
};
