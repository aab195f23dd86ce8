import { showDay } from '../../domain/dates.ts';
import type { RoadProblems } from '../../problems/roadProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showSize } from '../showFigures.ts';
import { roadTexts } from './roadTexts.ts';

export const roadProblems: ProblemTexts<RoadProblems> = {
  'return-frozen': ({ version }) =>
    `Bản ${version} đã trình ký nên không sửa được. Nội dung đã trình còn nguyên, thay đổi vừa rồi không được ghi. Trả lại bản này ở Trình ký và xuất để sửa trong bản mới.`,
  'return-changed-meanwhile': () =>
    'Nội dung báo cáo thay đổi trong lúc lập bản trình ký. Báo cáo chưa được trình, mọi thay đổi đã ghi vẫn còn. Xem lại nội dung rồi bấm Trình ký lần nữa.',
  'road-step-refused': ({ state, action }) =>
    `Báo cáo đang ở bước “${roadTexts.states[state]}” nên chưa thực hiện được “${roadTexts.actions[action]}”. Không có gì thay đổi. Mở lại báo cáo để xem bước hiện tại.`,
  'road-signatures-missing': ({ roles }) =>
    `Báo cáo còn thiếu chữ ký: ${roles.map((role) => roadTexts.roles[role]).join(', ')}. Chưa ghi nhận đã gửi. Ký hoặc nhập lại tệp đã ký rồi ghi nhận.`,
  'role-not-assignable': ({ role }) =>
    `Chữ ký này không nhận được vai trò ${role === null ? 'đã chọn' : roadTexts.roles[role]}: vai trò đã có chữ ký khác hoặc trường ký đã nêu rõ của ai. Không có gì thay đổi. Xem lại các chữ ký trong tệp rồi chọn vai trò còn trống.`,
  'document-number-wrong': ({ number }) =>
    `Số “${number}” không phải số văn bản. Số này chưa được ghi nhận. Chỉ nhập chữ số và chữ cái, nối bằng dấu chấm, gạch ngang hoặc gạch chéo, ví dụ 486.`,
  'document-day-in-future': ({ day, today }) =>
    `Ngày văn bản ${showDay(day)} ở sau hôm nay (${showDay(today)}). Ngày này chưa được ghi nhận. Nhập ngày ghi trên văn bản; nếu ngày đó đúng, xem lại ngày của máy tính.`,
  'document-day-too-early': ({ day, notBefore, limit }) =>
    `Ngày văn bản ${showDay(day)} ở trước ${limit === 'directive' ? 'ngày của văn bản chỉ đạo' : 'ngày đầu kỳ báo cáo'} (${showDay(notBefore)}). Ngày này chưa được ghi nhận. Nhập đúng ngày ghi trên báo cáo, hoặc sửa ${limit === 'directive' ? 'ngày của văn bản chỉ đạo' : 'kỳ báo cáo'}.`,
  'scan-unreadable': ({ file }) =>
    `Tệp “${file}” không phải bản quét PDF, JPG, PNG hoặc TIFF nguyên vẹn. Tệp không được nhận, chưa ghi nhận đã gửi. Quét lại bản giấy đã ký rồi chọn tệp đó.`,
  'scan-too-large': ({ file, limitBytes }) =>
    `Tệp “${file}” lớn hơn mức nhận được là ${showSize(limitBytes, 'vi')}. Tệp không được nhận, chưa ghi nhận đã gửi. Quét lại ở độ phân giải thấp hơn, ví dụ 300 dpi, rồi chọn lại.`,
  'scan-is-kept-copy': ({ file }) =>
    `Tệp “${file}” là bản ứng dụng đã lập, chưa có chữ ký tay và dấu. Tệp không được nhận, chưa ghi nhận đã gửi. Quét bản giấy đã ký rồi chọn bản quét đó.`,
  'kept-file-unknown': ({ version }) =>
    `Bước này của bản ${version} không giữ tệp nào. Không có tệp được ghi, dữ liệu trong kho còn nguyên. Mở lại báo cáo rồi chọn tệp trong Nhật ký trình ký.`,
  'signed-file-not-ours': ({ file }) =>
    `Tệp “${file}” không phải bản đã trình ký được ký tiếp. Tệp không được nhập, bản trong kho còn nguyên. Xuất lại bản đang giữ, ký trên đúng tệp đó rồi nhập lại.`,
  'signed-file-nothing-new': ({ file }) =>
    `Tệp “${file}” giống hệt bản kho đang giữ, không có chữ ký mới. Không có gì thay đổi. Ký tệp bằng công cụ của cơ quan rồi nhập lại.`,
  'signed-file-invalid': ({ file }) =>
    `Chữ ký trong tệp “${file}” không khớp hoặc tệp bị sửa ngoài phần ký. Tệp không được nhập, bản trong kho còn nguyên. Xem các điểm nêu bên dưới, ký lại trên bản xuất từ kho rồi nhập lại.`,
};
