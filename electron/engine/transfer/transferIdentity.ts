import { z } from 'zod';
import { type Result, succeed } from '../../../shared/result.ts';
import { newAgeIdentity } from '../evidence/agePackage.ts';
import type { OpenVaultSession } from '../session.ts';
import { kinds } from '../stored.ts';

const identityKey = 'identity';

const storedIdentitySchema = z.strictObject({
  /** `AGE-SECRET-KEY-1…` */
  identity: z.string(),
  /** `age1…`, for colleagues. */
  recipient: z.string(),
  createdAt: z.string(),
});
type TransferIdentity = z.infer<typeof storedIdentitySchema>;

/** The vault's own key for packages; null while it has none. */
export function readTransferIdentity({ vault }: OpenVaultSession): Result<TransferIdentity | null> {
  const stored = vault.read(kinds.transferIdentity, identityKey);
  if (!stored.ok) return stored;
  return succeed(stored.value === null ? null : storedIdentitySchema.parse(stored.value.value));
}

/** Makes the key when it is asked for first. It never leaves the vault, and no package carries it. */
export async function ownTransferIdentity(opened: OpenVaultSession): Promise<Result<TransferIdentity>> {
  const present = readTransferIdentity(opened);
  if (!present.ok || present.value !== null) return present as Result<TransferIdentity>;
  const made = await newAgeIdentity();
  return opened.vault.transact('transfer-key-made', (tx) => {
    // Another question may have made one while this key was generated.
    const other = tx.read(kinds.transferIdentity, identityKey);
    if (other !== null) return storedIdentitySchema.parse(other.value);
    const stored: TransferIdentity = {
      ...made,
      createdAt: opened.momentText(opened.vault.environment.now()),
    };
    tx.put(kinds.transferIdentity, identityKey, stored);
    return stored;
  });
}
