import type { VerifiedFile } from '../domain/verifyEntry.ts';
import { call, nothing } from './call.ts';

/** Checking signed files. */
export const verifyCalls = {
  /** Asks for signed files and checks each; [] when the person chose none. */
  chosen: call<readonly VerifiedFile[]>()(nothing),
} as const;
