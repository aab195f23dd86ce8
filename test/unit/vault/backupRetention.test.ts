import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backupName,
  backupsToRemove,
  isBackupDue,
  readBackupName,
} from '../../../electron/engine/vault/backupRetention.ts';

const dayMs = 86_400_000;
const start = Date.UTC(2024, 0, 1, 3);

test('a name tells its moment, and no other name is read as one', () => {
  const at = new Date('2024-05-08T03:30:59Z');
  expect(backupName(at)).toBe('20240508-033059');
  expect(readBackupName('20240508-033059')).toEqual({
    name: '20240508-033059',
    madeAt: at,
    isDamaged: false,
  });
  expect(readBackupName('20240508-033059-damaged')).toMatchObject({ madeAt: at, isDamaged: true });
  for (const other of [
    '20240532-033059',
    '2024',
    '.20240508-033059.aabbccddeeff.partial',
    'x',
    '20240508-033059-x',
  ])
    expect(readBackupName(other)).toBeNull();
});

test('after a hundred days of use seven days and four weeks are left', () => {
  let names: string[] = [];
  for (let day = 0; day < 100; day += 1) {
    const now = new Date(start + day * dayMs);
    expect(isBackupDue(names, now)).toBe(true);
    names.push(backupName(now));
    expect(isBackupDue(names, now)).toBe(false);
    const removed = backupsToRemove(names, now);
    names = names.filter((name) => !removed.includes(name));
  }
  // The last day is a Tuesday: seven days, and the Sundays of the weeks before.
  expect(names).toEqual(
    ['0324', '0331', '0403', '0404', '0405', '0406', '0407', '0408', '0409'].map(
      (day) => `2024${day}-030000`,
    ),
  );
});

test('foreign folders are left alone', () => {
  const old = ['của tôi', '20240101-030000-x'];
  const many = Array.from({ length: 40 }, (_, day) => backupName(new Date(start + day * dayMs)));
  const removed = backupsToRemove([...old, ...many], new Date(start + 40 * dayMs));
  expect(removed).not.toContain(old[0]);
  expect(removed).not.toContain(old[1]);
});

test('backups made while the clock stood in the future push no good one out', () => {
  const good = Array.from({ length: 7 }, (_, day) => backupName(new Date(start + day * dayMs)));
  const future = Array.from({ length: 9 }, (_, day) => backupName(new Date(start + (4000 + day) * dayMs)));
  const now = new Date(start + 6 * dayMs);
  const removed = backupsToRemove([...good, ...future], now);
  expect(removed.filter((name) => good.includes(name))).toEqual([]);
});

test('nine days of work with a clock ten years ahead push no good backup out, then nor later', () => {
  let names: string[] = [];
  const makeOne = (now: Date) => {
    names.push(backupName(now));
    const removed = backupsToRemove(names, now);
    names = names.filter((name) => !removed.includes(name));
  };
  for (let day = 0; day < 40; day += 1) makeOne(new Date(start + day * dayMs));
  const good = [...names];
  for (let day = 0; day < 9; day += 1) makeOne(new Date(start + (3653 + day) * dayMs));
  expect(names).toEqual(expect.arrayContaining(good));
  makeOne(new Date(start + 40 * dayMs));
  const stillKept = good.filter((name) => names.includes(name));
  expect(good.length - stillKept.length).toBeLessThanOrEqual(1);
});

test('copies of a damaged vault push no good one out, and three of them are kept', () => {
  const good = Array.from({ length: 7 }, (_, day) => backupName(new Date(start + day * dayMs)));
  const damaged = Array.from(
    { length: 40 },
    (_, day) => `${backupName(new Date(start + (7 + day) * dayMs))}-damaged`,
  );
  const now = new Date(start + 46 * dayMs);
  expect(isBackupDue(damaged, now)).toBe(false);
  expect(backupsToRemove([...good, ...damaged], now)).toEqual(damaged.slice(0, -3));
});

test('the newest backup is never removed, and what is kept is kept again', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 900 }),
      (hours, nowHours) => {
        const now = new Date(start + nowHours * 3_600_000);
        const names = hours.map((hour) => backupName(new Date(start + hour * 3_600_000)));
        const removed = new Set(backupsToRemove(names, now));
        const past = names.filter((name) => (readBackupName(name)?.madeAt ?? now) <= now).sort();
        if (past.length > 0) expect(removed.has(past.at(-1) as string)).toBe(false);
        const kept = names.filter((name) => !removed.has(name));
        expect(backupsToRemove(kept, now)).toEqual([]);
      },
    ),
  );
});
