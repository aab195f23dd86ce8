import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';

const passphrase = 'mật khẩu đủ dài 2024';

test('a package is refused when the log knows a row of it that is gone', { timeout: 60_000 }, async () => {
  const { engine, folder } = await anEngine();
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const details = {
    directiveId: 'tuyen-quang-2024-04',
    directiveReference: { number: '1234', day: 22 },
    adoptedGroup: null,
    period: { from: '2024-04-27', to: '2024-05-07' },
    deadline: null,
  };
  const file = path.join(folder, 'vault', 'vault.db');
  const ids = () => {
    const db = new DatabaseSync(file);
    const rows = db.prepare('SELECT id FROM doc').all();
    db.close();
    return new Set(rows.map(({ id }) => String(id)));
  };
  const locked = async <T>(work: () => T): Promise<T> => {
    expectValue(await engine['vault.lock'](undefined));
    const done = work();
    expectValue(await engine['vault.unlock']({ passphrase }));
    return done;
  };
  const whole = expectValue(await engine['returns.create'](details));
  const before = await locked(ids);
  const { returnId } = expectValue(await engine['returns.create'](details));
  const created = await locked(ids);
  const save = {
    returnId,
    itemId: '1.1.a',
    patch: { status: 'done', result: 'xong' },
    leaving: true,
  } as const;
  expectValue(await engine['answers.save'](save));
  const answered = await locked(ids);

  const usb = path.join(folder, 'usb');
  await mkdir(usb);
  const { recipient } = expectValue(await engine['transfer.recipient'](undefined));
  const write = (name: string, scope: { kind: 'vault' } | { kind: 'return'; returnId: string }) =>
    engine['transfer.write']({ scope, lock: { kind: 'key', recipient }, path: path.join(usb, name) });
  const remove = (gone: Iterable<string>) =>
    locked(() => {
      const db = new DatabaseSync(file);
      for (const id of gone) db.prepare('DELETE FROM doc WHERE id = ?').run(id);
      db.close();
    });

  expectValue(await write('0.age', { kind: 'vault' }));
  await remove([...answered].filter((id) => !created.has(id)));
  expect(expectCodes(await write('1.age', { kind: 'return', returnId }))).toEqual(['vault-row-damaged']);
  expectValue(await write('2.age', { kind: 'return', returnId: whole.returnId }));
  await remove([...created].filter((id) => !before.has(id)));
  expect(expectCodes(await write('3.age', { kind: 'vault' }))).toContain('vault-row-damaged');
});
