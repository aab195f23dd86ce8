import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { isSoundDatabase, sqliteProblem } from './database.ts';

/**
 * Makes the indexes of a copy anew from its tables: whether SQLite finds nothing wrong any more. Only for a copy that nobody
 * has open; whether its rows are those of the vault is for whoever opens it next. False also when it cannot be done.
 */
export function rebuildIndexes(file: string): boolean {
  const url = pathToFileURL(file);
  url.searchParams.set('mode', 'rw');
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(url);
    db.exec('PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA synchronous = EXTRA; REINDEX');
    return isSoundDatabase(db);
  } catch (error) {
    // Two rows of one name: no index can be made.
    const constraint = 19;
    if ((Number((error as { errcode?: unknown }).errcode) & 0xff) !== constraint) sqliteProblem(error);
    return false;
  } finally {
    db?.close();
  }
}
