import { databaseFormat } from '../../electron/engine/vault/database.ts';
import type { DatabaseFormat } from '../../electron/engine/vault/migrate.ts';

// Formats that do not exist yet: they prove the way to them.

const noteTable = 'CREATE TABLE note(id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT';
const noteIndex = 'CREATE INDEX note_body ON note(body)';
export const noteCount = 4000;

/** Told before each row of the step is written; the killed process ends itself here. */
export const migrationHook: { beforeRow: (row: number) => void } = { beforeRow: () => undefined };

export const secondFormat: DatabaseFormat = {
  version: 2,
  schema: [...databaseFormat.schema, noteTable],
  migrations: [
    {
      from: 1,
      schema: databaseFormat.schema,
      run(db) {
        db.exec(noteTable);
        const insert = db.prepare('INSERT INTO note(body) VALUES (?)');
        for (let row = 0; row <= noteCount; row++) {
          migrationHook.beforeRow(row);
          // More than the page cache holds, so that the file itself is written to before the commit.
          if (row < noteCount) insert.run(Buffer.alloc(2000, row));
        }
      },
    },
  ],
};

export const nextFormat: DatabaseFormat = {
  version: 3,
  schema: [...secondFormat.schema, noteIndex],
  migrations: [
    ...secondFormat.migrations,
    { from: 2, schema: secondFormat.schema, run: (db) => db.exec(noteIndex) },
  ],
};
