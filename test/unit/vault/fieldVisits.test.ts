import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { reopened, value, withVault } from './vaultFixture.ts';

function aClock(start = '2026-11-02T01:00:00.000Z') {
  let ms = Date.parse(start);
  return {
    now: () => new Date(ms),
    advance: (byMs: number) => {
      ms += byMs;
    },
  };
}

const entriesSince = (vault: Vault, seq: number) => value(vault.auditEntries(seq, 1000));
const seqOf = (vault: Vault) => value(vault.auditHead()).seq;

/** What a crash leaves: the files as they are, without the lock being given back. */
async function crashed(dir: string): Promise<string> {
  const copy = join(dir, '..', 'crashed');
  await mkdir(join(copy, 'evidence'), { recursive: true });
  for (const name of ['keyring.json', 'keyring.bak.json']) await copyFile(join(dir, name), join(copy, name));
  // Copying through SQLite would be another reader; the journal is not hot between two transactions.
  await copyFile(join(dir, 'vault.db'), join(copy, 'vault.db'));
  return copy;
}

describe('keystroke saves', () => {
  test('are durable at once, count revs, and leave one history and one audit entry per visit', () =>
    withVault((vault) => {
      value(vault.transact('saved', (tx) => tx.put('answer/r', '1', { result: 'Đã', status: 'done' })));
      const seq = seqOf(vault);
      for (const result of ['Đã r', 'Đã rà', 'Đã rà soát']) {
        value(vault.saveQuietly('answer/r', '1', { result, status: 'done' }));
      }
      expect(value(vault.read('answer/r', '1'))).toMatchObject({ rev: 4, value: { result: 'Đã rà soát' } });
      expect(seqOf(vault)).toBe(seq);

      expect(value(vault.closeVisit('answer/r', '1'))).toBe(true);
      expect(value(vault.closeVisit('answer/r', '1'))).toBe(false);

      expect(entriesSince(vault, seq)).toMatchObject([
        {
          action: 'edited',
          recovered: false,
          objects: [{ key: '1', rev: 4, changes: [{ field: 'result', old: 'Đã', new: 'Đã rà soát' }] }],
        },
      ]);
      value(vault.verifyAudit());
    }));

  test('of an unchanged text write nothing', () =>
    withVault((vault) => {
      value(vault.transact('saved', (tx) => tx.put('a', '1', { result: 'x' })));
      expect(value(vault.saveQuietly('a', '1', { result: 'x' })).rev).toBe(1);
      expect(value(vault.closeVisit('a', '1'))).toBe(false);
    }));

  test('of a new document are there before the visit ends', () =>
    withVault((vault) => {
      const seq = seqOf(vault);
      value(vault.saveQuietly('a', 'new', { result: 'x' }));
      expect(value(vault.list('a')).documents).toHaveLength(1);
      value(vault.closeVisits());
      expect(entriesSince(vault, seq)[0]?.objects[0]?.changes).toEqual([
        { field: 'result', old: null, new: 'x' },
      ]);
    }));

  test('a status change closes the visit first, in the same transaction', () =>
    withVault((vault) => {
      const seq = seqOf(vault);
      value(vault.saveQuietly('a', '1', { result: 'xong' }));
      value(vault.transact('status-changed', (tx) => tx.put('a', '1', { result: 'xong', status: 'done' })));
      expect(entriesSince(vault, seq).map(({ action }) => action)).toEqual(['edited', 'status-changed']);
      value(vault.verifyAudit());
      value(vault.transact('removed', (tx) => tx.remove('a', '1')));
      value(vault.saveQuietly('a', '1', { result: 'lại' }));
      value(vault.transact('removed', (tx) => tx.remove('a', '1')));
      value(vault.verifyAudit());
    }));

  test('a refused action leaves the visit open', () =>
    withVault((vault) => {
      value(vault.saveQuietly('a', '1', { result: 'x' }));
      const refused = vault.transact('x', (tx) => {
        tx.put('a', '1', {});
        tx.refuse([{ code: 'disk-full', facts: { missingBytes: null } }]);
      });
      expect(refused.ok).toBe(false);
      expect(value(vault.closeVisit('a', '1'))).toBe(true);
    }));

  test('a visit is closed after a minute, also when the clock went back', () => {
    const clock = aClock();
    return withVault(
      (vault) => {
        const seq = seqOf(vault);
        value(vault.saveQuietly('a', '1', { n: 1 }));
        clock.advance(59_000);
        value(vault.saveQuietly('a', '1', { n: 2 }));
        expect(value(vault.closeVisits(60_000))).toBe(0);
        clock.advance(1_000);
        value(vault.saveQuietly('a', '1', { n: 3 }));
        expect(entriesSince(vault, seq)).toHaveLength(1);
        value(vault.saveQuietly('a', '1', { n: 4 }));
        clock.advance(-3_600_000);
        value(vault.saveQuietly('a', '1', { n: 5 }));
        expect(entriesSince(vault, seq).map(({ clock: flag }) => flag)).toEqual(['ok', 'backwards']);
        value(vault.saveQuietly('a', '1', { n: 6 }));
        clock.advance(30_000);
        expect(value(vault.closeVisits(60_000))).toBe(0);
        expect(value(vault.closeVisits(30_000))).toBe(1);
      },
      { now: clock.now },
    );
  });

  test('lock closes every visit', () =>
    withVault(async (vault, dir) => {
      const seq = seqOf(vault);
      value(vault.saveQuietly('a', '1', { n: 1 }));
      value(vault.saveQuietly('a', '2', { n: 1 }));
      value(vault.lock());
      await reopened(dir, (again) => {
        expect(entriesSince(again, seq).map(({ action }) => action)).toEqual([
          'edited',
          'edited',
          'vault-unlocked',
        ]);
      });
    }));

  test('after a crash the text is there and the visit gets its entry at the next unlock', () =>
    withVault(async (vault, dir) => {
      value(vault.transact('saved', (tx) => tx.put('a', '1', { text: 'trước' })));
      const seq = seqOf(vault);
      value(vault.saveQuietly('a', '1', { text: 'đang gõ' }));
      const copy = await crashed(dir);
      await reopened(copy, (again) => {
        expect(again.problems).toEqual([]);
        expect(value(again.read('a', '1'))?.value).toEqual({ text: 'đang gõ' });
        expect(entriesSince(again, seq)).toMatchObject([
          {
            action: 'edited',
            recovered: true,
            slotId: vault.slotId,
            objects: [{ changes: [{ old: 'trước', new: 'đang gõ' }] }],
          },
          { action: 'vault-unlocked' },
        ]);
        value(again.verifyAudit());
      });
      await reopened(
        copy,
        (readOnly) => expect(value(readOnly.read('a', '1'))?.value).toEqual({ text: 'đang gõ' }),
        { readOnly: true },
      );
    }));
});

test('ten minutes of typing grow the vault by ten versions, not by two thousand', () => {
  const clock = aClock();
  return withVault(
    async (vault, dir) => {
      const sentence = 'Đã chỉ đạo các phòng chuyên môn rà soát, cập nhật bản vá cho máy chủ, máy trạm. ';
      let text = sentence.repeat(10);
      value(
        vault.transact('saved', (tx) => tx.put('answer/r', '1', { result: text, status: 'in-progress' })),
      );
      const seq = seqOf(vault);
      const before = (await stat(join(dir, 'vault.db'))).size;
      const saves = (10 * 60 * 1000) / 300;

      for (let i = 0; i < saves; i++) {
        text += sentence[i % sentence.length];
        value(vault.saveQuietly('answer/r', '1', { result: text, status: 'in-progress' }));
        clock.advance(300);
      }
      value(vault.closeVisit('answer/r', '1'));

      const growth = (await stat(join(dir, 'vault.db'))).size - before;
      expect(entriesSince(vault, seq).length).toBeLessThanOrEqual(11);
      // Ten versions of at most 5 KB with their audit entries, in whole pages of 4 KiB.
      expect(growth).toBeLessThanOrEqual(11 * 5 * 4096);
      expect(value(vault.read('answer/r', '1'))).toMatchObject({ rev: 1 + saves, value: { result: text } });
      value(vault.verifyAudit());
    },
    { now: clock.now },
  );
}, 60_000);

test('the clock is flagged when it goes back or leaps within a session, and order stays that of the numbers', () => {
  const clock = aClock();
  return withVault(
    async (vault, dir) => {
      const seq = seqOf(vault);
      const act = (byMs: number) => {
        clock.advance(byMs);
        value(vault.transact('x', () => undefined));
      };
      act(1000);
      act(-10 * 365 * 86_400_000);
      act(25 * 3_600_000);
      act(1000);
      const flags = entriesSince(vault, seq).map(({ clock: flag }) => flag);
      expect(flags).toEqual(['ok', 'backwards', 'jump', 'ok']);
      value(vault.lock());
      clock.advance(3 * 86_400_000);
      await reopened(
        dir,
        (again) =>
          expect(
            entriesSince(again, seq)
              .map(({ clock: flag }) => flag)
              .at(-1),
          ).toBe('ok'),
        { now: clock.now },
      );
    },
    { now: clock.now },
  );
});

test('long texts are shortened in the log and whole in the history', () =>
  withVault((vault) => {
    const long = 'dài '.repeat(5000);
    value(vault.transact('saved', (tx) => tx.put('a', '1', { text: long, list: [1] })));
    const seq = seqOf(vault);
    value(vault.transact('saved', (tx) => tx.put('a', '1', { text: `${long}!`, list: [1, 2], more: true })));
    const changes = entriesSince(vault, seq)[0]?.objects[0]?.changes ?? [];
    expect(changes.map(({ field }) => field)).toEqual(['list', 'more', 'text']);
    expect(JSON.stringify(changes).length).toBeLessThan(700);
    value(vault.transact('saved', (tx) => tx.put('a', '1', 'chỉ là chữ')));
    expect(entriesSince(vault, seq + 1)[0]?.objects[0]?.changes[0]).toMatchObject({
      field: '',
      new: 'chỉ là chữ',
    });
  }));
