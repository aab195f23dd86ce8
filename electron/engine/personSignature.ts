import { signingTime } from '../../shared/domain/signingTime.ts';
import { fontMetrics } from './report/fontMetrics.ts';
import { printableText } from './report/printableText.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import { parseCertificate, subjectName } from './verify/certificate.ts';

export interface PersonSignature {
  /** Name in the certificate, as it stands in the signature dictionary. */
  readonly name: string;
  readonly appearance: { readonly lines: readonly string[]; readonly fontBytes: Uint8Array };
}

/** What a person's signature shows: name and time, in characters the document's font has. `at` is ISO 8601 with offset. */
export function personSignature(cert: Uint8Array, at: string, fonts: ReportFonts): PersonSignature {
  const name = subjectName(parseCertificate(cert));
  const shownName = printableText(name, fontMetrics(fonts));
  return {
    name,
    appearance: {
      lines: [`Người ký: ${shownName}`, `Thời gian ký: ${signingTime(at)}`],
      fontBytes: fonts.regular,
    },
  };
}
