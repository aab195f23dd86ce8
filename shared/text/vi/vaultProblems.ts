import type { VaultProblems } from '../../problems/vaultProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

const previousKeyring = (readable: boolean) =>
  readable
    ? 'Chọn "Dùng bản khóa trước" để mở kho bằng bản dự phòng.'
    : 'Phục hồi thư mục kho từ bản sao lưu gần nhất.';

export const vaultProblems: ProblemTexts<VaultProblems> = {
  'vault-wrong-passphrase': () =>
    'Mật khẩu không mở được kho dữ liệu. Dữ liệu trong kho vẫn nguyên vẹn. Tắt bộ gõ tiếng Việt, kiểm tra phím Caps Lock rồi nhập lại mật khẩu.',
  'vault-passphrase-too-short': ({ minimum }) =>
    `Mật khẩu ngắn hơn ${minimum} ký tự. Kho dữ liệu chưa thay đổi. Nhập mật khẩu dài hơn, có thể dùng một câu dễ nhớ.`,
  'vault-slot-not-found': ({ label }) =>
    `Kho dữ liệu không có người dùng “${label}”. Dữ liệu trong kho vẫn nguyên vẹn. Chọn lại người dùng trong danh sách.`,
  'vault-not-found': () =>
    'Thư mục đã chọn không có kho dữ liệu. Chưa có gì được mở hoặc thay đổi. Chọn đúng thư mục kho hoặc tạo kho mới.',
  'vault-exists': () =>
    'Thư mục đã chọn đang có một kho dữ liệu. Kho đó được giữ nguyên, kho mới chưa được tạo. Mở kho đang có hoặc chọn thư mục khác.',
  'vault-folder-not-empty': () =>
    'Thư mục đã chọn đang có tệp khác. Các tệp đó được giữ nguyên, kho mới chưa được tạo. Chọn một thư mục trống.',
  'vault-locked': () =>
    'Kho dữ liệu đang khóa. Thao tác vừa rồi chưa được ghi. Mở khóa kho rồi thực hiện lại.',
  'vault-read-only': () =>
    'Kho dữ liệu đang mở ở chế độ chỉ đọc. Thay đổi vừa rồi chưa được ghi. Mở kho ở nơi cho phép ghi rồi thực hiện lại.',
  'vault-keyring-missing': ({ previousGenerationReadable }) =>
    `Không tìm thấy tệp khóa keyring.json của kho dữ liệu. Dữ liệu còn trên đĩa nhưng chưa mở được; không tạo kho mới đè lên. ${previousKeyring(previousGenerationReadable)}`,
  'vault-keyring-damaged': ({ previousGenerationReadable }) =>
    `Tệp khóa keyring.json của kho dữ liệu bị hỏng. Dữ liệu còn trên đĩa nhưng chưa mở được. ${previousKeyring(previousGenerationReadable)}`,
  'vault-keyring-altered': ({ reason, previousGenerationReadable }) =>
    `${
      reason === 'mac'
        ? 'Tệp khóa keyring.json đã bị thay đổi từ bên ngoài chương trình.'
        : 'Tệp khóa keyring.json ghi mức bảo vệ mật khẩu ngoài giới hạn cho phép.'
    } Kho dữ liệu không được mở để tránh lộ mật khẩu và dữ liệu. Báo bộ phận kỹ thuật. ${previousKeyring(previousGenerationReadable)}`,
  'vault-file-unreadable': ({ name, reason, previousGenerationReadable }) =>
    `Không đọc được tệp ${name} của kho dữ liệu (${reason}): tệp thuộc người dùng khác của máy, đang bị chương trình khác như phần mềm diệt vi-rút giữ, hoặc ổ đĩa lỗi. Tệp chưa chắc đã hỏng; chưa có gì thay đổi. Đóng các chương trình khác, kiểm tra quyền đọc thư mục kho và kết nối của ổ đĩa rồi thực hiện lại; nếu vẫn không được, báo bộ phận kỹ thuật${previousGenerationReadable ? ', hoặc chọn "Dùng bản khóa trước" để mở kho bằng bản dự phòng' : ''}.`,
  'vault-database-missing': () =>
    'Không tìm thấy tệp vault.db của kho dữ liệu. Không có kho trống nào được tạo thay. Phục hồi thư mục kho từ bản sao lưu gần nhất.',
  'vault-database-damaged': () =>
    'Tệp vault.db của kho dữ liệu bị hỏng. Kho không được mở để ghi, tránh làm hỏng thêm; phần còn nguyên có thể xem ở chế độ chỉ đọc. Phục hồi kho từ bản sao lưu gần nhất; nếu không có bản nào dùng được, chép nguyên thư mục kho ra nơi khác rồi phục hồi từ bản chép đó, vẫn không được thì giữ nguyên bản chép và báo bộ phận kỹ thuật.',
  'vault-foreign-beside': ({ name }) =>
    `Bên cạnh vault.db có “${name}” không do chương trình tạo ra. Kho chưa được mở, chưa có gì thay đổi. Chuyển mục này ra ngoài thư mục kho rồi mở lại; nếu vẫn không mở được, phục hồi từ bản sao lưu gần nhất.`,
  'vault-unfinished-write': () =>
    'Kho dữ liệu còn một lần ghi dở dang nhưng đang được mở chỉ để đọc hoặc nằm ở nơi không ghi được. Kho chưa được mở, dữ liệu không thay đổi. Mở kho trong chương trình để kết thúc lần ghi đó, hoặc chép thư mục kho sang ổ đĩa ghi được rồi mở lại.',
  'vault-row-damaged': ({ table, id }) =>
    `Một mục trong kho dữ liệu bị hỏng hoặc đã bị thay đổi từ bên ngoài (${table} ${id.slice(0, 8)}). Các mục khác vẫn đọc được; mục này không bị ghi đè. Phục hồi mục đó từ bản sao lưu gần nhất và báo bộ phận kỹ thuật.`,
  'vault-rows-altered': () =>
    'Dữ liệu trong kho không khớp với lần ghi cuối cùng của chương trình. Các mục còn đọc được vẫn giữ nguyên, nhưng có thể thiếu hoặc cũ hơn. Đối chiếu với bản sao lưu gần nhất và báo bộ phận kỹ thuật.',
  'vault-audit-broken': ({ seq }) =>
    `Nhật ký thao tác không còn liên tục từ mục số ${seq}. Dữ liệu vẫn đọc được nhưng nhật ký không còn là căn cứ từ mục này. Giữ nguyên kho và báo bộ phận kỹ thuật.`,
  'vault-newer-format': ({ found, supported }) =>
    `Kho dữ liệu do phiên bản mới hơn tạo ra (định dạng ${found}, chương trình này đọc đến ${supported}). Kho không được mở và không thay đổi. Cài đặt phiên bản mới của chương trình rồi mở lại.`,
  'vault-in-use': ({ host, user, since, isHere }) =>
    `Kho dữ liệu đang được mở${host === '' ? ' ở một cửa sổ khác' : isHere ? ' trên chính máy này' : ` trên máy “${host}”`}${user === '' ? '' : ` bởi tài khoản “${user}”`}${since === '' ? '' : ` từ ${dayAndTime(since)}`}. Kho không được mở lần thứ hai để tránh ghi đè lẫn nhau. Đóng nơi đang mở rồi thử lại.${isHere ? '' : ' Nếu máy đó chắc chắn không còn mở kho (đã tắt, hỏng hoặc đổi tên), chọn “Mở tại máy này” (dòng lệnh: --take-over-lock).'}`,
  'vault-network-refused': () =>
    'Nơi đặt kho nằm trên ổ đĩa mạng. Kho mới chưa được tạo, vì trên ổ đĩa mạng hai máy có thể cùng ghi và làm hỏng dữ liệu. Đặt kho trên ổ đĩa của máy này.',
  'vault-network-unconfirmed': () =>
    'Kho dữ liệu nằm trên ổ đĩa mạng. Kho chưa được mở, vì mất kết nối giữa chừng hoặc máy khác cùng ghi có thể làm hỏng dữ liệu. Chép thư mục kho về ổ đĩa của máy này; nếu chắc chắn không máy nào khác đang mở kho, chọn “Vẫn mở kho” (dòng lệnh: --accept-network).',
  'vault-on-network': () =>
    'Kho dữ liệu đang mở trên ổ đĩa mạng. Mất kết nối giữa chừng có thể làm hỏng dữ liệu. Sao lưu ngay, khóa kho rồi chép thư mục kho về ổ đĩa của máy này.',
  'vault-sync-refused': () =>
    'Nơi đặt kho nằm trong thư mục đồng bộ OneDrive. Kho mới chưa được tạo, vì chương trình đồng bộ có thể đổi hoặc nhân đôi tệp của kho. Đặt kho ở thư mục không đồng bộ.',
  'vault-in-sync-folder': () =>
    'Kho dữ liệu nằm trong thư mục đồng bộ OneDrive. Kho vẫn dùng được, nhưng chương trình đồng bộ có thể đổi hoặc nhân đôi tệp của kho. Khóa kho rồi chép thư mục kho ra ngoài thư mục đồng bộ.',
  'vault-on-removable': () =>
    'Kho dữ liệu nằm trên thiết bị tháo rời. Kho vẫn dùng được, nhưng rút thiết bị khi kho đang mở có thể làm mất lần ghi cuối, và thiết bị dễ thất lạc. Khóa kho trước khi rút thiết bị; nên sao lưu rồi chép thư mục kho về ổ đĩa của máy này.',
  'vault-conflict-copies': ({ names }) =>
    `Trong thư mục kho có tệp trùng do chương trình đồng bộ để lại: ${names.join(', ')}. Chương trình không dùng và không xóa các tệp này; kho đang mở bằng tệp gốc. Đối chiếu dữ liệu với các máy khác dùng chung thư mục, rồi chuyển các tệp này ra ngoài.`,
  'vault-path-too-long': ({ length, longest }) =>
    `Đường dẫn của nơi đặt kho dài ${length} ký tự, quá ${longest} ký tự. Kho mới chưa được tạo, vì Windows và phần mềm sao lưu không mở được đường dẫn dài. Chọn thư mục gần gốc ổ đĩa hơn.`,
  'backup-exists': () =>
    'Nơi sao lưu đã chọn đang có dữ liệu. Dữ liệu đó được giữ nguyên, bản sao lưu mới chưa được tạo. Chọn tên hoặc thư mục khác.',
  'backup-inside-vault': () =>
    'Nơi sao lưu đã chọn nằm trong chính thư mục kho. Bản sao lưu chưa được tạo. Chọn thư mục ở ổ đĩa khác hoặc thiết bị lưu trữ ngoài.',
  'output-inside-vault': ({ file }) =>
    `Nơi lưu “${file}” nằm trong thư mục kho dữ liệu hoặc nơi giữ các bản sao của kho. Tệp chưa được ghi, kho vẫn nguyên vẹn. Chọn thư mục khác, ngoài thư mục của kho.`,
  'vault-places-linked': ({ names }) =>
    `Trong thư mục kho có liên kết trỏ ra nơi khác: ${names.join(', ')}. Chương trình không ghi và không xóa gì qua liên kết nên kho chưa được mở để ghi, dữ liệu giữ nguyên. Nhờ người phụ trách máy thay liên kết bằng thư mục hoặc tệp gốc, hoặc phục hồi kho từ bản sao lưu.`,
  'backup-check-failed': () =>
    'Bản sao lưu vừa ghi không mở lại được khi kiểm tra. Kho dữ liệu vẫn nguyên vẹn, bản sao hỏng đã được xóa. Kiểm tra ổ đĩa đích rồi sao lưu lại.',
  'vault-reserve-used': ({ freeBytes }) =>
    `Ổ đĩa chứa kho dữ liệu đã đầy${freeBytes === null ? '' : `, hiện còn trống ${Math.floor(freeBytes / 1_000_000)} MB`}. Nội dung vừa nhập đã được ghi vào kho nhờ phần dung lượng dự trữ, nhưng lần ghi sau có thể không ghi được. Giải phóng dung lượng ổ đĩa ngay, rồi khóa và mở lại kho để chương trình lập lại phần dự trữ.`,
  'disk-full': ({ missingBytes }) =>
    `Ổ đĩa không còn đủ chỗ${missingBytes === null ? '' : `, còn thiếu khoảng ${megabytes(missingBytes)} MB`}. Lần ghi này chưa được thực hiện, dữ liệu đã ghi trước đó vẫn nguyên vẹn. Giải phóng dung lượng rồi thực hiện lại.`,
  'write-refused': ({ reason }) =>
    `Hệ điều hành không cho ghi tệp (${reason}). Lần ghi này chưa được thực hiện, dữ liệu đã ghi trước đó vẫn nguyên vẹn. Đóng chương trình đang dùng tệp, kiểm tra quyền ghi rồi thực hiện lại.`,
  'vault-places-occupied': ({ names }) =>
    `Trong thư mục kho, ${names.map((name) => `“${name}”`).join(', ')} là tệp chứ không phải thư mục của chương trình. Kho chưa được mở để ghi, chưa có gì thay đổi; minh chứng trong thư mục đó, nếu có, không đọc được. Chuyển tệp đó ra ngoài, chép lại thư mục cùng tên từ bản sao lưu gần nhất rồi mở lại.`,
  'file-too-large-for-disk': () =>
    'Nơi ghi không nhận tệp lớn như vậy: thiết bị định dạng FAT32 chỉ nhận tệp dưới 4 GB. Tệp chưa được ghi, dữ liệu trong kho vẫn nguyên vẹn. Dùng thiết bị định dạng exFAT hoặc NTFS, hoặc chuyển từng báo cáo.',
  'place-vanished': ({ reason }) =>
    `Nơi ghi không còn truy cập được (${reason}): thiết bị bị rút ra hoặc bị lỗi, mất kết nối, hoặc thư mục đã bị xóa. Lần ghi này chưa được thực hiện, dữ liệu trong kho vẫn nguyên vẹn. Cắm lại thiết bị hoặc chọn nơi khác rồi thực hiện lại.`,
};

/** "HH:mm dd/MM/yyyy" of an ISO time, as written there (no time zone of this machine is consulted). */
function dayAndTime(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(iso);
  return match ? `${match[4]} ${match[3]}/${match[2]}/${match[1]}` : iso;
}

function megabytes(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1_000_000));
}
