import { z } from 'zod';
import type { KeysState, PassphraseStrength } from '../domain/keysState.ts';
import { call, nothing, passphrase, slotId } from './call.ts';

/** Plain on disk: short, one line. */
const alias = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{C}]*$/u);
const fullName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{C}]*$/u);
/** The engine counts characters after normalisation. */
const newPassphrase = z.string().min(1).max(1024);
const code = z.string().min(1).max(200);
const confirmed = { takeOverLock: z.boolean().optional(), acceptNetwork: z.boolean().optional() };

/** Who and what opens the vault: officers, the recovery code, this computer. */
export const keyCalls = {
  /** Opens with the recovery code and gives an officer a new passphrase. `slotId` may be left out when there is one officer. */
  unlockWithCode: call<void>()(
    z.strictObject({ code, newPassphrase, slotId: slotId.optional(), ...confirmed }),
  ),
  /** Opens with the key that the operating system keeps for this computer. */
  unlockWithDevice: call<void>()(z.strictObject(confirmed)),
  /** Advice on a passphrase that is being chosen. */
  strength: call<PassphraseStrength>()(z.strictObject({ passphrase: z.string().max(1024) })),
  state: call<KeysState>()(nothing),
  /** `passphrase` is that of the officer who has the vault open, here and below. */
  addOfficer: call<KeysState>()(z.strictObject({ passphrase, alias, fullName, newPassphrase })),
  renameOfficer: call<KeysState>()(z.strictObject({ slotId, alias, fullName })),
  /** Locks the vault when the officer is the one who has it open: then there is no state to answer. */
  removeOfficer: call<KeysState | null>()(z.strictObject({ slotId, passphrase })),
  changePassphrase: call<void>()(z.strictObject({ current: passphrase, next: newPassphrase })),
  /** A new code, not in force before it was typed back. */
  makeRecoveryCode: call<{ readonly code: string }>()(z.strictObject({ passphrase })),
  /** Asks for a place and writes the sheet with the code that waits; null when the person cancelled. */
  saveRecoverySheet: call<{ readonly fileName: string } | null>()(nothing),
  confirmRecoveryCode: call<KeysState>()(z.strictObject({ code })),
  giveUpRecoveryCode: call<void>()(nothing),
  turnDeviceOn: call<KeysState>()(z.strictObject({ passphrase })),
  turnDeviceOff: call<KeysState>()(nothing),
} as const;
