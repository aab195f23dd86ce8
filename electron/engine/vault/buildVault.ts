import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import { createDatabase } from './database.ts';
import { systemCode, writeProblem } from './diskProblems.ts';
import { environmentOf } from './environment.ts';
import { type Keyring, type KeySlot, signKeyring, wrapMasterKey } from './keyring.ts';
import { writeFirstKeyring } from './keyringFile.ts';
import {
  defaultKdfCost,
  isKdfAllowed,
  isPassphraseLongEnough,
  newKdfParameters,
  shortestPassphrase,
} from './passphrase.ts';
import { refusedPlace } from './placeNotices.ts';
import { readMeText } from './readMe.ts';
import { sealKeyPlace } from './sealKey.ts';
import type { CreateVaultOptions } from './vault.ts';
import { deriveVaultKeys, masterKeyBytes, type VaultKeys } from './vaultKeys.ts';
import { vaultPath } from './vaultPaths.ts';
import { VaultSession } from './vaultSession.ts';
import { vaultState } from './vaultState.ts';

export interface BuiltVault {
  readonly keys: VaultKeys;
  readonly keyring: Keyring;
  readonly slot: KeySlot;
}

/**
 * Builds a vault in a folder beside the target and renames the whole folder at the end, so that a crash or a
 * full disk half-way leaves no vault that looks like a damaged one.
 */
export async function buildVault(options: CreateVaultOptions): Promise<Result<BuiltVault>> {
  const { dir, passphrase, slotLabel } = options;
  const kdf = newKdfParameters(options.kdfCost ?? defaultKdfCost);
  if (!isKdfAllowed(kdf, options.allowWeakKdf ?? false))
    throw new Error(`work factor ${kdf.N} is not allowed`);
  if (!isPassphraseLongEnough(passphrase)) {
    return fail('vault-passphrase-too-short', { minimum: shortestPassphrase });
  }
  const place = await refusedPlace(options);
  if (!place.ok) return place;
  if ((await vaultState(dir)).kind !== 'none') return fail('vault-exists', {});
  const present = await readdir(dir).catch((error: unknown) => (systemCode(error) === 'ENOENT' ? [] : ['?']));
  if (present.length > 0) return fail('vault-folder-not-empty', {});

  const environment = environmentOf(options);
  const vaultId = environment.newId();
  const masterKey = randomBytes(masterKeyBytes);
  const keys = deriveVaultKeys(masterKey);
  const slotPlace = { id: environment.newId(), label: slotLabel, type: 'passphrase', kdf } as const;
  const slot = await wrapMasterKey(masterKey, passphrase, vaultId, slotPlace);
  masterKey.fill(0);
  const keyring = signKeyring({ vaultId, generation: 1, slots: [slot] }, keys.header);

  const parent = dirname(dir);
  const building = join(parent, `.${basename(dir)}.${randomBytes(6).toString('hex')}.creating`);
  try {
    await mkdir(parent, { recursive: true });
    await sweepUnfinished(parent, basename(dir));
    await mkdir(building, { mode: 0o700 });
    for (const folder of ['evidence', 'staging', 'quarantine'] as const)
      await mkdir(vaultPath(building, folder));
    const writer = durableWriter(environment.disk);
    await writer.writeFileDurably(vaultPath(building, 'readMe'), readMeText(vaultId));
    await writeFirstKeyring(building, keyring, writer);
    const filled = fillDatabase(vaultPath(building, 'database'), keys, vaultId, slot.id, environment.now());
    if (!filled.ok) {
      await rm(building, { recursive: true, force: true });
      return filled;
    }
    await writer.syncDirectory(building);
    await rmdir(dir).catch(() => undefined);
    await rename(building, dir);
    await writer.syncDirectory(parent);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    return failAll([writeProblem(error)]);
  }
  return succeed({ keys, keyring, slot });
}

function fillDatabase(
  path: string,
  keys: VaultKeys,
  vaultId: string,
  slotId: string,
  now: Date,
): Result<void> {
  const db = createDatabase(path);
  try {
    const session = new VaultSession(db, keys, vaultId);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
    return session.transact(
      (tx) => {
        tx.put(sealKeyPlace.kind, sealKeyPlace.key, { pkcs8: pkcs8.toString('base64') });
        pkcs8.fill(0);
      },
      { action: 'vault-created', slotId },
      now,
    );
  } finally {
    db.close();
  }
}

async function sweepUnfinished(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const isOurs = entry.startsWith(`.${name}.`) && /\.[0-9a-f]{12}\.creating$/.test(entry);
    if (isOurs) await rm(join(parent, entry), { recursive: true, force: true });
  }
}
