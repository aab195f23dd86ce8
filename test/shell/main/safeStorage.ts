import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';
import { strict } from './strict.ts';

const ivBytes = 12;
const tagBytes = 16;

/** Stands for the key store of the user who is logged in. The key lies beside the data: it protects nothing. */
function storeKey(): Buffer {
  const folder = app.getPath('userData');
  const file = path.join(folder, 'shell-key-store');
  try {
    return readFileSync(file);
  } catch {
    mkdirSync(folder, { recursive: true });
    const key = randomBytes(32);
    writeFileSync(file, key, { flag: 'wx', mode: 0o600 });
    return key;
  }
}

export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', storeKey(), iv);
    return Buffer.concat([iv, cipher.update(plainText, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  async decryptStringAsync(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    const end = encrypted.length - tagBytes;
    const decipher = createDecipheriv('aes-256-gcm', storeKey(), encrypted.subarray(0, ivBytes));
    decipher.setAuthTag(encrypted.subarray(end));
    const text = Buffer.concat([decipher.update(encrypted.subarray(ivBytes, end)), decipher.final()]);
    return { shouldReEncrypt: false, result: text.toString('utf8') };
  },
});
