import { createHash, createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { type Result, succeed } from '../../shared/result.ts';
import { sealCertificate } from './signing/sealCertificate.ts';
import { keySigner, type Signer } from './signing/signer.ts';
import { kinds } from './stored.ts';
import type { Vault } from './vault/vault.ts';

/** The certificate names a key that lives as long as the vault; twenty years outlast every return kept in it. */
const certificateYears = 20;

const storedCertificateSchema = z.strictObject({ certificate: z.base64() });

/** Signer over the vault's own key. Its certificate is made at the first seal and kept, so that every seal shows the same one. */
export function sealSigner(vault: Vault): Result<Signer> {
  const key = vault.sealKey();
  if (!key.ok) return key;
  const privateKey = createPrivateKey({ key: key.value.pkcs8, format: 'der', type: 'pkcs8' });
  key.value.pkcs8.fill(0);
  const stored = vault.read(kinds.sealCertificate, 'certificate');
  if (!stored.ok) return stored;
  if (stored.value !== null) {
    const { certificate } = storedCertificateSchema.parse(stored.value.value);
    return succeed(keySigner(privateKey, new Uint8Array(Buffer.from(certificate, 'base64'))));
  }
  const notBefore = vault.environment.now();
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + certificateYears);
  const certificate = sealCertificate({ privateKey, vaultId: vault.vaultId, notBefore, notAfter });
  const saved = vault.transact('seal-certificate-made', (tx) =>
    tx.put(kinds.sealCertificate, 'certificate', {
      certificate: Buffer.from(certificate).toString('base64'),
    }),
  );
  return saved.ok ? succeed(keySigner(privateKey, certificate)) : saved;
}

/** Pin of the vault's seal: SHA-256 of its public key (SubjectPublicKeyInfo DER), lower-case hex. */
export function sealPin(vault: Vault): Result<string> {
  const key = vault.sealKey();
  if (!key.ok) return key;
  key.value.pkcs8.fill(0);
  return succeed(createHash('sha256').update(key.value.spki).digest('hex'));
}
