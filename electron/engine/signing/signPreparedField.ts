import type { SignatureField } from '../../../shared/domain/verifyEntry.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { findSignatureFields } from '../verify/signatureFields.ts';
import { readStrictPdf } from '../verify/strictPdf.ts';
import type { PlacedPicture } from './pictureAppearance.ts';
import type { AppearanceText } from './signatureAppearance.ts';
import type { Signer } from './signer.ts';
import { signField } from './signField.ts';
import type { TextFill } from './textField.ts';

export interface PreparedSignature {
  readonly field: SignatureField;
  readonly signer: Signer;
  /** The time the signature claims. */
  readonly at: Date;
  readonly name: string;
  readonly reason: string | null;
  readonly location: string | null;
  /** Null leaves the appearance of the empty field as it is. */
  readonly appearance: AppearanceText | null;
  /** Shown instead of the text. */
  readonly picture?: PlacedPicture | null;
  /** Number and date, entered by the clerk: only together with the agency's signature. */
  readonly fills?: readonly TextFill[];
}

/**
 * Signs a field that `prepareFields` has made: one revision behind the given bytes, which changes nothing but this field and
 * the lines it fills. The first signature of a file certifies it (DocMDP P=2), unless it is a seal.
 */
export async function signPreparedField(
  pdf: Uint8Array,
  signature: PreparedSignature,
): Promise<Result<Uint8Array>> {
  const { fills = [], field } = signature;
  if (fills.length > 0 && field !== 'sig-agency') {
    return fail('pdf-not-signable', { rule: 'fill-without-agency' });
  }
  const strict = readStrictPdf(pdf);
  if (!strict.ok) return fail('pdf-not-signable', { rule: strict.broken.rule });
  const signed = findSignatureFields(strict.pdf).fields.some(({ value }) => value !== null);
  return signField(pdf, { ...signature, certify: !signed && field !== 'seal-vault' });
}
