import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { safeStorage } from 'electron';
import { z } from 'zod';
import { durableWriter } from './durableWrite/durableWrite.js';
import type { DeviceSecret } from './engineCalls.ts';

/**
 * The key by which this computer opens the vault, sealed by the operating system for the user who is logged in (DPAPI,
 * Keychain, Secret Service). It is a convenience: every failure leads back to the passphrase. Only the asynchronous calls
 * of `safeStorage` are used, as the others block the window.
 */
export interface DeviceKey {
  /** False when the system keeps no secrets, or keeps them readable for everybody (Linux without a key store). */
  isAvailable(): Promise<boolean>;
  /** Which slot of which vault a key is kept for; null when none is. */
  keptFor(): Promise<{ readonly vaultId: string; readonly slotId: string } | null>;
  /** Durable when it returns; throws when system or disk refuse. */
  keep(secret: DeviceSecret): Promise<void>;
  /** null when there is none, or the system does not open it. */
  secret(): Promise<DeviceSecret | null>;
  forget(): Promise<void>;
}

const fileName = 'device-key.json';
const storedSchema = z.strictObject({ vaultId: z.string(), slotId: z.string(), sealed: z.base64() });

/** `folder` is the app's own data folder, absolute. */
export function openDeviceKey(folder: string, platform: NodeJS.Platform): DeviceKey {
  const file = path.join(folder, fileName);

  async function isAvailable(): Promise<boolean> {
    // On Linux without a key store the "encryption" has a fixed key.
    if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()))
      return false;
    return safeStorage.isAsyncEncryptionAvailable();
  }

  async function stored(): Promise<z.infer<typeof storedSchema> | null> {
    try {
      return storedSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch {
      return null; // missing, damaged or unreadable: the passphrase opens all the same
    }
  }

  return {
    isAvailable,
    async keptFor() {
      const kept = await stored();
      return kept === null ? null : { vaultId: kept.vaultId, slotId: kept.slotId };
    },
    async keep({ vaultId, slotId, secret }) {
      const sealed = await safeStorage.encryptStringAsync(secret);
      const content = JSON.stringify({ vaultId, slotId, sealed: sealed.toString('base64') });
      await durableWriter().writeFileDurably(file, `${content}\n`, { mode: 0o600 });
    },
    async secret() {
      const kept = await stored();
      if (kept === null || !(await isAvailable())) return null;
      try {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(kept.sealed, 'base64'));
        return { vaultId: kept.vaultId, slotId: kept.slotId, secret: result };
      } catch {
        return null; // sealed for another user or another computer
      }
    },
    forget: () => rm(file, { force: true }),
  };
}
