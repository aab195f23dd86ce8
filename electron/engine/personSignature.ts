import type { Payload, RequiredSignature } from '../../shared/domain/payload.ts';
import { signatureLines } from '../../shared/domain/signatureLines.ts';
import { otherNamePrinted } from '../../shared/domain/signerNames.ts';
import type { Problem } from '../../shared/problems.ts';
import { problem } from '../../shared/result.ts';
import { fontMetrics } from './report/fontMetrics.ts';
import { printableText } from './report/printableText.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import { ownerOf, parseCertificate, subjectName } from './verify/certificate.ts';
import { unfitReasons } from './verify/certificateUse.ts';

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
    appearance: { lines: signatureLines(shownName, at), fontBytes: fonts.regular },
  };
}

/**
 * What the person is told beside a signature whose certificate names somebody else than the page, or was not issued for documents:
 * the recipient is told the same. No refusal, because a certificate may write a name in another way, and issuers may state a use of
 * their own.
 */
export function signerNotices(
  role: RequiredSignature,
  cert: Uint8Array,
  payload: Pick<Payload, 'signer' | 'unit'>,
): readonly Problem[] {
  const certificate = parseCertificate(cert);
  const printed = otherNamePrinted(role, ownerOf(certificate), payload);
  const signer = subjectName(certificate);
  return [
    ...(printed === null ? [] : [problem('signed-with-other-name', { role, signer, printed })]),
    ...unfitReasons(certificate).map((reason) =>
      problem('signed-with-unfit-certificate', { role, signer, reason }),
    ),
  ];
}
