/** Why a certificate does not serve for signing documents, by the reasons of `signer-certificate-not-for-signing`. */
export const unsuitableUses: Readonly<Record<string, string>> = {
  ca: 'là chứng thư của tổ chức cấp chứng thư',
  'key-usage': 'không có mục đích ký số',
  'extended-key-usage': 'chỉ được cấp cho mục đích khác, ví dụ máy chủ web',
};
