import type { Certificate } from './certificate.ts';

/**
 * How the subjects of the Government's specialised certification service name themselves, without accents, as its certificates are
 * written. A name proves nothing by itself: it is asked only of certificates that the receiver has taken in as roots.
 */
const officialNames: readonly string[] = [
  'ban co yeu chinh phu',
  'chung thuc so chuyen dung chinh phu',
  'chung thuc so chuyen dung cong vu',
  'co quan chung thuc so chinh phu',
  'co quan chung thuc so bo cong an',
  'co quan chung thuc so bo tai chinh',
  'ca phuc vu cac co quan nha nuoc',
  'ca phuc vu cac co quan dang',
  'cuc chung thuc so va bao mat thong tin',
];

/** Whether the certificate at the top of a trusted path names itself as the Government's specialised certification service. */
export function isOfficialIssuer({ x509 }: Certificate): boolean {
  const subject = unaccented(x509.subject ?? '');
  return officialNames.some((name) => subject.includes(name));
}

function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ');
}
