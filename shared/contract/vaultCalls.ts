import { z } from 'zod';
import { call, nothing, passphrase } from './call.ts';

/** The vault: made, opened, locked, copied. */
export const vaultCalls = {
  create: call<void>()(
    z.strictObject({ passphrase: z.string().min(8).max(1024), lossUnderstood: z.literal(true) }),
  ),
  /**
   * `usePreviousKeyring`: the person chose the kept generation after keyring.json was missing or damaged. `takeOverLock`: the
   * person confirmed that the computer named in the lock file no longer has the vault open.
   */
  unlock: call<void>()(
    z.strictObject({
      passphrase,
      usePreviousKeyring: z.boolean().optional(),
      takeOverLock: z.boolean().optional(),
    }),
  ),
  lock: call<void>()(nothing),
  /** Asks for a folder and writes a copy of the vault at rest into it, opened and checked before it gets its name. */
  backUp: call<{ readonly folderName: string } | null>()(nothing),
} as const;
