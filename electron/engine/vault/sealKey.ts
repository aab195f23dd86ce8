import { createPrivateKey, createPublicKey } from 'node:crypto';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import type { SealKey } from './vault.ts';
import { attempt, type VaultSession } from './vaultSession.ts';

/** Where the vault's own P-256 key lies: it seals integrity, it is nobody's signature. */
export const sealKeyPlace = { kind: 'vault', key: 'seal-key' } as const;

export function readSealKey(session: VaultSession): Result<SealKey> {
  const found = attempt(() => session.documents.find(sealKeyPlace.kind, sealKeyPlace.key));
  if (!found.ok) return found;
  if (found.value === null) {
    const id = session.documents.id(sealKeyPlace.kind, sealKeyPlace.key);
    return fail('vault-row-damaged', { table: 'doc', id });
  }
  const value = found.value.document.value as { readonly pkcs8: string };
  const pkcs8 = Buffer.from(value.pkcs8, 'base64');
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return succeed({ pkcs8, spki });
}
