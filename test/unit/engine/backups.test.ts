import { cp, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createAutomaticBackups, createBackupWork } from '../../../electron/engine/automaticBackups.ts';
import { createSession, type EngineNeeds } from '../../../electron/engine/session.ts';
import { type Result, succeed } from '../../../shared/result.ts';
import { aNewReturn } from '../../builders/aNewReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue, lockAt } from '../../support/anEngine.ts';
import { inTempDir } from '../vault/vaultFixture.ts';

const passphrase = 'Cuối năm họp tổ 3';
const dayMs = 86_400_000;

/** A session with its automatic backups and a clock that the test moves. */
async function withSession(
  work: (world: {
    folder: string;
    clock: { now: Date };
    session: ReturnType<typeof createSession>;
    backups: ReturnType<typeof createAutomaticBackups>;
    events: string[];
  }) => Promise<void>,
) {
  await inTempDir(async (folder) => {
    const clock = { now: new Date('2024-05-06T02:00:00Z') };
    const events: string[] = [];
    const needs = {
      folders: { resources: '', assets: '', vault: path.join(folder, 'vault') },
      now: () => clock.now,
      offsetMinutes: () => 420,
      tell: (event) => events.push(event),
      startTokenHost: () => {
        throw new Error('no tokens here');
      },
      kdf: { kdfCost: 2 ** 10, allowWeakKdf: true },
    } satisfies EngineNeeds;
    const session = createSession(needs);
    const backups = createAutomaticBackups(needs, session, createBackupWork(needs.tell));
    expectValue(await session.create(passphrase));
    await work({ folder, clock, session, backups, events });
    await session.lock();
  });
}

test('one backup a day is made, shown, and opens with the passphrase', () =>
  withSession(async ({ folder, clock, session, backups, events }) => {
    await backups.check();
    await backups.check();
    const state = expectValue(await backups.state());
    expect(state.backups.map(({ name, madeAt }) => [name, madeAt])).toEqual([
      ['20240506-020000', '2024-05-06T09:00:00+07:00'],
    ]);
    expect(state).toMatchObject({ problems: [], nextAt: '2024-05-07T07:00:00+07:00', isRunning: false });
    expect(events).toContain('backups.changed');
    clock.now = new Date(clock.now.getTime() + dayMs);
    expect(expectValue(await backups.state()).nextAt).toBeNull();
    await backups.check();
    expect(expectValue(await backups.state()).backups).toHaveLength(2);
    const { vault } = expectValue(session.opened());
    const actions = expectValue(vault.auditEntries(0, 100)).map(({ action }) => action);
    expect(actions).not.toContain('vault-backed-up');
    const copy = expectValue(
      await vault.openCopy(path.join(folder, 'backups', vault.vaultId, '20240507-020000')),
    );
    expect(copy.problems).toEqual([]);
    copy.lock();
  }));

test(
  'forty days leave seven days and four weeks',
  () =>
    withSession(async ({ clock, backups }) => {
      for (let day = 0; day < 40; day += 1) {
        await backups.check();
        clock.now = new Date(clock.now.getTime() + dayMs);
      }
      const names = expectValue(await backups.state()).backups.map(({ name }) => name);
      expect(names.length).toBeGreaterThanOrEqual(9);
      expect(names.length).toBeLessThanOrEqual(10);
      expect(names[0]).toBe('20240614-020000');
    }),
  60_000,
);

test('linked evidence survives its removal from the vault', () =>
  withSession(async ({ folder, session, backups }) => {
    const { vault, evidence } = expectValue(session.opened());
    const file = path.join(folder, 'x.bin');
    await writeFile(file, Buffer.alloc(300_000, 5));
    const attached = expectValue(await evidence.attachFile(file, 'x.bin')).evidence;
    await backups.check();
    const copied = path.join(
      folder,
      'backups',
      vault.vaultId,
      '20240506-020000',
      'evidence',
      attached.id.slice(0, 2),
      attached.id,
    );
    expect((await stat(copied)).nlink).toBe(2);
    expectValue(await evidence.remove(attached.id));
    expect((await readFile(copied)).length).toBeGreaterThan(300_000);
    expect((await stat(copied)).nlink).toBe(1);
  }));

test('a failed backup removes no old one, waits an hour, and is told after a week', () =>
  withSession(async ({ folder, clock, session, backups }) => {
    await backups.check();
    const { vault } = expectValue(session.opened());
    const place = path.join(folder, 'backups', vault.vaultId);
    const kept = path.join(folder, 'elsewhere');
    await cp(place, kept, { recursive: true });
    clock.now = new Date(clock.now.getTime() + 8 * dayMs);
    await rm(place, { recursive: true });
    await writeFile(place, 'a file where the folder should be');
    await backups.check();
    await rm(place);
    await cp(kept, place, { recursive: true });
    const failed = expectValue(await backups.state());
    expect(failed.problems.map(({ code }) => code)).toEqual(['automatic-backup-overdue', 'write-refused']);
    expect(failed.backups).toHaveLength(1);
    await backups.check();
    expect(expectValue(await backups.state()).backups).toHaveLength(1);
    clock.now = new Date(clock.now.getTime() + 61 * 60_000);
    await backups.check();
    expect(expectValue(await backups.state())).toMatchObject({ problems: [] });
    expect(expectValue(await backups.state()).backups).toHaveLength(2);
  }));

test('what a crash left half-made is swept, and never counted', () =>
  withSession(async ({ folder, session, backups }) => {
    const { vault } = expectValue(session.opened());
    const place = path.join(folder, 'backups', vault.vaultId);
    await mkdir(path.join(place, '.20240501-020000.aabbccddeeff.partial'), { recursive: true });
    expect(expectValue(await backups.state()).backups).toEqual([]);
    await backups.check();
    expect(await readdir(place)).toEqual(['20240506-020000']);
  }));

test('locking ends a backup without a failure, and saves go on while one is made', () =>
  withSession(async ({ folder, session, backups }) => {
    const { vault } = expectValue(session.opened());
    expectValue(vault.transact('saved', (tx) => tx.put('big', '1', { text: 'x'.repeat(3_000_000) })));
    const making = backups.makeNow();
    for (let save = 0; save < 30; save += 1) {
      expectValue(vault.saveQuietly('typing', 'field', { save }));
      await new Promise((goOn) => setImmediate(goOn));
    }
    expectValue(await making);
    const copy = expectValue(
      await vault.openCopy(path.join(folder, 'backups', vault.vaultId, '20240506-020000')),
    );
    expect(copy.problems).toEqual([]);
    copy.lock();
    const second = backups.makeNow();
    setImmediate(() => void session.lock());
    expect(['vault-locked', 'backup-exists']).toContain(expectCodes(await second)[0]);
    expectValue(await session.unlock(passphrase));
    expect(expectValue(await backups.state()).problems.map(({ code }) => code)).not.toContain('vault-locked');
  }));

test('one work at a time: a person goes before the program, and is told when another person does', async () => {
  const work = createBackupWork(() => undefined);
  const automatic = work.run(
    'automatic',
    ({ signal }) =>
      new Promise<Result<string>>((resolve) =>
        signal.addEventListener('abort', () => resolve(succeed('stopped'))),
      ),
  );
  const release = Promise.withResolvers<void>();
  const first = work.run('backup', async () => {
    await release.promise;
    return succeed('made');
  });
  expect(expectValue(await automatic)).toBe('stopped');
  expect(expectCodes(await work.run('restore', async () => succeed('never')))).toEqual(['backup-running']);
  release.resolve();
  expect(expectValue(await first)).toBe('made');
  expect(work.running).toBeNull();
});

test('a vault that is only read is backed up, and the call says that the log does not tell it', async () => {
  const { engine, folder } = await anEngine();
  try {
    expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
    const usb = path.join(folder, 'usb');
    await mkdir(path.join(usb, 'later'), { recursive: true });
    expect(expectValue(await engine['vault.backUp']({ folder: usb })).isLogged).toBe(true);
    expectValue(await engine['vault.lock'](undefined));
    const before = await readFile(path.join(folder, 'vault', 'vault.db'));
    expectValue(await engine['vault.unlock']({ passphrase, readOnly: true }));

    const made = expectValue(await engine['vault.backUp']({ folder: path.join(usb, 'later') }));

    expect(made).toMatchObject({ problems: [], isLogged: false });
    expect(await readdir(path.join(usb, 'later'))).toEqual([made.folderName]);
    expect((await readFile(path.join(folder, 'vault', 'vault.db'))).equals(before)).toBe(true);
  } finally {
    expectValue(await engine['vault.lock'](undefined));
    await rm(folder, { recursive: true, force: true });
  }
});

test('a backup by hand is put back through the calls, and the vault of before is kept', async () => {
  const { engine, folder, events } = await anEngine();
  try {
    expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
    const usb = path.join(folder, 'usb');
    await mkdir(usb);
    const { folderName } = expectValue(await engine['vault.backUp']({ folder: usb }));
    expect(events.some(({ event }) => event === 'backups.progress')).toBe(true);
    expectCodes(await engine['backups.readFolder']({ folder: path.join(folder, 'usb', 'nothing') }));
    const [candidate] = expectValue(await engine['backups.readFolder']({ folder: usb }));
    expect(candidate).toMatchObject({ folderName, isAutomatic: false });
    const candidateId = candidate?.candidateId ?? '';
    expect(expectCodes(await engine['backups.restore']({ candidateId, passphrase: 'sai' }))).toContain(
      'vault-wrong-passphrase',
    );
    expect(expectValue(await engine['vault.state'](undefined))).toBe('open');
    const restored = expectValue(await engine['backups.restore']({ candidateId, passphrase }));
    expect(restored.keptAs).toBe('20240508-033000');
    expect(expectValue(await engine['vault.state'](undefined))).toBe('locked');
    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(expectCodes(await engine['backups.restore']({ candidateId: '0'.repeat(32), passphrase }))).toEqual(
      ['restore-source-missing'],
    );
    expectValue(await engine['backups.makeNow'](undefined));
    const [automatic] = expectValue(await engine['backups.candidates'](undefined));
    expect(automatic).toMatchObject({ isAutomatic: true });
    expectValue(await engine['backups.cancel'](undefined));
    expectValue(await engine['vault.lock'](undefined));
    await rm(path.join(folder, 'vault', 'vault.db'));
    expect(expectValue(await engine['vault.state'](undefined))).toBe('database-missing');
    expectValue(await engine['backups.restore']({ candidateId: automatic?.candidateId ?? '', passphrase }));
    expect(expectValue(await engine['vault.state'](undefined))).toBe('locked');
    expectValue(await engine['vault.unlock']({ passphrase }));
  } finally {
    await engine['vault.lock'](undefined);
    await rm(folder, { recursive: true, force: true });
  }
});

test('an engine finishes what a crash cut off between the two renames', async () => {
  const first = await anEngine();
  expectValue(await first.engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await first.engine['vault.lock'](undefined));
  const prepared = '.vault.aabbccddeeff.restoring';
  await mkdir(path.join(first.folder, 'kept'));
  await cp(path.join(first.folder, 'vault'), path.join(first.folder, prepared), { recursive: true });
  await cp(path.join(first.folder, 'vault'), path.join(first.folder, 'kept', '20240508-033000'), {
    recursive: true,
  });
  await rm(path.join(first.folder, 'vault'), { recursive: true });
  const note = { prepared, kept: '20240508-033000' };
  await writeFile(path.join(first.folder, '.vault.restore.json'), JSON.stringify(note));
  const { engine } = await anEngine(first.folder);
  try {
    expect(expectValue(await engine['vault.state'](undefined))).toBe('locked');
    expect((await readdir(first.folder)).sort()).toEqual(['kept', 'vault']);
    expectValue(await engine['vault.unlock']({ passphrase }));
    const old = path.join(first.folder, '.vault.001122334455.restoring');
    await mkdir(old);
    await utimes(old, new Date(0), new Date(0));
    const again = await anEngine(first.folder);
    await again.engine['vault.state'](undefined);
    expect((await readdir(first.folder)).sort()).toEqual(['kept', 'vault']);
  } finally {
    await engine['vault.lock'](undefined);
    await rm(first.folder, { recursive: true, force: true });
  }
});

test('the recovery code puts a backup back too', async () => {
  const { engine, folder } = await anEngine();
  try {
    expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
    const usb = path.join(folder, 'usb');
    await mkdir(path.join(usb, 'before'), { recursive: true });
    expectValue(await engine['vault.backUp']({ folder: path.join(usb, 'before') }));
    const { code } = expectValue(await engine['keys.makeRecoveryCode']({ passphrase }));
    expectValue(await engine['keys.confirmRecoveryCode']({ code }));
    await mkdir(path.join(usb, 'after'));
    expectValue(await engine['vault.backUp']({ folder: path.join(usb, 'after') }));
    const restore = async (name: string) => {
      const [found] = expectValue(await engine['backups.readFolder']({ folder: path.join(usb, name) }));
      return engine['backups.restore']({ candidateId: found?.candidateId ?? '', passphrase: code });
    };
    expect(expectCodes(await restore('before'))).toEqual(['recovery-code-wrong']);
    expect(expectValue(await engine['vault.state'](undefined))).toBe('open');
    expectValue(await restore('after'));
    expect(expectValue(await engine['vault.state'](undefined))).toBe('locked');
    expectValue(await engine['vault.unlock']({ passphrase }));
  } finally {
    await engine['vault.lock'](undefined);
    await rm(folder, { recursive: true, force: true });
  }
});

test('a wanted restore is no older vault put back, a copy put back by hand is', async () => {
  const { engine, folder, events, clock } = await anEngine();
  const later = () => {
    clock.now = new Date(clock.now.getTime() + 60_000);
  };
  try {
    expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
    expectValue(await engine['audit.standing']({ seen: {} }));
    const usb = path.join(folder, 'usb');
    await mkdir(usb);
    const { folderName } = expectValue(await engine['vault.backUp']({ folder: usb }));
    later();
    expectValue(await engine['vault.lock'](undefined));
    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['audit.standing']({ seen: {} }));
    later();
    expectValue(await engine['vault.lock'](undefined));
    const told = events.findLast(({ event }) => event === 'audit.head')?.payload;
    const { vaultId, ...head } = told as { vaultId: string; seq: number; mac: string; at: string };
    const heads = { [vaultId]: head };
    const [candidate] = expectValue(await engine['backups.readFolder']({ folder: usb }));
    later();
    expectValue(await engine['backups.restore']({ candidateId: candidate?.candidateId ?? '', passphrase }));
    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(expectValue(await engine['audit.standing']({ seen: heads }))).toBeNull();
    expectValue(await engine['vault.lock'](undefined));

    await rm(path.join(folder, 'vault'), { recursive: true });
    await cp(path.join(usb, folderName), path.join(folder, 'vault'), { recursive: true });
    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(expectValue(await engine['audit.standing']({ seen: heads }))?.code).toBe('vault-older-than-seen');
  } finally {
    await engine['vault.lock'](undefined);
    await rm(folder, { recursive: true, force: true });
  }
});

test('a lock ends a restore, whose vault and folders stay as they were', async () => {
  const { engine, folder, events } = await anEngine();
  try {
    expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
    expectValue(await engine['unit.save'](aUnit()));
    const { returnId } = expectValue(await engine['returns.create'](aNewReturn));
    const usb = path.join(folder, 'usb');
    await mkdir(usb);
    const file = path.join(usb, 'x.bin');
    await writeFile(file, Buffer.alloc(1_200_000, 7));
    expectValue(await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }));
    await rm(file);
    expectValue(await engine['vault.backUp']({ folder: usb }));
    const [candidate] = expectValue(await engine['backups.readFolder']({ folder: usb }));
    const restore = () =>
      engine['backups.restore']({ candidateId: candidate?.candidateId ?? '', passphrase });
    for (const step of ['copying', 'checking']) {
      const lock = lockAt({ engine, events }, (payload) => payload.step === step);
      expect(expectCodes(await restore())).toEqual(['restore-cancelled']);
      expectValue(await lock.locked);
      expect((await readdir(folder)).sort()).toEqual(['usb', 'vault']);
      expectValue(await engine['vault.unlock']({ passphrase }));
      expect(expectValue(await engine['vault.findings'](undefined))).toEqual([]);
    }
    // A lock that comes behind the last step finds the restored vault locked already.
    expectValue(await restore());
    expectValue(await engine['vault.lock'](undefined));
    expect(expectValue(await engine['vault.state'](undefined))).toBe('locked');
    expectValue(await engine['vault.unlock']({ passphrase }));
  } finally {
    await engine['vault.lock'](undefined);
    await rm(folder, { recursive: true, force: true });
  }
});
