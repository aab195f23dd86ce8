import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { anEngine, expectValue, type TestEngine } from './anEngine.ts';

export const passphrase = 'mật khẩu đủ dài 2024';

/** An engine with an open vault whose trust a test builds up. */
export interface TrustEngine extends TestEngine {
  file(name: string, content: Uint8Array | string): Promise<string>;
  /** Reads a file and confirms every certificate in it. */
  trust(name: string, content: Uint8Array | string): Promise<void>;
  checked(name: string): Promise<Awaited<ReturnType<typeof onlyChecked>>>;
}

/** What the check of these files says of the first. */
export async function onlyChecked({ engine }: TestEngine, ...paths: readonly string[]) {
  const [first] = expectValue(await engine['verify.files']({ paths })).files;
  if (first === undefined) throw new Error('nothing was checked');
  return first;
}

export async function aTrustEngine(): Promise<TrustEngine> {
  const own = await anEngine();
  const { engine, folder } = own;
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  const file = async (name: string, content: Uint8Array | string) => {
    const place = path.join(folder, name);
    await writeFile(place, content);
    return place;
  };
  return {
    ...own,
    file,
    async trust(name, content) {
      const paths = [await file(name, content)];
      const { candidates } = expectValue(await engine['trust.readRoots']({ paths }));
      for (const candidate of candidates) expectValue(await engine['trust.confirmRoot'](candidate));
    },
    checked: (name) => onlyChecked(own, path.join(folder, name)),
  };
}

/** Flips a byte of a row: -1 is the one written last. */
export function damageRow(file: string, nth: number): void {
  const database = new DatabaseSync(file);
  const rows = database.prepare('SELECT rowid, body FROM doc ORDER BY rowid').all() as {
    rowid: number;
    body: Uint8Array;
  }[];
  const row = rows.at(nth);
  if (row === undefined) throw new Error('there is no such row');
  const body = Buffer.from(row.body);
  body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
  database.prepare('UPDATE doc SET body = ? WHERE rowid = ?').run(body, row.rowid);
  database.close();
}
