import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../../../shared/problems.ts';
import { failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import type { DatabaseMode } from './vault.ts';

// vault.db as a SQLite file: FORMAT.md §5. Rows are sealed elsewhere; here are only pragmas, schema and errors.

const databaseVersion = 1;
/** "TTKD" in ASCII. */
const applicationId = 0x54544b44;

const schema = [
  'CREATE TABLE meta(id TEXT PRIMARY KEY, rev INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
  'CREATE TABLE doc(id TEXT PRIMARY KEY, grp TEXT NOT NULL, rev INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
  'CREATE INDEX doc_grp ON doc(grp)',
  'CREATE TABLE doc_hist(id TEXT NOT NULL, rev INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(id, rev)) STRICT',
  'CREATE TABLE visit(id TEXT PRIMARY KEY, rev INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
  'CREATE TABLE ev(id TEXT PRIMARY KEY, rev INTEGER NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
  'CREATE TABLE audit(seq INTEGER PRIMARY KEY, body BLOB NOT NULL, mac BLOB NOT NULL) STRICT',
];

export function createDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  setPragmas(db);
  db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${databaseVersion}`);
  for (const statement of schema) db.exec(statement);
  return db;
}

/**
 * Opens and locks an existing database; never creates one. `vault-in-use` (without host) when another connection
 * holds it. With `readOnly` a database that fails its quick check still opens and the problem is handed back.
 */
export function openDatabase(
  path: string,
  readOnly: boolean,
): Result<{ readonly db: DatabaseSync; readonly problems: readonly Problem[] }> {
  if (!existsSync(path)) return failAll([problem('vault-database-missing', {})]);
  const url = pathToFileURL(path);
  // Without a mode SQLite would make an empty database where a file vanished.
  url.searchParams.set('mode', readOnly ? 'ro' : 'rw');
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(url, { readOnly });
    // Looked at before anything may be written: what is not ours stays byte for byte as it is.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF');
    const problems = inspect(db, readOnly);
    if (problems.fatal.length === 0) {
      setPragmas(db);
      if (!readOnly) db.exec('BEGIN EXCLUSIVE; COMMIT');
      return succeed({ db, problems: problems.tolerated });
    }
    db.close();
    return failAll(problems.fatal);
  } catch (error) {
    db?.close();
    return failAll([sqliteProblem(error)]);
  }
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
  switch (code & 0xff) {
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

function inspect(db: DatabaseSync, readOnly: boolean): { fatal: Problem[]; tolerated: Problem[] } {
  const damaged = problem('vault-database-damaged', {});
  if (pragma(db, 'application_id') !== applicationId) return { fatal: [damaged], tolerated: [] };
  const found = Number(pragma(db, 'user_version'));
  if (found > databaseVersion) {
    return {
      fatal: [problem('vault-newer-format', { found, supported: databaseVersion })],
      tolerated: [],
    };
  }
  // A trigger or view planted in the file could hide or drop rows behind every statement.
  const isOwnSchema = schemaOf(db).join('\n') === [...schema].sort().join('\n');
  if (!isOwnSchema) return { fatal: [damaged], tolerated: [] };
  if (pragma(db, 'quick_check') === 'ok') return { fatal: [], tolerated: [] };
  return readOnly ? { fatal: [], tolerated: [damaged] } : { fatal: [damaged], tolerated: [] };
}

function schemaOf(db: DatabaseSync): string[] {
  const rows = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').all();
  return rows.map((row) => String(row.sql)).sort();
}

function pragma(db: DatabaseSync, name: string): unknown {
  const row = db.prepare(`PRAGMA ${name}`).get();
  return row === undefined ? undefined : Object.values(row)[0];
}
