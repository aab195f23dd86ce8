/** READ-ME.txt of a vault folder: for a person who finds it. The program never reads it. */
export function readMeText(vaultId: string): string {
  return [
    'KHO DỮ LIỆU CỦA CHƯƠNG TRÌNH TUÂN THỦ',
    '',
    'Thư mục này chứa dữ liệu đã mã hóa. Không sửa, đổi tên hoặc xóa tệp nào trong thư mục.',
    'Muốn mở: chạy chương trình Tuân Thủ, chọn thư mục này và nhập mật khẩu.',
    'Quên mật khẩu: dùng mã phục hồi đã in. Không có cả hai thì không ai mở được dữ liệu.',
    'Muốn sao lưu: dùng chức năng "Sao lưu", hoặc đóng chương trình rồi chép cả thư mục.',
    'Mất tệp keyring.json: giữ nguyên thư mục, chương trình sẽ đề nghị dùng keyring.bak.json.',
    '',
    'This folder is an encrypted vault of the program Tuân Thủ. Do not edit, rename or delete its files.',
    'To open it, start the program, choose this folder and type the passphrase or the printed recovery code.',
    'Without them nobody can.',
    'To back it up, use "Sao lưu" (Back up), or close the program and copy the whole folder.',
    '',
    'Format: 1 (electron/engine/vault/FORMAT.md in the source of the program)',
    `Vault: ${vaultId}`,
    '',
  ].join('\r\n');
}
