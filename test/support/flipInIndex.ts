import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const pageBytes = 4096;

/**
 * Flips one bit of each name on the first page of an index (or of those that `isMeant` picks), so that rows that are whole
 * are not found by it. Returns how many it flipped.
 */
export function flipInIndex(
  file: string,
  index: string,
  isMeant: (name: string, place: number) => boolean = (_, place) => place === 0,
): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const found = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(index);
  db.close();
  const start = (Number(found?.rootpage) - 1) * pageBytes;
  const bytes = readFileSync(file);
  const page = bytes.subarray(start, start + pageBytes);
  const names = [...page.toString('latin1').matchAll(/[0-9a-f]{32}|state/g)];
  const meant = names.filter(([name], place) => isMeant(name, place));
  for (const { index: at } of meant) page[at] = (page[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  return meant.length;
}
