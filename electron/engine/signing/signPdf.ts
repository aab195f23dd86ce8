import type { SignatureField } from '../../../shared/domain/verifyEntry.ts';
import type { Result } from '../../../shared/result.ts';
import { prepareFields } from './prepareField.ts';
import type { Rect } from './signatureAppearance.ts';
import type { Signer } from './signer.ts';
import { signField } from './signField.ts';

export interface SignPdfOptions {
  readonly field: Exclude<SignatureField, 'seal-vault'>;
  /** Page number as printed, counted from 1. */
  readonly page: number;
  readonly rect: Rect;
  readonly signer: Signer;
  /** The time the signature claims. */
  readonly at: Date;
  readonly appearance: { readonly lines: readonly string[] };
  readonly name: string;
  readonly reason: string | null;
  readonly location: string | null;
  /** TrueType font of the visible signature. */
  readonly fontBytes: Uint8Array;
  /** First signature of the file: DocMDP P=2. */
  readonly certify: boolean;
}

/**
 * Signs a finished PDF for a person: prepares the field, then signs it, two revisions behind the given bytes (PAdES-B-B). The
 * same input, time and RSA key give the same bytes.
 */
export async function signPdf(pdf: Uint8Array, options: SignPdfOptions): Promise<Result<Uint8Array>> {
  const { field, page, rect, appearance, fontBytes, ...signature } = options;
  const prepared = await prepareFields(pdf, [{ field, page, rect }]);
  if (!prepared.ok) return prepared;
  return signField(prepared.value, {
    ...signature,
    field,
    appearance: { lines: appearance.lines, fontBytes },
  });
}
