import type { DatabaseSync } from 'node:sqlite';
import type { ExaminedSoFar } from './checkVault.ts';
import { sqliteProblem } from './database.ts';

/** Rows compared between two pauses. */
const rowsPerStep = 500;
const soFar: ExaminedSoFar = { step: 'rows', done: 0, total: 1 };

interface TableIndex {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * Names of the tables with an index that lacks a row or has one too many: rows are found by their indexes, so one that is
 * not in its index reads as absent. What `isSoundDatabase` does at unlock in one go, in steps between which saves may come in: each
 * `yield` is a place to pause.
 */
export function* compareIndexes(db: DatabaseSync): Generator<ExaminedSoFar, readonly string[]> {
  const apart = new Set<string>();
  for (const index of indexesOf(db)) {
    yield soFar;
    try {
      if (yield* isApart(db, index)) apart.add(index.table);
    } catch (error) {
      if (sqliteProblem(error).code !== 'vault-database-damaged') throw error;
      apart.add(index.table);
    }
  }
  return [...apart];
}

function indexesOf(db: DatabaseSync): readonly TableIndex[] {
  const indexes = db.prepare("SELECT name, tbl_name FROM main.sqlite_schema WHERE type = 'index'").all();
  const columnsOf = db.prepare("SELECT name FROM pragma_index_info(?, 'main') ORDER BY seqno");
  return indexes.map(({ name, tbl_name: table }) => ({
    name: String(name),
    table: String(table),
    columns: columnsOf.all(String(name)).map((column) => String(column.name)),
  }));
}

function* isApart(db: DatabaseSync, { name, table, columns }: TableIndex): Generator<ExaminedSoFar, boolean> {
  const isSame = columns.map((column) => `entry.${column} = stored.${column}`).join(' AND ');
  const compare = db.prepare(
    `SELECT max(place) AS last, count(*) - sum(isFound) AS missing FROM (
       SELECT stored.rowid AS place, EXISTS(SELECT 1 FROM main.${table} AS entry INDEXED BY ${name}
         WHERE ${isSame} AND entry.rowid = stored.rowid) AS isFound
       FROM main.${table} AS stored NOT INDEXED
       WHERE stored.rowid > ? ORDER BY stored.rowid LIMIT ${rowsPerStep})`,
  );
  let after: number | null = Number.MIN_SAFE_INTEGER;
  while (after !== null) {
    const step: Record<string, unknown> | undefined = compare.get(after);
    if (Number(step?.missing ?? 0) > 0) return true;
    after = step?.last == null ? null : Number(step.last);
    yield soFar;
  }
  // Every row is in it: an entry more leads elsewhere.
  const counted = db
    .prepare(
      `SELECT (SELECT count(*) FROM main.${table} NOT INDEXED) AS stored,
         (SELECT count(*) FROM main.${table} INDEXED BY ${name} WHERE ${columns[0]} >= '') AS entries`,
    )
    .get();
  return counted?.stored !== counted?.entries;
}
