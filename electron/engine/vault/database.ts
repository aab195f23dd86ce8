import { closeSync, lstatSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../../../shared/problems.ts';
import { failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { systemCode, unreadable, writeProblem } from './diskProblems.ts';
import { type DatabaseFormat, migrateDatabase, stepsFrom, type Upgrade } from './migrate.ts';
import { foundBehind, isRegularFile } from './ownPlaces.ts';
import type { DatabaseMode } from './vault.ts';
import { vaultFiles } from './vaultPaths.ts';

// vault.db as a SQLite file: FORMAT.md §5. Rows are sealed elsewhere; here are only pragmas, schema and errors.

/** "TTKD" in ASCII. */
const applicationId = 0x54544b44;

/** What this program writes. A later one gets a new number and a migration from this one. */
export const databaseFormat: DatabaseFormat = {
  version: 1,
  schema: [
    'CREATE TABLE meta(id TEXT PRIMARY KEY, rev INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
    'CREATE TABLE doc(id TEXT PRIMARY KEY, grp TEXT NOT NULL, rev INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
    'CREATE INDEX doc_grp ON doc(grp)',
    'CREATE TABLE doc_hist(id TEXT NOT NULL, rev INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(id, rev)) STRICT',
    'CREATE TABLE visit(id TEXT PRIMARY KEY, rev INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
    'CREATE TABLE ev(id TEXT PRIMARY KEY, rev INTEGER NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
    'CREATE TABLE audit(seq INTEGER PRIMARY KEY, body BLOB NOT NULL, mac BLOB NOT NULL) STRICT',
  ],
  migrations: [],
};

export function createDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  setPragmas(db);
  db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${databaseFormat.version}`);
  for (const statement of databaseFormat.schema) db.exec(statement);
  return db;
}

export interface OpenedDatabase {
  readonly db: DatabaseSync;
  readonly problems: readonly Problem[];
  /** The format it had, when it was brought to this one just now. */
  readonly migratedFrom: number | null;
}

/**
 * Opens and locks an existing database; never creates one. `vault-in-use` (without host) when another connection
 * holds it. With `readOnly` a database that fails its check still opens and the problem is handed back. One of an
 * earlier format is brought to this one when `upgrade` is given, else `vault-needs-conversion`; `migratedFrom` tells.
 */
export function openDatabase(
  path: string,
  readOnly: boolean,
  upgrade: Upgrade | null = null,
  format: DatabaseFormat = databaseFormat,
): Result<OpenedDatabase> {
  const file = foundBehind(path);
  if (file === undefined) return failAll([problem('vault-database-missing', {})]);
  if (file?.isFile() !== true) return failAll([problem('vault-database-damaged', {})]);
  const foreign = foreignBeside(path);
  if (foreign !== null) return failAll([problem('vault-foreign-beside', { name: foreign })]);
  if (!isRegularFile(path)) return failAll([problem('vault-database-damaged', {})]);
  const url = pathToFileURL(path);
  // Without a mode SQLite would make an empty database where a file vanished.
  url.searchParams.set('mode', readOnly ? 'ro' : 'rw');
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(url, { readOnly });
    // Looked at before anything may be written: what is not ours stays byte for byte as it is.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF');
    const found = Number(pragma(db, 'user_version'));
    const [first] = stepsFrom(found, format);
    const isOlder = first !== undefined && pragma(db, 'application_id') === applicationId;
    const schema = isOlder ? first.schema : format.schema;
    const problems = inspect(db, readOnly, { version: isOlder ? found : format.version, schema });
    if (problems.fatal.length === 0 && isOlder && (readOnly || upgrade === null))
      problems.fatal.push(problem('vault-needs-conversion', { found, supported: format.version }));
    if (problems.fatal.length === 0) {
      setPragmas(db);
      if (!readOnly) db.exec('BEGIN EXCLUSIVE; COMMIT');
      if (isOlder && upgrade !== null) {
        const own = db;
        migrateDatabase(own, found, format, upgrade, () => {
          if (schemaOf(own).join('\n') !== sorted(format.schema))
            throw new Error('the migrations end in another schema');
        });
      }
      return succeed({ db, problems: problems.tolerated, migratedFrom: isOlder ? found : null });
    }
    db.close();
    return failAll(problems.fatal);
  } catch (error) {
    db?.close();
    if (systemCode(error) !== undefined) return failAll([writeProblem(error)]);
    return failAll([db === undefined && isCannotOpen(error) ? unopened(path) : sqliteProblem(error)]);
  }
}

function isCannotOpen(error: unknown): boolean {
  return ((Number((error as { errcode?: unknown } | null)?.errcode) || 0) & 0xff) === 14;
}

/** SQLite does not tell why. Where the system lets it be read, as on Windows, another program holds it. */
function unopened(path: string): Problem {
  try {
    closeSync(openSync(path, 'r'));
    return unreadable(basename(path), 'EBUSY');
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return unreadable(basename(path), code);
  }
}

/** What SQLite would take for its own beside the database, while no program of ours makes it; null when there is none. */
function foreignBeside(path: string): string | null {
  // SQLite opens neither of them through a link.
  const wal = lstatSync(`${path}-wal`, { throwIfNoEntry: false });
  if (wal !== undefined) return `${basename(path)}-wal`;
  const journal = lstatSync(`${path}-journal`, { throwIfNoEntry: false });
  return journal === undefined || journal.isFile() ? null : `${basename(path)}-journal`;
}

/** A failed statement as a problem. Anything that is not an expected SQLite failure is a bug and thrown on. */
export function sqliteProblem(error: unknown): Problem {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  // A number that was altered in the file to one no program of ours writes.
  if ((error as { code?: unknown } | null)?.code === 'ERR_OUT_OF_RANGE') {
    return problem('vault-database-damaged', {});
  }
  if (typeof code !== 'number') throw error;
  const readOnlyRollback = 776;
  if (code === readOnlyRollback) return problem('vault-unfinished-write', {});
  const readFailed = 266;
  if (code === readFailed) return unreadable(vaultFiles.database, 'EIO');
  switch (code & 0xff) {
    case 1: // ERROR: a mistake of ours, but for a header that asks for a format SQLite does not know
      if (!/unsupported file format/.test((error as Error).message)) throw error;
      return problem('vault-database-damaged', {});
    case 5: // BUSY
    case 6: // LOCKED
      return problem('vault-in-use', { host: '', user: '', since: '', isHere: true });
    case 8: // READONLY
      return problem('vault-read-only', {});
    case 10: // IOERR
      return problem('write-refused', { reason: 'EIO' });
    case 11: // CORRUPT
    case 26: // NOTADB
      return problem('vault-database-damaged', {});
    case 13: // FULL
      return problem('disk-full', { missingBytes: null });
    case 14: // CANTOPEN
      return problem('write-refused', { reason: 'EACCES' });
    default:
      throw error;
  }
}

export function databaseMode(db: DatabaseSync): DatabaseMode {
  return {
    journalMode: String(pragma(db, 'journal_mode')),
    synchronous: Number(pragma(db, 'synchronous')),
    sqlite: String(Object.values(db.prepare('SELECT sqlite_version()').get() ?? {})[0]),
  };
}

function setPragmas(db: DatabaseSync): void {
  // DELETE + EXTRA: one file at rest that opens on read-only media, and the last commit survives a power cut.
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec('PRAGMA journal_mode = DELETE');
  db.exec('PRAGMA synchronous = EXTRA');
  db.exec('PRAGMA trusted_schema = OFF');
  // Sorting and VACUUM must not put even sealed rows into the system's temporary folder.
  db.exec('PRAGMA temp_store = MEMORY');
}

function inspect(
  db: DatabaseSync,
  readOnly: boolean,
  expected: Pick<DatabaseFormat, 'version' | 'schema'>,
): { fatal: Problem[]; tolerated: Problem[] } {
  const damaged = problem('vault-database-damaged', {});
  if (pragma(db, 'application_id') !== applicationId) return { fatal: [damaged], tolerated: [] };
  const found = Number(pragma(db, 'user_version'));
  if (found > expected.version) {
    return {
      fatal: [problem('vault-newer-format', { found, supported: expected.version })],
      tolerated: [],
    };
  }
  // A trigger or view planted in the file could hide or drop rows behind every statement.
  const isOwnSchema = schemaOf(db).join('\n') === sorted(expected.schema);
  if (!isOwnSchema) return { fatal: [damaged], tolerated: [] };
  if (found === expected.version && isSoundDatabase(db)) return { fatal: [], tolerated: [] };
  return readOnly ? { fatal: [], tolerated: [damaged] } : { fatal: [damaged], tolerated: [] };
}

/** Structure of every page, and each row against each index: a row that its index lacks would read as absent. */
export function isSoundDatabase(db: DatabaseSync): boolean {
  // One fault is enough to refuse: the rest need not be looked for.
  return pragma(db, 'integrity_check(1)') === 'ok';
}

function sorted(schema: readonly string[]): string {
  return [...schema].sort().join('\n');
}

function schemaOf(db: DatabaseSync): string[] {
  const rows = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').all();
  return rows.map((row) => String(row.sql)).sort();
}

function pragma(db: DatabaseSync, name: string): unknown {
  const row = db.prepare(`PRAGMA ${name}`).get();
  return row === undefined ? undefined : Object.values(row)[0];
}
