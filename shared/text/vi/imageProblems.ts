import type { ImageProblems } from '../../problems/imageProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showSize } from '../showFigures.ts';

const kept = 'Ảnh chưa được lưu; ảnh đang dùng (nếu có) không thay đổi.';
const unreadable = {
  'not-png': 'không phải là ảnh PNG',
  animated: 'là ảnh động',
  damaged: 'bị hỏng hoặc thiếu phần cuối',
};
const colours = {
  'hand-signature': 'Chữ ký tay phải có màu xanh',
  seal: 'Con dấu phải có màu đỏ',
};
const sealReasons: Readonly<Record<ImageProblems['seal-not-drawn']['reason'], string>> = {
  sample:
    'Đây là bản minh họa nên không hiển thị hình con dấu. Chữ ký vẫn có trong tệp. Chỉ dùng hình con dấu trên báo cáo thật.',
  'not-required':
    'Báo cáo này không yêu cầu chữ ký của cơ quan nên không hiển thị hình con dấu. Chữ ký vẫn có trong tệp. Nếu cần con dấu, trình ký lại với cả chữ ký của cơ quan.',
  'head-not-signed':
    'Thủ trưởng chưa ký nên hình con dấu không được hiển thị. Chữ ký của cơ quan vẫn có trong tệp nhưng không có hình dấu. Lần sau để thủ trưởng ký trước rồi cơ quan mới ký.',
  certificate:
    'Chứng thư không mang tên cơ quan của báo cáo nên hình con dấu không được hiển thị. Chữ ký vẫn có trong tệp nhưng không có hình dấu. Ký bằng chứng thư của cơ quan, hoặc sửa tên đơn vị trong Cài đặt cho các báo cáo sau.',
  place:
    'Ô chữ ký của cơ quan trong tệp này nhỏ hơn con dấu nên hình con dấu không được hiển thị. Chữ ký vẫn có trong tệp nhưng không có hình dấu. Trình ký lại để ô chữ ký đủ chỗ cho con dấu.',
};

export const imageProblems: ProblemTexts<ImageProblems> = {
  'image-unreadable': ({ file, reason }) =>
    `Tệp ${file} ${unreadable[reason]}. ${kept} Chọn một ảnh PNG nền trong suốt.`,
  'image-too-large': ({ file, limitBytes }) =>
    `Tệp ${file} lớn hơn ${showSize(limitBytes, 'vi')}. ${kept} Thu nhỏ ảnh rồi chọn lại.`,
  'image-too-many-pixels': ({ file, width, height }) =>
    `Ảnh ${file} có kích thước ${width} × ${height} điểm ảnh, quá lớn. ${kept} Thu nhỏ ảnh rồi chọn lại; 1200 điểm ảnh mỗi chiều là đủ để in rõ.`,
  'image-empty': ({ file }) =>
    `Ảnh ${file} không có hình vẽ nào. ${kept} Chọn ảnh có hình chữ ký hoặc con dấu.`,
  'image-not-transparent': ({ file }) =>
    `Ảnh ${file} không có nền trong suốt nên sẽ che chữ và chữ ký bên dưới. ${kept} Xóa nền của ảnh rồi chọn lại.`,
  'image-wrong-colour': ({ file, slot }) =>
    `${colours[slot]} theo Nghị định 30/2020/NĐ-CP, ảnh ${file} có màu khác. ${kept} Kiểm tra có chọn nhầm ảnh không rồi chọn lại.`,
  'image-missing': () =>
    'Kho không có ảnh này. Không có gì thay đổi. Chọn ảnh trong Cài đặt, mục Chữ ký và con dấu.',
  'image-damaged': ({ slot }) =>
    `Ảnh ${slot === 'seal' ? 'con dấu' : 'chữ ký tay'} trong kho bị hỏng hoặc bị mất. Tệp chưa được ký, không có gì thay đổi. Chọn lại ảnh hoặc gỡ ảnh trong Cài đặt, mục Chữ ký và con dấu, rồi ký lại.`,
  'seal-not-drawn': ({ reason }) => sealReasons[reason],
};
