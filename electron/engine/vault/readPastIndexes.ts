import type { DatabaseSync } from 'node:sqlite';
import { databaseFormat, sqliteProblem } from './database.ts';

/**
 * For reading a database whose check failed: from here on every statement meets the rows as the tables hold them, in memory
 * under indexes made anew, since an index that disagrees hides rows that are whole. Nothing of the file changes. A table
 * that cannot be walked to its end stays as it is.
 */
export function readPastIndexes(db: DatabaseSync, schema: readonly string[] = databaseFormat.schema): void {
  for (const statement of schema) {
    const table = /^CREATE TABLE (\w+)\(/.exec(statement)?.[1];
    if (table === undefined) continue;
    try {
      // Names without a schema mean the temporary table where there is one. It takes what the file holds, sound or not.
      db.exec(statement.replace('CREATE', 'CREATE TEMP').replaceAll(/ NOT NULL| STRICT/g, ''));
      // Of two rows of one name, which only a save past a blind index makes, the later one.
      db.exec(
        `INSERT INTO temp.${table} SELECT * FROM main.${table} NOT INDEXED WHERE true ORDER BY rowid DESC
         ON CONFLICT DO NOTHING`,
      );
    } catch (error) {
      if (sqliteProblem(error).code !== 'vault-database-damaged') throw error;
      db.exec(`DROP TABLE IF EXISTS temp.${table}`);
    }
  }
}
