import type { RoadProblems } from '../../problems/roadProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
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
  'signed-file-not-ours': ({ file }) =>
    `Tệp “${file}” không phải bản đã trình ký được ký tiếp. Tệp không được nhập, bản trong kho còn nguyên. Xuất lại bản đang giữ, ký trên đúng tệp đó rồi nhập lại.`,
  'signed-file-nothing-new': ({ file }) =>
    `Tệp “${file}” giống hệt bản kho đang giữ, không có chữ ký mới. Không có gì thay đổi. Ký tệp bằng công cụ của cơ quan rồi nhập lại.`,
  'signed-file-invalid': ({ file }) =>
    `Chữ ký trong tệp “${file}” không khớp hoặc tệp bị sửa ngoài phần ký. Tệp không được nhập, bản trong kho còn nguyên. Xem các điểm nêu bên dưới, ký lại trên bản xuất từ kho rồi nhập lại.`,
};
