import { openEvidenceStore } from '../../electron/engine/evidence/evidenceStore.ts';
import { kinds } from '../../electron/engine/stored.ts';
import type { Vault } from '../../electron/engine/vault/vault.ts';
import { expectValue } from '../support/anEngine.ts';

export const fixturePassphrase = 'Cuối năm họp tổ 3';
export const fixtureSecondPassphrase = 'Đầu xuân họp tổ 4';

/** Everything a reader of the vault must find in it, as plain data. */
export async function describeVault(vault: Vault, returnId: string) {
  const store = expectValue(await openEvidenceStore(vault));
  const officers = expectValue(vault.list('officer')).documents;
  const read = [kinds.unit, kinds.return, kinds.answer(returnId), kinds.texts, kinds.evidenceOf(returnId)];
  return {
    vaultId: vault.vaultId,
    slotLabel: vault.slotLabel,
    returnId,
    documents: [...read.flatMap((kind) => expectValue(vault.list(kind)).documents), ...officers],
    slots: vault.slots.map(({ id, type }) => ({ id, type })),
    evidence: store.list(),
    head: expectValue(vault.auditHead()),
    actions: expectValue(vault.auditEntries(0, 1000)).map(({ action }) => action),
  };
}
