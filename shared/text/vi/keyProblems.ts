import type { KeyProblems } from '../../problems/keyProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const keyProblems: ProblemTexts<KeyProblems> = {
  'vault-slots-full': ({ maximum }) =>
    `Kho dữ liệu đã có đủ ${maximum} khóa mở. Khóa mới chưa được thêm, kho không thay đổi. Gỡ cán bộ hoặc máy không còn dùng rồi thêm lại.`,
  'vault-keyring-rolled-back': () =>
    'Tệp khóa keyring.json trong thư mục kho là bản cũ, đã được thay bằng bản mới hơn từ trước. Mật khẩu đã đổi có thể mở được kho trở lại; cán bộ và mã phục hồi đã gỡ vẫn không mở được; việc này đã ghi vào nhật ký nếu kho ghi được. Đổi mật khẩu của từng cán bộ, lập lại mã phục hồi; nếu không tự chép lại tệp này thì báo người phụ trách an toàn thông tin.',
  'vault-keyring-ahead': () =>
    'Tệp khóa keyring.json mới hơn dữ liệu của kho: lần đổi khóa gần nhất bị ngắt trước khi ghi vào nhật ký, hoặc tệp khóa của thời điểm khác (ví dụ của kho trước khi phục hồi) đã được chép vào. Kho đã mở và từ nay dùng tệp khóa này, nên mọi mật khẩu và mã trong đó đều mở được; việc này đã ghi vào nhật ký nếu kho ghi được. Nếu không ai vừa đổi khóa, xem lại danh sách cán bộ trong Cài đặt, gỡ người không còn dùng rồi đổi mật khẩu.',
  'keys-changed-unlogged': () =>
    'Việc đổi mật khẩu, mã hoặc cán bộ đã có hiệu lực nhưng chưa ghi được vào nhật ký, và ổ đĩa không cho trả lại như cũ. Từ bây giờ kho mở bằng mật khẩu, mã và danh sách cán bộ mới; dữ liệu trong kho vẫn nguyên vẹn. Kiểm tra ổ đĩa chứa kho, rồi khóa và mở lại kho bằng mật khẩu mới để chương trình ghi việc này vào nhật ký.',
  'vault-slot-removed': () =>
    'Tệp khóa keyring.json trong thư mục kho là bản cũ, và mật khẩu, mã hoặc máy này đã bị gỡ khỏi kho từ trước. Kho không được mở, dữ liệu vẫn nguyên vẹn. Mở bằng mật khẩu của cán bộ còn trong kho, hoặc chép lại tệp keyring.json mới nhất từ bản sao lưu.',
  'vault-wait': ({ seconds }) =>
    `Đã nhập sai nhiều lần liên tiếp. Lần nhập này chưa được thử, dữ liệu trong kho vẫn nguyên vẹn. Chờ ${seconds} giây rồi nhập lại.`,
  'officer-alias-taken': ({ alias }) =>
    `Kho dữ liệu đã có cán bộ với tên gọi “${alias}”. Chưa có gì thay đổi. Đặt một tên gọi khác.`,
  'officer-unknown': () =>
    'Cán bộ này không còn trong danh sách của kho. Chưa có gì thay đổi. Mở lại mục Kho dữ liệu rồi chọn lại.',
  'officer-last': () =>
    'Đây là cán bộ duy nhất mở được kho bằng mật khẩu. Cán bộ này chưa bị gỡ, kho không thay đổi. Thêm cán bộ khác trước, rồi gỡ cán bộ này.',
  'recovery-code-length': ({ found, wanted }) =>
    `Mã phục hồi có ${wanted} ký tự, hiện mới nhập ${found}. Mã chưa được thử, kho không thay đổi. Đối chiếu với phiếu đã in rồi nhập đủ 8 nhóm.`,
  'recovery-code-mistyped': ({ groups }) =>
    `Nhóm thứ ${groups.join(', ')} của mã phục hồi bị nhập sai. Mã chưa được thử, kho không thay đổi. Mã có 8 nhóm, mỗi nhóm 5 ký tự: đối chiếu với phiếu đã in rồi sửa lại.`,
  'recovery-code-wrong': () =>
    'Mã phục hồi không phải của kho này hoặc đã bị thay bằng mã mới. Dữ liệu trong kho vẫn nguyên vẹn. Tìm phiếu in gần nhất của kho rồi nhập lại.',
  'recovery-code-not-made': () =>
    'Mã phục hồi mới không còn chờ xác nhận vì kho đã khóa hoặc việc tạo mã đã được bỏ. Mã cũ, nếu có, vẫn dùng được. Tạo mã mới rồi nhập lại.',
  'recovery-code-differs': () =>
    'Mã vừa nhập không phải mã mới tạo. Mã mới chưa có hiệu lực. Lấy đúng phiếu vừa in rồi nhập lại.',
  'device-key-unavailable': () =>
    'Hệ điều hành của máy này không giữ bí mật cho chương trình một cách an toàn. Việc mở nhanh không được bật, kho không thay đổi. Tiếp tục mở kho bằng mật khẩu.',
  'device-key-failed': () =>
    'Máy này không mở được kho bằng khóa đã lưu. Dữ liệu trong kho vẫn nguyên vẹn. Nhập mật khẩu để mở kho, sau đó bật lại việc mở nhanh trong phần Cài đặt.',
};
