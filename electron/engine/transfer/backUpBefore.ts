import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Result, succeed } from '../../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';

/** Keeps the vault as it is, checked, beside it, before a package changes it. Never removed by the program. */
export async function backUpBefore(vault: Vault, vaultFolder: string, now: Date): Promise<Result<string>> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const name = `truoc-khi-nhap-${stamp}-${randomBytes(2).toString('hex')}`;
  const copied = await vault.backupTo(path.join(path.dirname(vaultFolder), 'backups', name));
  return copied.ok ? succeed(name) : copied;
}
