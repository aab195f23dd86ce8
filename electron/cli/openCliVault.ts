import { momentText } from '../../shared/domain/moment.ts';
import { type Result, succeed } from '../../shared/result.ts';
import { openEvidenceStore } from '../engine/evidence/evidenceStore.ts';
import type { OpenVaultSession } from '../engine/session.ts';
import { openVault } from '../engine/vault/vault.ts';

export interface CliVault {
  /** Absolute path of the vault folder. */
  readonly dir: string;
  readonly passphrase: string;
  /** Alias of the slot; without it every slot is tried. */
  readonly slotLabel: string | undefined;
  readonly readOnly: boolean;
  /** Writes to a vault on a network drive all the same. */
  readonly acceptNetwork: boolean;
}

/** Opens a vault for one command. The caller locks it. */
export async function openCliVault(given: CliVault): Promise<Result<OpenVaultSession>> {
  const { dir, passphrase, readOnly, acceptNetwork, slotLabel } = given;
  const vault = await openVault({
    dir,
    passphrase,
    readOnly,
    acceptNetwork,
    ...(slotLabel === undefined ? {} : { slotLabel }),
  });
  if (!vault.ok) return vault;
  const evidence = await openEvidenceStore(vault.value);
  if (!evidence.ok) {
    vault.value.lock();
    return evidence;
  }
  const withOffset = (moment: Date) => momentText(moment, -moment.getTimezoneOffset());
  return succeed({ vault: vault.value, evidence: evidence.value, momentText: withOffset });
}
