import { resolve } from 'node:path';
import type { Problem } from '../../../shared/problems.ts';
import { fail, problem, type Result, succeed } from '../../../shared/result.ts';
import { environmentOf } from './environment.ts';
import type { CreateVaultOptions, OpenVaultOptions } from './vault.ts';
import { conflictCopies } from './vaultState.ts';

/**
 * Longest path of a vault folder on Windows, in UTF-16 units: with the longest path inside it stays below what Explorer and
 * backup programs there still reach.
 */
export const longestVaultPath = 150;

/** New vaults are made on this computer's own disks only. */
export async function refusedPlace(
  { dir, ...given }: CreateVaultOptions,
  platform: NodeJS.Platform = process.platform,
): Promise<Result<void>> {
  const length = resolve(dir).length;
  if (platform === 'win32' && length > longestVaultPath) {
    return fail('vault-path-too-long', { length, longest: longestVaultPath });
  }
  switch (await environmentOf(given).placeOf(dir)) {
    case 'network':
      return fail('vault-network-refused', {});
    case 'synced':
      return fail('vault-sync-refused', {});
    case 'local':
    case 'removable':
      return succeed(undefined);
  }
}

const aboutPlace: readonly string[] = [
  'vault-on-network',
  'vault-in-sync-folder',
  'vault-on-removable',
  'vault-conflict-copies',
];

/** Whether it is told of where the vault lies, and no damage of what is in it. */
export function isAboutPlace({ code }: Problem): boolean {
  return aboutPlace.includes(code);
}

/** A vault that lies there already: a share needs a person's word before anything is written, the rest is told. */
export async function noticesOfPlace(options: OpenVaultOptions): Promise<Result<readonly Problem[]>> {
  const place = await environmentOf(options).placeOf(options.dir);
  if (place === 'network' && options.acceptNetwork !== true && options.readOnly !== true) {
    return fail('vault-network-unconfirmed', {});
  }
  const names = await conflictCopies(options.dir);
  return succeed([
    ...(place === 'network' ? [problem('vault-on-network', {})] : []),
    ...(place === 'synced' ? [problem('vault-in-sync-folder', {})] : []),
    ...(place === 'removable' ? [problem('vault-on-removable', {})] : []),
    ...(names.length > 0 ? [problem('vault-conflict-copies', { names })] : []),
  ]);
}
