import { z } from 'zod';
import type { VaultCheckReport, VaultCheckState } from '../domain/vaultCheck.ts';
import { call, languageSchema, nothing } from './call.ts';

/** The self-check of the vault. How far it is comes as `check.progress`. */
export const checkCalls = {
  state: call<VaultCheckState>()(nothing),
  /** Answers when the check is over; `check-cancelled` after `cancel`. Everything else goes on meanwhile. */
  start: call<VaultCheckReport>()(nothing),
  cancel: call<void>()(nothing),
  /** Asks where to write the last report as text; null when the person chose no place. */
  saveReport: call<{ readonly fileName: string } | null>()(z.strictObject({ language: languageSchema })),
} as const;
