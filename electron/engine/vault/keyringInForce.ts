import { fail, type Result, succeed } from '../../../shared/result.ts';
import { type Keyring, signKeyring } from './keyring.ts';
import { officerSlots } from './keySlots.ts';

// The keyring is a plain file: an old copy put back would open with what was taken away since. The sealed state
// remembers which keyring was written last. FORMAT.md §3.1.

/** The keyring that was last in force, as the sealed state keeps it. */
export interface KeyringInForce {
  readonly generation: number;
  /** BASE64, as in the keyring: tells apart two keyrings of one generation. */
  readonly mac: string;
  /** Ids of its slots. */
  readonly slots: readonly string[];
}

export function keyringInForce({ generation, mac, slots }: Keyring): KeyringInForce {
  return { generation, mac, slots: slots.map(({ id }) => id) };
}

export interface JudgedKeyring {
  /** Without the slots that were taken away since it was written; of the generation that was last in force. */
  readonly keyring: Keyring;
  /** An older keyring lies in the folder than the one written last. */
  readonly isRolledBack: boolean;
}

/**
 * `openedBy`: the slot whose secret was given, null for a copy that is only looked at. Fails with `vault-slot-removed`.
 * A newer keyring than the known one is what a crash between keyring and database leaves.
 */
export function judgeKeyring(
  found: Keyring,
  known: KeyringInForce | null,
  openedBy: string | null,
  headerKey: Buffer,
): Result<JudgedKeyring> {
  const isSame = known === null || found.generation > known.generation || found.mac === known.mac;
  if (isSame) return succeed({ keyring: found, isRolledBack: false });
  const slots = found.slots.filter(({ id }) => known.slots.includes(id));
  if (openedBy === null) return succeed({ keyring: found, isRolledBack: true });
  // Without an officer left there is nothing that a change could be written upon.
  if (!known.slots.includes(openedBy) || officerSlots(slots).length === 0)
    return fail('vault-slot-removed', {});
  const { vaultId } = found;
  const keyring = signKeyring({ vaultId, generation: known.generation, slots }, headerKey);
  return succeed({ keyring, isRolledBack: true });
}
