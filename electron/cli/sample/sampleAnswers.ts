import type { Status } from '../../../shared/domain/answer.ts';
import { sampleIssuedOn, sampleNumber, samplePeriod } from './sampleUnit.ts';

/** Names of the sample evidence files. */
export const sampleFiles = {
  photo: 'anh-phong-may-chu.jpg',
  roster: 'lich-truc-24-7.pdf',
  log: 'nhat-ky-truc.txt',
} as const;

const preparer = 'Nguyễn Văn Thí Dụ';
const technician = 'Hoàng Văn Ví Dụ';

interface SampleAnswer {
  readonly item: string;
  readonly status: Status;
  readonly result?: string;
  readonly reason?: string;
  readonly assignee?: string;
  readonly completedOn?: string;
  readonly evidence?: readonly string[];
}

const answers: readonly SampleAnswer[] = [
  {
    item: '1.1.a',
    status: 'done',
    result:
      'Đã phân công 11 cán bộ trực 24/7 trong 11 ngày, chia 03 ca mỗi ngày; mỗi ca có 01 lãnh đạo trực và 01 cán bộ kỹ thuật, có số điện thoại liên hệ. Lịch trực được Phó Chủ tịch UBND huyện phê duyệt ngày 25/4/2024.',
    assignee: preparer,
    completedOn: '2024-04-25',
    evidence: [sampleFiles.roster, sampleFiles.photo],
  },
  {
    item: '1.1.b',
    status: 'not-applicable',
    reason:
      'Huyện không vận hành hệ thống giám sát an toàn thông tin tập trung riêng; việc giám sát do Trung tâm giám sát của tỉnh thực hiện. Huyện đã cử đầu mối tiếp nhận cảnh báo.',
    assignee: technician,
  },
  {
    item: '1.1.c',
    status: 'done',
    result:
      'Đã kiểm tra máy chủ quản trị phòng, chống mã độc tập trung ngày 26/4/2024: 138/142 máy có phần mềm đang hoạt động và cập nhật mẫu trong 24 giờ. 04 máy còn lại đã thu hồi để thay thế.',
    assignee: technician,
    completedOn: '2024-04-26',
    evidence: [sampleFiles.photo],
  },
  {
    item: '1.1.d',
    status: 'nothing-occurred',
    result: 'Trong kỳ không ghi nhận tấn công mạng vào hệ thống thông tin của huyện.',
    assignee: technician,
    evidence: [sampleFiles.log],
  },
  {
    item: '1.1.e',
    status: 'done',
    result:
      'Tiếp nhận 02 cảnh báo mã độc đã được xác minh tại 02 máy trạm; đã cách ly, bóc gỡ và quét lại, kết quả sạch.',
    assignee: technician,
    completedOn: '2024-05-02',
    evidence: [sampleFiles.log],
  },
  {
    item: '1.2.a',
    status: 'done',
    result: 'Đã kiểm tra tình trạng bản vá của 05 hệ thống thông tin, 06 máy chủ và 136 máy trạm.',
    assignee: technician,
    completedOn: '2024-04-26',
  },
  {
    item: '1.2.b',
    status: 'in-progress',
    result:
      'Đã cập nhật 130/142 máy (91,5%). 12 máy dùng hệ điều hành hết hỗ trợ, đã tách khỏi Internet trong khi chờ thay thế; dự kiến xong trước ngày 31/5/2024.',
    assignee: technician,
  },
  {
    item: '1.2.c',
    status: 'done',
    result:
      'Đã rà soát theo 03 văn bản cảnh báo nhận trong kỳ: 01 cảnh báo không ảnh hưởng, 02 cảnh báo đã xử lý trên 17/17 máy bị ảnh hưởng.',
    assignee: preparer,
    completedOn: '2024-05-04',
  },
  {
    item: '1.3.a',
    status: 'done',
    result:
      'Đã rà quét 05/05 hệ thống thông tin trong các ngày 25 và 26/4/2024, phát hiện 09 lỗ hổng: 02 mức cao, 07 mức trung bình.',
    assignee: technician,
    completedOn: '2024-04-26',
  },
  {
    item: '1.3.b',
    status: 'done',
    result: 'Đã khắc phục 09/09 lỗ hổng và rà quét lại ngày 29/4/2024, không còn lỗ hổng mức cao.',
    assignee: technician,
    completedOn: '2024-04-29',
    evidence: [sampleFiles.log],
  },
  {
    item: '1.3.c',
    status: 'done',
    result: 'Đã quét 142/142 máy chủ, máy trạm; phát hiện và bóc gỡ 02 mã độc trên 02 máy trạm.',
    assignee: technician,
    completedOn: '2024-05-02',
  },
  {
    item: '1.3.d',
    status: 'done',
    result:
      'Đã đối chiếu 312 địa chỉ IP trong danh sách nhận ngày 17/4/2024 với dải IP công khai của huyện (203.0.113.0/28): không có địa chỉ trùng khớp.',
    assignee: technician,
    completedOn: '2024-04-24',
  },
  {
    item: '1.3.e',
    status: 'done',
    result:
      'Tiếp nhận cảnh báo qua Sở Thông tin và Truyền thông; đầu mối của huyện trực theo lịch 24/7. Trong kỳ không nhận được cảnh báo nào qua nền tảng.',
    assignee: preparer,
    completedOn: '2024-05-07',
    evidence: [sampleFiles.log],
  },
  {
    item: '1.3.f',
    status: 'nothing-occurred',
    result: 'Không nhận được cảnh báo qua nền tảng trong kỳ.',
    assignee: preparer,
  },
  {
    item: '1.4.a',
    status: 'done',
    result:
      'Kế hoạch ứng phó sự cố số 41/KH-UBND ngày 12/3/2024 còn hiệu lực; tổ ứng cứu gồm 07 người. Diễn tập gần nhất ngày 28/3/2024, tình huống mã độc mã hóa dữ liệu.',
    assignee: preparer,
    completedOn: '2024-04-25',
  },
  { item: '1.4.b', status: 'not-started' },
  {
    item: '4.1.a',
    status: 'nothing-occurred',
    result:
      'Đã phổ biến danh sách đầu mối hỗ trợ đến các phòng, ban, xã; trong kỳ không phải đề nghị hỗ trợ.',
    assignee: preparer,
  },
  {
    item: '4.2.a',
    status: 'done',
    result:
      'Đã ban hành Công văn số 512/UBND-VHTT ngày 22/4/2024 triển khai đến 13 phòng, ban và 24 xã, thị trấn.',
    assignee: preparer,
    completedOn: '2024-04-22',
  },
];

/** `answers.json` of the demonstration. */
export const sampleAnswers = {
  formatVersion: 1,
  version: 1,
  sample: true,
  period: samplePeriod,
  deadline: null,
  directive: { number: null, day: null },
  number: sampleNumber,
  issuedOn: sampleIssuedOn,
  texts: {
    direction:
      'UBND huyện đã ban hành Công văn số 512/UBND-VHTT ngày 22/4/2024 chỉ đạo các phòng, ban, UBND các xã, thị trấn tăng cường bảo đảm an toàn thông tin mạng trong dịp nghỉ lễ.\nPhòng Văn hóa và Thông tin là đầu mối theo dõi, đôn đốc và tổng hợp.',
    difficulties:
      'Một số máy trạm đã cũ, hệ điều hành hết hỗ trợ, không cập nhật được bản vá. Cán bộ phụ trách công nghệ thông tin cấp xã đều kiêm nhiệm.',
    proposals: 'Đề nghị tỉnh bố trí kinh phí thay thế 12 máy trạm và mở lớp tập huấn cho cán bộ cấp xã.',
    contactPoint:
      'Ông Nguyễn Văn Thí Dụ, chuyên viên Phòng Văn hóa và Thông tin, điện thoại 0207.0000.000 (số giả định).',
  },
  answers,
  captions: {
    [sampleFiles.photo]: 'Tủ máy chủ tại phòng máy của huyện (hình vẽ minh họa)',
    [sampleFiles.roster]: 'Lịch trực 24/7 từ 27/4/2024 đến 07/5/2024',
    [sampleFiles.log]: 'Trích nhật ký trực',
  },
} as const;
