import type { PreparedTextField, SignatureField } from './verifyEntry.ts';

/** What a form field of a return is called, in the language of the document: read aloud in place of its name. */
export const fieldTitles: Readonly<Record<SignatureField | PreparedTextField, string>> = {
  'sig-preparer': 'Chữ ký số của người lập báo cáo',
  'sig-head': 'Chữ ký số của lãnh đạo',
  'sig-agency': 'Chữ ký số của cơ quan',
  'seal-vault': 'Niêm phong toàn vẹn',
  'doc-number': 'Số, ký hiệu văn bản',
  'doc-date': 'Ngày, tháng, năm ban hành',
};

/** Title of the part of the pages in which the signatures stand. */
export const signaturePartTitle = 'Chữ ký';
