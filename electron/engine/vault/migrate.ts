import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type DurableFs, durableWriter } from '../../durableWrite/durableWrite.js';
import type { VaultKeys } from './vaultKeys.ts';
import { vaultPath } from './vaultPaths.ts';

// From the format of an earlier program to this one's: FORMAT.md §5.1. One transaction, and a copy that stays.

/** One step between two formats of vault.db. */
export interface Migration {
  /** The format it starts from; it ends at the next number. */
  readonly from: number;
  /** Exact statements of the schema it starts from: anything more is refused like any planted trigger. */
  readonly schema: readonly string[];
  /** Runs inside the transaction; whatever it throws undoes everything. */
  run(db: DatabaseSync, vault: MigratedVault): void;
}

export interface MigratedVault {
  readonly keys: VaultKeys;
  readonly vaultId: string;
}

/** What vault.db looks like, and how earlier ones get there. */
export interface DatabaseFormat {
  readonly version: number;
  readonly schema: readonly string[];
  /** Without gaps up to `version`. */
  readonly migrations: readonly Migration[];
}

/** Given to `openDatabase` by whoever may change the vault. */
export interface Upgrade extends MigratedVault {
  readonly dir: string;
  readonly now: Date;
  readonly disk: DurableFs;
}

/**
 * Brings an open, locked and whole database to the format. The copy is durable and was opened before the first change;
 * a crash at any moment leaves the old format or the new one. `proveSchema` throws when the steps ended elsewhere. Throws
 * what SQLite and the disk throw.
 */
export function migrateDatabase(
  db: DatabaseSync,
  found: number,
  format: DatabaseFormat,
  upgrade: Upgrade,
  proveSchema: () => void,
): void {
  keepCopy(db, found, upgrade);
  db.exec('BEGIN EXCLUSIVE');
  try {
    for (const migration of stepsFrom(found, format)) {
      migration.run(db, upgrade);
      db.exec(`PRAGMA user_version = ${migration.from + 1}`);
    }
    proveSchema();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** The steps in order; empty when there is no way from that format. */
export function stepsFrom(found: number, { version, migrations }: DatabaseFormat): readonly Migration[] {
  const steps: Migration[] = [];
  for (let at = found; at < version; at++) {
    const step = migrations.find(({ from }) => from === at);
    if (step === undefined) return [];
    steps.push(step);
  }
  return steps;
}

/** `kept/vault-format1-20261124-083000.db`: never overwritten, never removed by the program. */
function keepCopy(db: DatabaseSync, found: number, { dir, now, disk }: Upgrade): void {
  const { syncDirectorySync } = durableWriter(disk);
  const folder = vaultPath(dir, 'kept');
  disk.mkdirSync(folder, { recursive: true });
  syncDirectorySync(dir);
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const random = randomBytes(6).toString('hex');
  const name = `vault-format${found}-${stamp}-${random.slice(0, 4)}.db`;
  const partial = join(folder, `.${name}.${random}.tmp`);
  try {
    db.prepare('VACUUM INTO ?').run(partial);
    const descriptor = disk.openSync(partial, 'r+');
    try {
      disk.fsyncSync(descriptor);
    } finally {
      disk.closeSync(descriptor);
    }
    proveCopy(partial, found);
    disk.renameSync(partial, join(folder, name));
  } catch (error) {
    removeQuietly(disk, partial);
    throw error;
  }
  syncDirectorySync(folder);
}

function proveCopy(path: string, found: number): void {
  const copy = new DatabaseSync(path, { readOnly: true });
  try {
    const version = Number(Object.values(copy.prepare('PRAGMA user_version').get() ?? {})[0]);
    const check = Object.values(copy.prepare('PRAGMA integrity_check').get() ?? {})[0];
    if (version !== found || check !== 'ok')
      throw Object.assign(new Error('the kept copy reads back differently'), { code: 'EIO' });
  } finally {
    copy.close();
  }
}

function removeQuietly(disk: DurableFs, path: string): void {
  try {
    disk.unlinkSync(path);
  } catch {
    // The sweep at the next unlock takes it.
  }
}
