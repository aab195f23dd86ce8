import { z } from 'zod';
import type { BackupsState, RestoreCandidate, Restored } from '../domain/backup.ts';
import { call, nothing, passphrase } from './call.ts';

/** The copies that the program makes by itself, and putting a copy in the place of the vault. */
export const backupCalls = {
  state: call<BackupsState>()(nothing),
  /** Makes an automatic backup now. */
  makeNow: call<void>()(nothing),
  /** Ends a backup or restore under way; it answers with `backup-cancelled` or `restore-cancelled`. Nothing happens when there is none. */
  cancel: call<void>()(nothing),
  /** The automatic backups of this PC, newest first. The vault may be locked, damaged or missing. */
  candidates: call<readonly RestoreCandidate[]>()(nothing),
  /** Asks for a folder: a backup, or one that holds backups. Null when the person chose none. */
  choose: call<readonly RestoreCandidate[] | null>()(nothing),
  /**
   * Copies and checks the backup, then locks the vault and puts the copy in its place, locked. What was there is kept. The
   * passphrase is the one that was in force when the backup was made. The last three: the person has
   * seen `restore-source-damaged`, `restore-target-in-use` and `restore-other-vault`.
   */
  restore: call<Restored>()(
    z.strictObject({
      candidateId: z.string().regex(/^[0-9a-f]{32}$/),
      passphrase,
      acceptDamage: z.boolean().optional(),
      takeOverLock: z.boolean().optional(),
      acceptOtherVault: z.boolean().optional(),
    }),
  ),
} as const;
