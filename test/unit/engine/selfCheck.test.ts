import { cp, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import type { EngineCalls } from '../../../electron/engineCalls.ts';
import type { VaultCheckReport } from '../../../shared/domain/vaultCheck.ts';
import { vaultCheckLines } from '../../../shared/text/vaultCheckLines.ts';
import { aNewReturn } from '../../builders/aNewReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';

const passphrase = 'mật khẩu đủ dài 2024';

interface AtWork extends TestEngine {
  readonly returnId: string;
  readonly evidenceId: string;
  readonly vault: string;
}

/** A vault with one return, one answer and one evidence file at two items. */
async function atWork(): Promise<AtWork> {
  const own = await anEngine();
  const { engine, folder } = own;
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const { returnId } = expectValue(await engine['returns.create'](aNewReturn));
  const file = path.join(folder, 'biên bản.txt');
  await writeFile(file, 'Biên bản họp tổ 3');
  const [outcome] = expectValue(
    await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }),
  );
  if (outcome?.ok !== true) throw new Error('not attached');
  const evidenceId = outcome.value.evidence.id;
  expectValue(await engine['evidence.link']({ returnId, itemId: '1.1.b', evidenceId }));
  return { ...own, returnId, evidenceId, vault: path.join(folder, 'vault') };
}

async function checked(engine: EngineCalls): Promise<VaultCheckReport> {
  return expectValue(await engine['check.start'](undefined));
}

const codesOf = ({ findings }: VaultCheckReport) => findings.map(({ problem }) => problem.code);
const blobPath = ({ vault, evidenceId }: AtWork) =>
  path.join(vault, 'evidence', evidenceId.slice(0, 2), evidenceId);

async function altered({ engine, vault }: AtWork, work: () => unknown): Promise<void> {
  expectValue(await engine['vault.lock'](undefined));
  await work();
  expectValue(await engine['vault.unlock']({ passphrase }));
  void vault;
}

describe('the self-check', () => {
  test('finds nothing in a whole vault, measures the PC and remembers the report', async () => {
    const { engine, events } = await atWork();
    const before = expectValue(await engine['check.state'](undefined));
    expect(before).toMatchObject({ running: null, last: null, nextAt: '2024-06-07T10:30:00+07:00' });
    expect(expectCodes(await engine['check.reportName'](undefined))).toEqual(['check-report-missing']);

    const report = await checked(engine);

    expect(report).toMatchObject({ findings: [], unlisted: 0, automatic: false });
    expect(report.counts).toMatchObject({ files: 1, backups: 0 });
    expect(report.platform).toMatchObject({ journalMode: 'delete', synchronous: 3 });
    expect(expectValue(await engine['check.state'](undefined)).last).toEqual(report);
    expect(events.at(-1)).toEqual({ event: 'check.finished', payload: { automatic: false, damage: 0 } });
    expect(vaultCheckLines(report, 'vi').join('\n')).toMatch(/Dữ liệu nguyên vẹn\./);
  });

  test('names return, period and item of a damaged answer and of a damaged file', async () => {
    const work = await atWork();
    await altered(work, async () => {
      const bytes = await readFile(blobPath(work));
      bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
      await writeFile(blobPath(work), bytes);
    });
    const report = await checked(work.engine);
    expect(codesOf(report)).toEqual(['evidence-damaged']);
    expect(report.findings[0]).toMatchObject({
      step: 'evidence',
      weight: 'damage',
      places: [
        { kind: 'return', itemId: '1.1.a', part: 'evidence', from: '2024-04-27', to: '2024-05-07' },
        { kind: 'return', itemId: '1.1.b', part: 'evidence' },
      ],
    });
    const text = vaultCheckLines(report, 'vi').join('\n');
    expect(text).toContain('biên bản.txt');
    expect(text).toMatch(/Báo cáo “.+” \(27\/04\/2024 - 07\/05\/2024\), mục 1\.1\.a, minh chứng/);
    expect(text).not.toMatch(/undefined|null|NaN/);

    await altered(work, () => {
      const db = new DatabaseSync(path.join(work.vault, 'vault.db'));
      db.exec('UPDATE doc SET body = zeroblob(80); UPDATE ev SET body = zeroblob(80)');
      db.close();
    });
    const worse = await checked(work.engine);
    expect(worse.findings.every(({ step }) => step === 'rows')).toBe(true);
    const parts = worse.findings.flatMap(({ places }) => places.map(({ part }) => part));
    for (const part of ['unit', 'answer', 'details', 'seal']) expect(parts).toContain(part);
    for (const language of ['vi', 'en'] as const)
      expect(vaultCheckLines(worse, language).join('\n')).not.toMatch(/undefined|null|NaN|\[object/);
  });

  test('opens the backups beside the vault, reads hard-linked files once, and names a damaged one', async () => {
    const work = await atWork();
    const { engine, folder } = work;
    const backups = path.join(folder, 'backups');
    const chosen = path.join(folder, 'usb');
    await mkdir(chosen);
    expectValue(await engine['vault.backUp']({ folder: chosen }));
    await rename(chosen, backups);
    const [name = ''] = await readdir(backups);
    const whole = await checked(engine);
    expect(codesOf(whole)).toEqual([]);
    expect(whole.counts.backups).toBe(1);

    const copied = path.join(backups, name, 'evidence', work.evidenceId.slice(0, 2), work.evidenceId);
    const bytes = await readFile(copied);
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    await writeFile(copied, bytes);
    const damaged = await checked(engine);
    expect(damaged.findings[0]).toMatchObject({
      weight: 'warning',
      problem: { code: 'backup-damaged', facts: { folder: name } },
    });
    await rm(path.join(backups, name, 'keyring.json'));
    expect(codesOf(await checked(engine))).toEqual(['backup-damaged']);
  });

  test('tells that a backup holds more than the vault: an older vault was put in its place', async () => {
    const work = await atWork();
    const { engine, folder, vault, clock, returnId } = work;
    const answer = async (result: string) => {
      clock.now = new Date(clock.now.getTime() + 60_000);
      const patch = { result };
      expectValue(await engine['answers.save']({ returnId, itemId: '1.1.c', patch, leaving: true }));
    };
    await answer('lần 1');
    await altered(work, () => cp(vault, path.join(folder, 'cũ'), { recursive: true }));
    await answer('lần 2');
    expectValue(await engine['backups.makeNow'](undefined));
    expect(codesOf(await checked(engine))).toEqual([]);
    const [name = ''] = expectValue(await engine['backups.state'](undefined)).backups.map((one) => one.name);

    // Put back by hand: the log goes on as another one.
    clock.now = new Date(clock.now.getTime() + 60_000);
    await altered(work, async () => {
      await rm(vault, { recursive: true });
      await cp(path.join(folder, 'cũ'), vault, { recursive: true });
    });
    await answer('lần 3');
    const report = await checked(engine);
    expect(report.findings).toMatchObject([
      {
        step: 'backups',
        weight: 'damage',
        problem: {
          code: 'backup-ahead',
          facts: {
            folder: name,
            count: 1,
            since: '2024-05-08T10:31:00+07:00',
            until: '2024-05-08T10:32:00+07:00',
          },
        },
      },
    ]);
    expect(vaultCheckLines(report, 'vi').join('\n')).toMatch(/08\/05\/2024 10:31 đến 08\/05\/2024 10:32/);

    // The backup is wanted back, then one from before it: neither is an older vault that somebody put there.
    const restore = async (place: string) => {
      clock.now = new Date(clock.now.getTime() + 60_000);
      const found = expectValue(await engine['backups.readFolder']({ folder: place }));
      const candidateId = found[0]?.candidateId ?? '';
      expectValue(await engine['backups.restore']({ candidateId, passphrase }));
      expectValue(await engine['vault.unlock']({ passphrase }));
    };
    await restore(path.join(folder, 'backups'));
    expect(codesOf(await checked(engine))).toEqual([]);
    await restore(path.join(folder, 'cũ'));
    expect(codesOf(await checked(engine))).toEqual([]);
  });

  test('tells rows of evidence that were taken away together with their files', async () => {
    const work = await atWork();
    await altered(work, async () => {
      const db = new DatabaseSync(path.join(work.vault, 'vault.db'));
      db.exec('DELETE FROM ev');
      db.close();
      await rm(path.join(work.vault, 'evidence'), { recursive: true });
      await mkdir(path.join(work.vault, 'evidence'));
    });
    const report = await checked(work.engine);
    expect(report.findings.filter(({ weight }) => weight === 'damage')).toMatchObject([
      { step: 'rows', problem: { code: 'vault-row-damaged', facts: { table: 'ev', id: work.evidenceId } } },
    ]);
  });

  test('tells that no backup was made for a month', async () => {
    const { engine, clock } = await atWork();
    clock.now = new Date('2024-05-20T03:30:00Z');
    expect((await checked(engine)).findings[0]?.problem).toEqual({
      code: 'backup-overdue',
      facts: { days: null },
    });
  });

  test('a backup made while the clock was years ahead counts from the next entry at the latest', async () => {
    const { engine, folder, clock } = await atWork();
    const usb = path.join(folder, 'usb');
    await mkdir(usb);
    const begun = clock.now.getTime();
    const dayMs = 24 * 60 * 60 * 1000;
    clock.now = new Date(begun + 5 * 365 * dayMs);
    expectValue(await engine['vault.backUp']({ folder: usb }));
    const found = async (days: number) => {
      clock.now = new Date(begun + days * dayMs);
      const { findings } = await checked(engine);
      return findings.flatMap(({ problem }) => (problem.code === 'backup-overdue' ? [problem.facts] : []));
    };
    expect(await found(1)).toEqual([]);
    expect(await found(60)).toEqual([{ days: 59 }]);
    expect(await found(700)).toEqual([{ days: 699 }]);
  });

  test('a clock that was behind for a while makes no backup older than it is', async () => {
    const { engine, folder, clock } = await atWork();
    const usb = path.join(folder, 'usb');
    await mkdir(usb);
    const begun = clock.now.getTime();
    expectValue(await engine['vault.backUp']({ folder: usb }));
    clock.now = new Date('2010-01-01T00:00:00Z');
    await checked(engine);
    clock.now = new Date(begun + 24 * 60 * 60 * 1000);
    expect(codesOf(await checked(engine))).not.toContain('backup-overdue');
  });

  test('a copy of a damaged vault is named as such and ends no warning of a missing backup', async () => {
    const work = await atWork();
    const { engine, folder, clock } = work;
    clock.now = new Date('2024-05-20T03:30:00Z');
    await altered(work, () => {
      const db = new DatabaseSync(path.join(work.vault, 'vault.db'));
      db.exec('UPDATE doc SET body = zeroblob(80) WHERE id = (SELECT min(id) FROM doc)');
      db.close();
    });
    const usb = path.join(folder, 'usb');
    await mkdir(usb);
    const made = expectValue(await engine['vault.backUp']({ folder: usb }));
    expect(made).toEqual({
      folderName: 'tuan-thu-sao-luu-20240520-033000-damaged',
      isLogged: true,
      problems: [{ code: 'backup-of-damaged', facts: { folder: made.folderName } }],
    });
    expect(await readdir(usb)).toEqual([made.folderName]);
    const overdue = (await checked(engine)).findings.filter(
      ({ problem }) => problem.code === 'backup-overdue',
    );
    expect(overdue.map(({ problem }) => problem.facts)).toEqual([{ days: null }]);
  });

  test('tells what lies in the folder that is not the vault', async () => {
    const work = await atWork();
    const { vault, clock } = work;
    clock.now = new Date();
    await writeFile(path.join(vault, 'keyring-PC1.json'), '{}');
    await mkdir(path.join(vault, 'quarantine'), { recursive: true });
    await writeFile(path.join(vault, 'quarantine', 'x'), 'xx');
    const orphan = path.join(vault, 'evidence', work.evidenceId.slice(0, 2), 'f'.repeat(32));
    await writeFile(orphan, 'xyz');
    const old = new Date(Date.now() - 3 * 60 * 60 * 1000);
    await utimes(orphan, old, old);
    const report = await checked(work.engine);
    expect(codesOf(report).filter((code) => code !== 'backup-overdue')).toEqual([
      'unknown-files',
      'quarantine-not-empty',
      'orphan-files',
    ]);
    expect(await readFile(orphan, 'utf8')).toBe('xyz');
  });

  test('one at a time; cancelling ends it and keeps no report; locking ends it too', async () => {
    const { engine } = await atWork();
    const first = engine['check.start'](undefined);
    expect(expectCodes(await engine['check.start'](undefined))).toEqual(['check-running']);
    expect(expectValue(await engine['check.state'](undefined)).running).not.toBeNull();
    expectValue(await engine['check.cancel'](undefined));
    expect(expectCodes(await first)).toEqual(['check-cancelled']);
    expect(expectValue(await engine['check.state'](undefined))).toMatchObject({ running: null, last: null });

    const second = engine['check.start'](undefined);
    expectValue(await engine['vault.lock'](undefined));
    expect(expectCodes(await second)).toEqual(['vault-locked']);
    expect(expectCodes(await engine['check.state'](undefined))).toEqual(['vault-locked']);
  });

  test('answers are saved while it runs', async () => {
    const { engine, returnId } = await atWork();
    const check = engine['check.start'](undefined);
    for (let i = 0; i < 20; i++) {
      const patch = { result: `lần ${i}` };
      expectValue(await engine['answers.save']({ returnId, itemId: '1.1.c', patch, leaving: i % 5 === 0 }));
    }
    expect(expectValue(await check).findings).toEqual([]);
  });

  test('begins by itself once a month, in an open vault that can be written to', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { engine, clock, events } = await atWork();
      const finished = () => events.filter(({ event }) => event === 'check.finished');
      const look = () => vi.advanceTimersByTime(5 * 60 * 1000);
      look();
      expect(expectValue(await engine['check.state'](undefined)).running).toBeNull();

      clock.now = new Date('2024-06-08T03:30:00Z');
      look();
      expect(expectValue(await engine['check.state'](undefined)).running).not.toBeNull();
      await vi.waitFor(() => expect(finished()).toHaveLength(1), 10_000);
      expect(finished()[0]?.payload).toMatchObject({ automatic: true, damage: 0 });
      const { last, nextAt } = expectValue(await engine['check.state'](undefined));
      expect([last?.automatic, nextAt.slice(0, 10)]).toEqual([true, '2024-07-08']);
      look();
      expect(expectValue(await engine['check.state'](undefined)).running).toBeNull();

      // A clock that went back by years makes it due: the last report lies in the future.
      clock.now = new Date('2020-01-01T00:00:00Z');
      expectValue(await engine['vault.lock'](undefined));
      look();
      expectValue(await engine['vault.unlock']({ passphrase }));
      look();
      await vi.waitFor(() => expect(finished()).toHaveLength(2), 10_000);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a bug in one that began by itself does not end the engine, and is met once a day', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { engine, clock, events } = await atWork();
      let met = 0;
      const { push } = Array.prototype;
      events.push = (...told) => {
        if (told.some(({ event }) => event === 'check.progress')) {
          met += 1;
          throw new TypeError('a bug');
        }
        return push.apply(events, told);
      };
      clock.now = new Date('2024-06-08T03:30:00Z');
      const look = async () => {
        vi.advanceTimersByTime(5 * 60 * 1000);
        await vi.waitFor(
          async () => expect(expectValue(await engine['check.state'](undefined)).running).toBeNull(),
          10_000,
        );
      };
      await look();
      expect(met).toBe(1);
      await look();
      expect(met).toBe(1);
      clock.now = new Date('2024-06-09T03:30:01Z');
      await look();
      expect(met).toBe(2);
      await expect(engine['check.start'](undefined)).rejects.toThrow('a bug');
    } finally {
      vi.useRealTimers();
    }
  });

  test('writes the report as text, and says when the place refuses', async () => {
    const { engine, folder } = await atWork();
    await checked(engine);
    expect(expectValue(await engine['check.reportName'](undefined))).toBe('kiem-tra-kho-20240508-1030.txt');
    const place = path.join(folder, 'báo cáo.txt');
    expectValue(await engine['check.writeReport']({ language: 'vi', path: place }));
    const text = await readFile(place, 'utf8');
    expect(text).toMatch(/^\uFEFFBÁO CÁO KIỂM TRA KHO DỮ LIỆU\r\n/);
    await rename(place, `${place}.cu`);
    await mkdir(place);
    expect(expectCodes(await engine['check.writeReport']({ language: 'vi', path: place }))).toEqual([
      'write-refused',
    ]);
  });
});
