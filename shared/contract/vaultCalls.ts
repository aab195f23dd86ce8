import { z } from 'zod';
import type { Problem } from '../problems.ts';
import { call, nothing, passphrase, slotId } from './call.ts';

/** The vault: made, opened, locked, copied. */
export const vaultCalls = {
  create: call<void>()(
    z.strictObject({ passphrase: z.string().min(8).max(1024), lossUnderstood: z.literal(true) }),
  ),
  /**
   * `usePreviousKeyring`: the person chose the kept generation after keyring.json was missing or damaged. `takeOverLock`: the
   * person confirmed that the computer named in the lock file no longer has the vault open. `acceptNetwork`: the person opens
   * a vault on a network drive after the warning. `readOnly`: the person wants to see what can still be read of a damaged
   * vault; nothing is written to it. `slotId`: the officer chosen, when there are several.
   */
  unlock: call<void>()(
    z.strictObject({
      passphrase,
      usePreviousKeyring: z.boolean().optional(),
      takeOverLock: z.boolean().optional(),
      acceptNetwork: z.boolean().optional(),
      readOnly: z.boolean().optional(),
      slotId: slotId.optional(),
    }),
  ),
  lock: call<void>()(nothing),
  /** Answer to the event `vault.locking`. `sealed`: nothing typed is left outside the vault. */
  readyToLock: call<void>()(z.strictObject({ sealed: z.boolean() })),
  /**
   * Asks for a folder and writes a copy of the vault at rest into it, opened and checked before it gets its name. `problems`:
   * `backup-of-damaged` when the vault is damaged, and so the copy. `isLogged`: false where the vault is open for reading only.
   */
  backUp: call<{
    readonly folderName: string;
    readonly problems: readonly Problem[];
    readonly isLogged: boolean;
  } | null>()(nothing),
} as const;
