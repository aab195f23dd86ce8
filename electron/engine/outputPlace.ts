import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, type Result, succeed } from '../../shared/result.ts';
import type { EngineCalls } from '../engineCalls.ts';
import { systemCode } from './vault/diskProblems.ts';
import { vaultFiles } from './vault/vaultPaths.ts';

// Nothing a person saves may replace, or lie among, the files of a vault: FORMAT.md §1.

type NamesWith<Key extends string> = {
  [Name in keyof EngineCalls]: Parameters<EngineCalls[Name]>[0] extends { readonly [K in Key]: string }
    ? Name
    : never;
}[keyof EngineCalls];

/** Every call that takes a place, and whether it is written to: a call without its line does not compile. */
export const placesOfCalls: Readonly<Record<NamesWith<'path'> | NamesWith<'folder'>, 'read' | 'written'>> = {
  'audit.writeCsv': 'written',
  'backups.readFolder': 'read',
  'check.writeReport': 'written',
  'evidence.replaceByPath': 'read',
  'evidence.writeCopy': 'written',
  'images.keep': 'read',
  'keys.writeRecoverySheet': 'written',
  'report.write': 'written',
  'report.writeEvidence': 'written',
  'road.sendOnPaper': 'read',
  'road.takeInSigned': 'read',
  'road.writeCopy': 'written',
  'road.writePrintCopy': 'written',
  'road.writeVersionCopy': 'written',
  'transfer.choose': 'read',
  'transfer.write': 'written',
  'vault.backUp': 'written',
  'verify.compareEvidence': 'read',
  'verify.writeTotals': 'written',
};

/** The calls with every place that is written to looked at first. */
export function guardingOutputs(calls: EngineCalls, vaultDir: string): EngineCalls {
  const guarded = Object.entries(placesOfCalls)
    .filter(([, use]) => use === 'written')
    .map(([name]) => {
      const call = calls[name as keyof typeof placesOfCalls] as (input: unknown) => Promise<Result<unknown>>;
      return [
        name,
        async (input: { readonly path?: string; readonly folder?: string }) => {
          const allowed = await outputPlace(input.path ?? input.folder ?? '', vaultDir);
          return allowed.ok ? call(input) : allowed;
        },
      ];
    });
  return { ...calls, ...(Object.fromEntries(guarded) as Partial<EngineCalls>) };
}

/**
 * `output-inside-vault` when the file or folder lies in a vault, a backup, or the `backups` or `kept` beside a vault, by
 * whatever links it is reached; `export-failed` when a device or pipe is there. `vaultDir`: the vault in use, known also when
 * its files are missing.
 */
export async function outputPlace(file: string, vaultDir?: string): Promise<Result<void>> {
  const roots = vaultDir === undefined ? [] : await Promise.all(rootsOf(vaultDir).map(resolved));
  const target = path.resolve(file);
  const places = [
    path.join(await resolved(path.dirname(target)), path.basename(target)),
    await resolved(target),
  ];
  for (const place of new Set(places)) {
    if (roots.some((root) => place === root || place.startsWith(root + path.sep)) || (await isKept(place)))
      return fail('output-inside-vault', { file: path.basename(target) });
  }
  // What is saved takes the place of what was there: of a device or pipe it would be the end.
  return (await isOther(target))
    ? fail('export-failed', { file: path.basename(target) })
    : succeed(undefined);
}

/** Neither a file nor a folder, once links are followed. */
async function isOther(place: string): Promise<boolean> {
  try {
    const found = await stat(place);
    return !found.isFile() && !found.isDirectory();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}

function rootsOf(vaultDir: string): readonly string[] {
  const beside = path.dirname(path.resolve(vaultDir));
  return [path.resolve(vaultDir), path.join(beside, 'backups'), path.join(beside, 'kept')];
}

/** Whether the place or a folder above it is a vault, or the folder of a vault's copies. */
async function isKept(place: string): Promise<boolean> {
  for (let folder = place; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (await looksLikeVault(folder)) return true;
    const isNamed = ['backups', 'kept'].includes(path.basename(folder));
    if (isNamed && (await looksLikeVault(path.join(path.dirname(folder), 'vault')))) return true;
  }
  return false;
}

async function looksLikeVault(folder: string): Promise<boolean> {
  for (const name of [vaultFiles.keyring, vaultFiles.previousKeyring, vaultFiles.database])
    if (await isThere(path.join(folder, name))) return true;
  return false;
}

/** With links resolved as far as the path exists. */
async function resolved(place: string): Promise<string> {
  try {
    return await realpath(place);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    const parent = path.dirname(place);
    return parent === place ? place : path.join(await resolved(parent), path.basename(place));
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}
