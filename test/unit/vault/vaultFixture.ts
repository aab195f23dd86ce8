import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createVault,
  type OpenVaultOptions,
  openVault,
  type Vault,
} from '../../../electron/engine/vault/vault.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Result } from '../../../shared/result.ts';

// Real vaults in real folders with a work factor that costs nothing.

export const passphrase = 'Cuối năm họp tổ 3';
export const cheapKdf = { kdfCost: 2 ** 10, allowWeakKdf: true } as const;

export async function inTempDir<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'tuan-thu-'));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** A new vault in `<temp>/vault`, locked and removed afterwards. */
export function withVault<T>(
  work: (vault: Vault, dir: string) => Promise<T> | T,
  options: Partial<Parameters<typeof createVault>[0]> = {},
): Promise<T> {
  return inTempDir(async (temp) => {
    const dir = join(temp, 'vault');
    const vault = value(
      await createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf, ...options }),
    );
    try {
      return await work(vault, dir);
    } finally {
      vault.lock();
    }
  });
}

export function open(dir: string, options: Partial<OpenVaultOptions> = {}): Promise<Result<Vault>> {
  return openVault({ dir, passphrase, allowWeakKdf: true, ...options });
}

export async function reopened<T>(
  dir: string,
  work: (vault: Vault) => Promise<T> | T,
  options: Partial<OpenVaultOptions> = {},
): Promise<T> {
  const vault = value(await open(dir, options));
  try {
    return await work(vault);
  } finally {
    vault.lock();
  }
}

export function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`unexpected problems: ${JSON.stringify(result.problems)}`);
}

export function problems(result: Result<unknown>): readonly Problem[] {
  if (!result.ok) return result.problems;
  throw new Error('expected problems, got a value');
}

export function codes(result: Result<unknown>): string[] {
  return problems(result).map(({ code }) => code);
}
