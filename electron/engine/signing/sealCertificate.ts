import { createPublicKey, type KeyObject } from 'node:crypto';
import { buildCertificate, keyUsages } from './certificateBuilder.ts';
import { sealName } from './sealPdf.ts';

export interface SealCertificateOptions {
  /** The vault's own P-256 key. */
  readonly privateKey: KeyObject;
  readonly vaultId: string;
  /** Written as the start of the day before (UTC): a seal whose time was taken just before its first use must fit in. */
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const dayMs = 86_400_000;

/**
 * Self-signed certificate of the vault's seal, DER. Everything in it is fixed by key, vault and dates except the ECDSA value
 * of its own signature: keep the certificate with the key. A pin may name the public key, which survives renewal.
 */
export function sealCertificate(options: SealCertificateOptions): Uint8Array {
  const publicKey = createPublicKey(options.privateKey);
  const subject = { commonName: `${sealName} ${options.vaultId}` };
  return buildCertificate({
    subject,
    publicKey,
    issuer: subject,
    issuerKey: options.privateKey,
    issuerPublicKey: publicKey,
    notBefore: new Date((Math.floor(options.notBefore.getTime() / dayMs) - 1) * dayMs),
    notAfter: options.notAfter,
    isCa: false,
    keyUsage: keyUsages.digitalSignature,
  });
}
