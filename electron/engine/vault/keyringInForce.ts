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
  /**
   * It is newer than the one in the state: a change was cut off before it was logged, or the keyring of another time, such as of the
   * vault that a restore replaced, was put there.
   */
  readonly isAhead: boolean;
}

/**
 * `openedBy`: the slot whose secret was given, null for a copy that is only looked at. Fails with `vault-slot-removed`.
 * Only who opens it is told that it is ahead: in a copy it is what a change while it was made leaves.
 */
export function judgeKeyring(
  found: Keyring,
  known: KeyringInForce | null,
  openedBy: string | null,
  headerKey: Buffer,
): Result<JudgedKeyring> {
  if (known === null || found.mac === known.mac)
    return succeed({ keyring: found, isRolledBack: false, isAhead: false });
  if (found.generation > known.generation)
    return succeed({ keyring: found, isRolledBack: false, isAhead: openedBy !== null });
  const slots = found.slots.filter(({ id }) => known.slots.includes(id));
  if (openedBy === null) return succeed({ keyring: found, isRolledBack: true, isAhead: false });
  // Without an officer left there is nothing that a change could be written upon.
  if (!known.slots.includes(openedBy) || officerSlots(slots).length === 0)
    return fail('vault-slot-removed', {});
  const { vaultId } = found;
  const keyring = signKeyring({ vaultId, generation: known.generation, slots }, headerKey);
  return succeed({ keyring, isRolledBack: true, isAhead: false });
}
