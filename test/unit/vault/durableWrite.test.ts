import { chmod, mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Conf from 'conf';
import { describe, expect, test } from 'vitest';
import {
  type DurableFs,
  durableFs,
  durableWriter,
  isTempName,
  writeFileDurably,
  writeFileDurablySync,
  writeFileSync,
  writeFileSyncWith,
} from '../../../electron/durableWrite/durableWrite.js';
import { type Fault, faultyFs } from './faultyFs.ts';
import { inTempDir } from './vaultFixture.ts';

const old = Buffer.from('bản cũ còn nguyên');
const next = Buffer.from('bản mới dài hơn bản cũ'.repeat(1000));

interface Writing {
  readonly name: string;
  readonly write: (fs: DurableFs, path: string, bytes: Buffer) => Promise<void>;
}

const writings: Writing[] = [
  { name: 'async', write: (fs, path, bytes) => durableWriter(fs).writeFileDurably(path, bytes) },
  { name: 'sync', write: async (fs, path, bytes) => durableWriter(fs).writeFileDurablySync(path, bytes) },
  { name: 'as atomically', write: async (fs, path, bytes) => writeFileSyncWith(fs, path, bytes) },
];

describe.each(writings)('a durable write ($name)', ({ write }) => {
  test('replaces the file and leaves no temporary one', () =>
    inTempDir(async (dir) => {
      const path = join(dir, 'tệp.json');
      await write(durableFs, path, old);
      await write(durableFs, path, next);
      expect((await readFile(path)).equals(next)).toBe(true);
      expect(await readdir(dir)).toEqual(['tệp.json']);
    }));

  test.each([1, 7, 1024])('completes when the system takes only %i bytes at a time', (most) =>
    inTempDir(async (dir) => {
      const path = join(dir, 'x');
      await writeFile(path, old);
      await write(faultyFs({ shortWrites: most }).fs, path, next.subarray(0, 3000));
      expect((await readFile(path)).equals(next.subarray(0, 3000))).toBe(true);
    }),
  );

  test('keeps the old file whichever call fails, in whatever way', () =>
    inTempDir(async (dir) => {
      const path = join(dir, 'x');
      for (const code of ['ENOSPC', 'EIO', 'EDQUOT']) {
        for (let failing = 0; ; failing++) {
          await writeFile(path, old);
          const fault: Fault = { shortWrites: 8000, failAtCall: failing, code };
          const faulty = faultyFs(fault);
          const outcome = await write(faulty.fs, path, next).then(
            () => null,
            (error: { code?: string }) => error,
          );
          const isPublished = faulty.calls.includes('rename') && faulty.failed !== 'rename';
          const expected = isPublished ? next : old;
          expect((await readFile(path)).equals(expected), `${code} at ${failing}: ${faulty.failed}`).toBe(
            true,
          );
          if (faulty.failed !== 'unlink') expect(await readdir(dir)).toEqual(['x']);
          if (faulty.failed === null) {
            expect(outcome).toBeNull();
            break;
          }
          expect(outcome?.code).toBe(code);
        }
      }
    }));

  test('reports a full disk when a write makes no progress', () =>
    inTempDir(async (dir) => {
      const path = join(dir, 'x');
      await writeFile(path, old);
      const outcome = write(faultyFs({ shortWrites: 0 }).fs, path, next);
      await expect(outcome).rejects.toMatchObject({ code: 'ENOSPC' });
      expect((await readFile(path)).equals(old)).toBe(true);
    }));

  test('waits for a lock on the target', () =>
    inTempDir(async (dir) => {
      const path = join(dir, 'x');
      for (const code of ['EPERM', 'EBUSY', 'EACCES']) {
        const faulty = faultyFs({ renameFailures: 6, code });
        await write(faulty.fs, path, next);
        expect(faulty.calls.filter((call) => call === 'rename')).toHaveLength(7);
      }
      expect((await readFile(path)).equals(next)).toBe(true);
    }));
});

describe('a target locked for a while', () => {
  /** Renames fail until so much of the writer's own waiting has gone by; no real time passes. */
  function lockedFor(ms: number, code: string) {
    let waitedMs = 0;
    const refuse = () => {
      if (waitedMs < ms) throw Object.assign(new Error(`${code} injected at rename`), { code });
    };
    const fs: DurableFs = {
      ...durableFs,
      renameSync: (from, to) => {
        refuse();
        durableFs.renameSync(from, to);
      },
      rename: async (from, to) => {
        refuse();
        await durableFs.rename(from, to);
      },
    };
    let turns = 0;
    const writer = durableWriter(fs, process.platform, {
      // Others get their turn in each pause: that is what the thread is left free for.
      pause: async (pauseMs) => {
        waitedMs += pauseMs;
        await new Promise<void>((goOn) => setImmediate(goOn));
        turns += 1;
      },
      pauseSync: (pauseMs) => {
        waitedMs += pauseMs;
      },
    });
    return { writer, waited: () => waitedMs, turns: () => turns };
  }

  const cases = ['EPERM', 'EBUSY'].flatMap((code) =>
    [600, 4900].flatMap((ms) => [[ms, code, 'async'] as const, [ms, code, 'sync'] as const]),
  );

  test.each(cases)('%i ms with %s is waited out (%s)', (ms, code, way) =>
    inTempDir(async (dir) => {
      const path = join(dir, 'x');
      await writeFile(path, old);
      const { writer, waited } = lockedFor(ms, code);
      if (way === 'sync') writer.writeFileDurablySync(path, next);
      else await writer.writeFileDurably(path, next);
      expect((await readFile(path)).equals(next)).toBe(true);
      expect(waited()).toBeGreaterThanOrEqual(ms);
      expect(waited()).toBeLessThanOrEqual(ms + 200);
      expect(await readdir(dir)).toEqual(['x']);
    }),
  );

  test.each(['EPERM', 'EBUSY'])('6 s with %s is given up after 5 s and the old version stays', (code) =>
    inTempDir(async (dir) => {
      const path = join(dir, 'x');
      await writeFile(path, old);
      const slow = lockedFor(6000, code);
      await expect(slow.writer.writeFileDurably(path, next)).rejects.toMatchObject({ code });
      const blocking = lockedFor(6000, code);
      expect(() => blocking.writer.writeFileDurablySync(path, next)).toThrow(
        expect.objectContaining({ code }),
      );
      for (const { waited } of [slow, blocking]) expect(waited()).toBeLessThan(5300);
      expect((await readFile(path)).equals(old)).toBe(true);
      expect(await readdir(dir)).toEqual(['x']);
    }),
  );

  test('leaves the thread to others in every pause, with the timer of use as well', () =>
    inTempDir(async (dir) => {
      const path = join(dir, 'x');
      const { writer, turns } = lockedFor(4900, 'EBUSY');
      await writer.writeFileDurably(path, next);
      expect(turns()).toBeGreaterThan(20);
      const faulty = faultyFs({ renameFailures: 5, code: 'EBUSY' });
      let isOver = false;
      let othersRan = 0;
      const written = durableWriter(faulty.fs)
        .writeFileDurably(path, old)
        .finally(() => {
          isOver = true;
        });
      while (!isOver) {
        await new Promise<void>((goOn) => setImmediate(goOn));
        othersRan += 1;
      }
      await written;
      expect(othersRan).toBeGreaterThan(5);
    }));
});

describe('a lock that never goes', () => {
  test(
    'is given up after five seconds with the old file kept',
    () =>
      inTempDir(async (dir) => {
        const path = join(dir, 'x');
        await writeFile(path, old);
        const faulty = faultyFs({ renameFailures: Number.POSITIVE_INFINITY, code: 'EBUSY' });
        await expect(durableWriter(faulty.fs).writeFileDurably(path, next)).rejects.toMatchObject({
          code: 'EBUSY',
        });
        expect((await readFile(path)).equals(old)).toBe(true);
        expect(await readdir(dir)).toEqual(['x']);
      }),
    15_000,
  );
});

test('a folder that cannot be synced is accepted on Windows only', () =>
  inTempDir(async (dir) => {
    const path = join(dir, 'x');
    const noDirectories = () => faultyFs({ failOpenOf: dir, code: 'EPERM' }).fs;
    await expect(durableWriter(noDirectories(), 'linux').writeFileDurably(path, next)).rejects.toMatchObject({
      code: 'EPERM',
    });
    await durableWriter(noDirectories(), 'win32').writeFileDurably(path, next);
    durableWriter(noDirectories(), 'win32').writeFileDurablySync(path, next);
  }));

test('a very long name still finds a temporary name', () =>
  inTempDir(async (dir) => {
    const path = join(dir, 'a'.repeat(255));
    await writeFileDurably(path, next);
    writeFileDurablySync(path, old);
    expect((await readFile(path)).equals(old)).toBe(true);
    expect(isTempName('.keyring.json.0123456789ab.tmp')).toBe(true);
    expect(isTempName('keyring.json')).toBe(false);
  }));

describe.runIf(process.platform !== 'win32')('modes', () => {
  test('a mode asked for is exact, otherwise that of the present file is kept', () =>
    inTempDir(async (dir) => {
      const path = join(dir, 'folder', 'x');
      writeFileSync(path, 'a', { mode: 0o600 });
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await chmod(path, 0o640);
      writeFileSync(path, 'b');
      expect((await stat(path)).mode & 0o777).toBe(0o640);
    }));
});

const fromConf = createRequire(createRequire(import.meta.url).resolve('conf'));

describe('conf, which electron-store writes with', () => {
  test('takes its writer from this package', async () => {
    const used = await realpath(dirname(fromConf.resolve('atomically')));
    expect(used).toBe(await realpath(join(import.meta.dirname, '../../../electron/durableWrite')));
  });

  test('keeps the old settings when the disk is full or takes only a part', () =>
    inTempDir(async (dir) => {
      const store = new Conf<Record<string, unknown>>({ cwd: dir, configName: 'settings' });
      store.set('language', 'vi');
      const before = await readFile(store.path, 'utf8');
      // The very module object that conf holds, not the copy that the test runner made for this file.
      const { durableFs: confFs } = fromConf('atomically') as { durableFs: DurableFs };
      for (const fault of [
        { shortWrites: 0 },
        { failAtCall: 1, code: 'ENOSPC', shortWrites: 10 },
      ] satisfies Fault[]) {
        const { fs } = faultyFs(fault);
        const kept = { ...confFs };
        Object.assign(confFs, { writeSync: fs.writeSync, openSync: fs.openSync });
        try {
          expect(() => store.set('language', 'en'.repeat(500))).toThrow(
            expect.objectContaining({ code: 'ENOSPC' }),
          );
        } finally {
          Object.assign(confFs, kept);
        }
        expect(await readFile(store.path, 'utf8')).toBe(before);
        expect(await readdir(dir)).toEqual(['settings.json']);
      }
      store.set('language', 'en');
      expect(new Conf({ cwd: dir, configName: 'settings' }).get('language')).toBe('en');
    }));

  test('is never told EXDEV, which it would answer by writing in place', () =>
    inTempDir(async (dir) => {
      await mkdir(join(dir, 'y'));
      const { fs } = faultyFs({ renameFailures: 1, code: 'EXDEV' });
      expect(() => writeFileSyncWith(fs, join(dir, 'y', 'x'), 'a')).toThrow(
        expect.objectContaining({ code: 'ENOTSUP' }),
      );
    }));
});
