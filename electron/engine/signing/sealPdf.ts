import type { Result } from '../../../shared/result.ts';
import { prepareFields } from './prepareField.ts';
import type { AppearanceText, Rect } from './signatureAppearance.ts';
import type { Signer } from './signer.ts';
import { signField } from './signField.ts';

export const sealName = 'Niêm phong toàn vẹn';

export interface SealPdfOptions {
  /** Over the vault's own P-256 key, with the certificate of `sealCertificate`. */
  readonly signer: Signer;
  readonly at: Date;
  /** Null: the seal is not seen on any page. */
  readonly visible: { readonly page: number; readonly rect: Rect; readonly text: AppearanceText } | null;
}

/**
 * Seals a finished PDF with the vault's key: it shows that nothing changed since and which vault made it. It is nobody's
 * signature, so it never certifies (no DocMDP), names no person and states no reason.
 */
export async function sealPdf(
  pdf: Uint8Array,
  { signer, at, visible }: SealPdfOptions,
): Promise<Result<Uint8Array>> {
  const { page, rect } = visible ?? { page: 1, rect: [0, 0, 0, 0] as const };
  const prepared = await prepareFields(pdf, [{ field: 'seal-vault', page, rect }]);
  if (!prepared.ok) return prepared;
  return signField(prepared.value, {
    field: 'seal-vault',
    signer,
    at,
    name: sealName,
    reason: null,
    location: null,
    appearance: visible?.text ?? null,
    certify: false,
  });
}
