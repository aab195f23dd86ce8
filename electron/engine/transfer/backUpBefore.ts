import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { failAll, type Result, succeed } from '../../../shared/result.ts';
import { backupsFolder } from '../vault/automaticBackup.ts';
import { systemCode, writeProblem } from '../vault/diskProblems.ts';
import type { Vault } from '../vault/vault.ts';

/** Keeps the vault as it is, checked, beside it, before a package changes it. Never removed by the program. */
export async function backUpBefore(vault: Vault, vaultFolder: string, now: Date): Promise<Result<string>> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const name = `truoc-khi-nhap-${stamp}-${randomBytes(2).toString('hex')}`;
  const place = backupsFolder(vaultFolder);
  try {
    await mkdir(place, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return failAll([writeProblem(error)]);
  }
  const copied = await vault.backupTo(path.join(place, name));
  return copied.ok ? succeed(name) : copied;
}
