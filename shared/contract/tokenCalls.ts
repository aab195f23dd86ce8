import { z } from 'zod';
import type { CertificateEntry, TokenEntry, TokenModuleEntry } from '../domain/tokenEntry.ts';
import { call, nothing } from './call.ts';

/** Keys that lie outside the app: tokens, and the certificate store of the system. No call here takes a PIN. */
export const tokenCalls = {
  /** The known token libraries that are installed; nothing is loaded. */
  modules: call<readonly TokenModuleEntry[]>()(nothing),
  /** Asks for another library; the window gets its name and a handle, never its path. Null when the person chose none. */
  chooseModule: call<{ readonly module: string; readonly fileName: string } | null>()(nothing),
  /** Reads the tokens behind a library, in a process of its own and without a PIN. What was listed before is forgotten. */
  list: call<readonly TokenEntry[]>()(z.strictObject({ module: z.string().min(1).max(64) })),
  /** The persons' certificates in the certificate store of the system. */
  storeCertificates: call<readonly CertificateEntry[]>()(nothing),
} as const;
