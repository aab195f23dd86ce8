import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { durableFs, writeFileDurably } from '../../../electron/durableWrite/durableWrite.js';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { exportEvidence } from '../../../electron/engine/evidence/exportEvidence.ts';
import { isPathTooLong, longestExportPath, shorterName } from '../../../electron/engine/pathLength.ts';
import { writeReturn } from '../../../electron/engine/writeReturn.ts';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { codes, inTempDir, problems, reopened, value, withVault } from '../vault/vaultFixture.ts';

const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;

/** Exports two files into `out`, which is taken away while the second is opened for writing. */
function exportWhile(
  takeAway: (out: string) => void | Promise<void>,
  prepare: (out: string) => void = () => undefined,
) {
  let opened = 0;
  let place = '';
  const open: typeof durableFs.open = async (path, flags, mode) => {
    if (String(path).startsWith(place) && place !== '') {
      opened += 1;
      if (opened === 2) await takeAway(place);
    }
    return durableFs.open(path, flags, mode);
  };
  return withVault(
    async (vault, dir) => {
      const out = join(dir, '..', 'usb');
      await mkdir(out);
      prepare(out);
      const store = value(await openEvidenceStore(vault));
      const evidence: ManifestEntry[] = [];
      const ids = new Map<string, string>();
      for (const number of [1, 2]) {
        const source = join(dir, '..', 'nguồn');
        await writeFile(source, randomBytes(100_000));
        const { id, sha256, name, sizeBytes } = value(
          await store.attachFile(source, `tệp ${number}.bin`),
        ).evidence;
        ids.set(sha256, id);
        evidence.push({ number, name, exportName: `${number}.bin`, sizeBytes, sha256 } as ManifestEntry);
      }
      place = out;
      const exported = await exportEvidence(store, { evidence }, { form: 'folder', target: out, ids });
      expect(opened).toBeGreaterThanOrEqual(2);
      expect(codes(exported)).toEqual(['place-vanished']);
      expect(value(await store.verifyAll())).toEqual([]);
      value(vault.lock());
      await reopened(dir, (again) => expect(again.problems).toEqual([]));
      return readdir(out).catch(() => []);
    },
    { disk: { ...durableFs, open } },
  );
}

describe('a device taken away while evidence is written to it', () => {
  test('is told as such; nothing is left of it and the vault is whole', async () => {
    expect(await exportWhile((out) => rm(out, { recursive: true }))).toEqual([]);
  });
});

describeUnless(
  mayMount ? null : 'mounting a tmpfs is not allowed here',
  'a mounted device taken away',
  () => {
    test('is told as such; nothing is written into the folder it was mounted on', async () => {
      const left = await exportWhile(
        (out) => void execFileSync('umount', ['-l', out]),
        (out) => void execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', out]),
      );
      expect(left).toEqual([]);
    });
  },
);

describe('a return written to a device', () => {
  const bytes = randomBytes(1000);
  const exported = { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };

  test('that is taken away is told as such', () =>
    inTempDir(async (temp) => {
      const out = join(temp, 'usb');
      await mkdir(out);
      const write: typeof writeFileDurably = async (...given) => {
        await rm(out, { recursive: true });
        return writeFileDurably(...given);
      };
      expect(problems(await writeReturn(join(out, 'a.pdf'), exported, { overwrite: false, write }))).toEqual([
        { code: 'place-vanished', facts: { reason: 'ENOENT' } },
      ]);
    }));

  test('and taken away by a virus scanner at once is not called written', () =>
    inTempDir(async (temp) => {
      const file = join(temp, 'a.pdf');
      const write: typeof writeFileDurably = async (...given) => {
        await writeFileDurably(...given);
        await rm(file);
      };
      expect(codes(await writeReturn(file, exported, { overwrite: false, write }))).toEqual([
        'export-self-check-failed',
      ]);
    }));

  test('that is full names the bytes missing where they can be known', () =>
    inTempDir(async (temp) => {
      const write = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
      const huge = { bytes: { byteLength: 2 ** 60 } as Uint8Array, sha256: '' };
      const options = { overwrite: false, write };
      expect(problems(await writeReturn(join(temp, 'a.pdf'), huge, options))).toEqual([
        { code: 'disk-full', facts: { missingBytes: expect.any(Number) } },
      ]);
      expect(problems(await writeReturn(join(temp, 'a.pdf'), exported, options))).toEqual([
        { code: 'disk-full', facts: { missingBytes: null } },
      ]);
    }));

  test('has a path that office programs on Windows still open', () => {
    const folder = 'C:\\Báo cáo\\';
    const longest = `${folder}${'x'.repeat(longestExportPath - folder.length)}`;
    expect(isPathTooLong(longest, 'win32')).toBe(false);
    expect(isPathTooLong(`${longest}x`, 'win32')).toBe(true);
    expect(isPathTooLong(`${longest}x`, 'linux')).toBe(false);
  });

  test('is offered a name that fits its folder, when there is one', () => {
    const name = `Báo cáo về việc ${'rất '.repeat(60)}dài.pdf`;
    for (const folder of ['C:\\', 'C:\\Báo cáo', `C:\\${'x'.repeat(160)}`, `C:\\${'x'.repeat(212)}`]) {
      const shorter = shorterName(`${folder}\\${name}`, 'win32') ?? '';
      expect(shorter).toMatch(/^Báo cáo về .*\.pdf$/);
      expect(isPathTooLong(`${folder}\\${shorter}`, 'win32')).toBe(false);
    }
    expect(shorterName(`C:\\${'x'.repeat(213)}\\${name}`, 'win32')).toBeNull();
    expect(shorterName(`/thư mục/${'x'.repeat(300)}.pdf`, 'linux')).toBe(`${'x'.repeat(116)}.pdf`);
    expect(shorterName('/thư mục/ngắn.pdf', 'linux')).toBeNull();
  });
});
