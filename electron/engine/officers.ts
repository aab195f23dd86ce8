import { z } from 'zod';
import { type Result, succeed } from '../../shared/result.ts';
import type { Vault, VaultTransaction } from './vault/vault.ts';

// Names behind the slots of the keyring: sealed, while the keyring holds aliases only. A removed officer's name stays,
// because the log and the steps of returns name slots for ever. FORMAT.md §16.

const officerKind = 'officer';
const recoveryCodeKind = 'recoveryCode';

const officerSchema = z.strictObject({
  alias: z.string(),
  fullName: z.string(),
  /** ISO 8601; null while the officer can open the vault. */
  removedAt: z.string().nullable(),
});

export interface OfficerName {
  /** `recovery`: a printed code, which anybody may have held. */
  readonly kind: 'officer' | 'recovery';
  readonly alias: string;
  /** null until somebody entered it, and for a recovery code. */
  readonly fullName: string | null;
  /** No longer opens the vault. */
  readonly isFormer: boolean;
}

/** Everybody who can or could open the vault, by slot id as in the log and in the steps of returns. */
export function officerNames(vault: Vault): Result<ReadonlyMap<string, OfficerName>> {
  const officers = vault.list(officerKind);
  if (!officers.ok) return officers;
  const codes = vault.list(recoveryCodeKind);
  if (!codes.ok) return codes;
  const names = new Map<string, OfficerName>();
  for (const { key, value } of officers.value.documents) {
    const { alias, fullName, removedAt } = officerSchema.parse(value);
    names.set(key, { kind: 'officer', alias, fullName, isFormer: removedAt !== null });
  }
  for (const { key } of codes.value.documents)
    names.set(key, { kind: 'recovery', alias: '', fullName: null, isFormer: true });
  for (const { id, type, label } of vault.slots) {
    if (type === 'recovery') names.set(id, { kind: 'recovery', alias: '', fullName: null, isFormer: false });
    // What the keyring says of the present ones holds: the program may have ended between it and the document.
    if (type === 'passphrase')
      names.set(id, {
        kind: 'officer',
        alias: label,
        fullName: names.get(id)?.fullName ?? null,
        isFormer: false,
      });
  }
  return succeed(names);
}

export function putOfficer(tx: VaultTransaction, slotId: string, alias: string, fullName: string): void {
  tx.put(officerKind, slotId, { alias, fullName, removedAt: null });
}

/** Keeps the name of an officer whose slot is removed. */
export function putFormerOfficer(tx: VaultTransaction, slotId: string, alias: string, at: Date): void {
  const stored = tx.read(officerKind, slotId);
  const fullName = stored === null ? alias : officerSchema.parse(stored.value).fullName;
  tx.put(officerKind, slotId, { alias, fullName, removedAt: at.toISOString() });
}

export function putRecoveryCode(tx: VaultTransaction, slotId: string, madeAt: string): void {
  tx.put(recoveryCodeKind, slotId, { madeAt });
}

/** When the code of this slot was made, ISO 8601 with offset; null when it is not known. */
export function recoveryCodeMadeAt(vault: Vault, slotId: string): Result<string | null> {
  const stored = vault.read(recoveryCodeKind, slotId);
  if (!stored.ok) return stored;
  if (stored.value === null) return succeed(null);
  return succeed(z.strictObject({ madeAt: z.string() }).parse(stored.value.value).madeAt);
}
