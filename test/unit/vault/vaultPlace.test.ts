import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longestVaultPath, refusedPlace } from '../../../electron/engine/vault/placeNotices.ts';
import { removableDevices } from '../../../electron/engine/vault/removableDrives.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { kindOfPlace, systemPlace, type VaultPlace } from '../../../electron/engine/vault/vaultPlace.ts';
import {
  cheapKdf,
  codes,
  inTempDir,
  open,
  passphrase,
  problems,
  reopened,
  value,
  withVault,
} from './vaultFixture.ts';

const lies = (place: VaultPlace) => ({ placeOf: async () => place });

describe('the disk a folder lies on', () => {
  const onWindows = (realPath: string, environment: NodeJS.ProcessEnv = {}) =>
    kindOfPlace({ platform: 'win32', environment, realPath, mounts: '' });

  test.each([
    ['\\\\MAYCHU\\chung\\kho', 'network'],
    ['//MAYCHU/chung/kho', 'network'],
    ['\\\\?\\UNC\\MAYCHU\\chung\\kho', 'network'],
    ['\\\\?\\C:\\Users\\mau\\kho', 'local'],
    ['\\\\.\\C:\\kho', 'local'],
    ['C:\\Users\\mau\\AppData\\Local\\tuan-thu\\vault', 'local'],
    ['D:\\kho', 'local'],
  ] as const)('on Windows %s is %s', (realPath, expected) => {
    expect(onWindows(realPath)).toBe(expected);
  });

  test.each([
    ['C:\\Users\\mau\\OneDrive\\kho', 'synced'],
    ['c:\\users\\MAU\\onedrive\\kho', 'synced'],
    ['C:\\Users\\mau\\OneDrive - UBND\\Documents\\kho', 'synced'],
    ['C:\\Users\\mau\\OneDrive', 'synced'],
    ['C:\\Users\\mau\\OneDriveCu\\kho', 'local'],
    ['C:\\Users\\mau\\AppData\\Local\\kho', 'local'],
    ['D:\\Users\\mau\\OneDrive\\kho', 'local'],
  ] as const)('with OneDrive signed in %s is %s', (realPath, expected) => {
    const environment = {
      OneDrive: 'C:\\Users\\mau\\OneDrive',
      OneDriveCommercial: 'C:\\Users\\mau\\OneDrive - UBND\\',
    };
    expect(onWindows(realPath, environment)).toBe(expected);
  });

  const mounts = [
    '22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw',
    '30 22 0:30 / /srv rw shared:2 - nfs4 may-chu:/srv rw',
    '31 30 8:1 / /srv/mau/rieng rw - ext4 /dev/sda1 rw',
    '32 22 0:32 / /mnt/o\\040chung rw - cifs //may-chu/chung rw',
    '33 22 0:33 / /media/usb rw - fuseblk /dev/sdb1 rw',
    '34 22 0:34 / /mnt/xa rw master:5 - fuse.sshfs mau@may-chu: rw',
    '35 22 0:35 / /mnt/hai rw - ext4 /dev/sdc rw',
    '36 35 0:36 / /mnt/hai rw - nfs may-chu:/hai rw',
  ].join('\n');

  test.each([
    ['/var/lib/kho', 'local'],
    ['/srv/mau/kho', 'network'],
    ['/srv/mau/rieng/kho', 'local'],
    ['/srvs/kho', 'local'],
    ['/mnt/o chung/kho', 'network'],
    ['/media/usb/kho', 'local'],
    ['/mnt/xa/kho', 'network'],
    ['/mnt/hai/kho', 'network'],
  ] as const)('on Linux the mount above %s makes it %s', (realPath, expected) => {
    expect(kindOfPlace({ platform: 'linux', environment: {}, realPath, mounts })).toBe(expected);
  });

  test.each([
    ['/media/usb/kho', 'removable'],
    ['/media/usb2/kho', 'local'],
    ['/srv/mau/kho', 'network'],
    ['/var/lib/kho', 'local'],
  ] as const)('with a stick at /media/usb %s is %s', (realPath, expected) => {
    const removable = new Set(['0:33', '0:30']);
    expect(kindOfPlace({ platform: 'linux', environment: {}, realPath, mounts, removable })).toBe(expected);
  });

  test('a folder that does not exist yet is judged by the one above it, links followed', () =>
    inTempDir(async (temp) => {
      expect(await systemPlace(join(temp, 'chưa', 'có'))).toBe('local');
      await mkdir(join(temp, 'OneDrive'));
      await symlink(join(temp, 'OneDrive'), join(temp, 'lối tắt'));
      const before = process.env.OneDrive;
      process.env.OneDrive = join(temp, 'OneDrive');
      try {
        expect(await systemPlace(join(temp, 'lối tắt', 'kho'))).toBe('synced');
        expect(await systemPlace(join(temp, 'kho'))).toBe('local');
      } finally {
        if (before === undefined) delete process.env.OneDrive;
        else process.env.OneDrive = before;
      }
    }));
});

describe('a new vault', () => {
  test.each([
    ['network', 'vault-network-refused'],
    ['synced', 'vault-sync-refused'],
  ] as const)('is not made on a %s disk, and nothing is written there', (place, code) =>
    inTempDir(async (temp) => {
      const dir = join(temp, 'vault');
      const made = await createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf, ...lies(place) });
      expect(codes(made)).toEqual([code]);
      expect(await readdir(temp)).toEqual([]);
    }),
  );

  test('has a path that Explorer reaches on Windows', async () => {
    const given = { passphrase, slotLabel: 'Cán bộ 1', ...lies('local') };
    const long = `/${'x'.repeat(longestVaultPath)}`;
    expect(problems(await refusedPlace({ dir: long, ...given }, 'win32'))).toEqual([
      { code: 'vault-path-too-long', facts: { length: long.length, longest: longestVaultPath } },
    ]);
    value(await refusedPlace({ dir: long.slice(0, longestVaultPath), ...given }, 'win32'));
    value(await refusedPlace({ dir: long, ...given }, 'linux'));
  });
});

describe('a vault that lies there already', () => {
  test('on a network disk opens for writing only after a person said so, and warns', () =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      const before = await readFile(join(dir, 'vault.db'));
      expect(codes(await open(dir, lies('network')))).toEqual(['vault-network-unconfirmed']);
      expect(await readFile(join(dir, 'vault.db'))).toEqual(before);
      expect(await readdir(dir)).not.toContain('lock');
      const codesOf = (again: { problems: readonly { code: string }[] }) =>
        again.problems.map(({ code }) => code);
      await reopened(
        dir,
        (again) => {
          expect(again.readOnly).toBe(false);
          expect(codesOf(again)).toEqual(['vault-on-network']);
        },
        { ...lies('network'), acceptNetwork: true },
      );
      await reopened(dir, (again) => expect(codesOf(again)).toEqual(['vault-on-network']), {
        ...lies('network'),
        readOnly: true,
      });
    }));

  test('in a synced folder opens with a warning and names the duplicates, which stay untouched', () =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      await writeFile(join(dir, 'keyring-MAY-2.json'), 'lạ');
      await writeFile(join(dir, 'vault (bản sao của MAY-2).db'), 'lạ');
      await reopened(
        dir,
        (again) =>
          expect(again.problems).toEqual([
            { code: 'vault-in-sync-folder', facts: {} },
            {
              code: 'vault-conflict-copies',
              facts: { names: ['keyring-MAY-2.json', 'vault (bản sao của MAY-2).db'] },
            },
          ]),
        lies('synced'),
      );
      expect(await readFile(join(dir, 'keyring-MAY-2.json'), 'utf8')).toBe('lạ');
    }));

  test('tells a second opener which account has it open and since when, by the clock of that computer', () =>
    withVault(
      async (_vault, dir) => {
        const written = JSON.parse(await readFile(join(dir, 'lock'), 'utf8'));
        expect(written).toEqual({
          pid: process.pid,
          host: hostname(),
          user: userInfo().username,
          since: expect.stringMatching(/^2026-11-0\dT\d\d:\d\d:00[+-]\d\d:\d\d$/),
        });
        expect(Date.parse(written.since)).toBe(Date.parse('2026-11-02T01:02:00Z'));
        expect(problems(await open(dir))).toEqual([
          {
            code: 'vault-in-use',
            facts: { host: hostname(), user: userInfo().username, since: written.since, isHere: true },
          },
        ]);
      },
      { now: () => new Date('2026-11-02T01:02:00Z') },
    ));

  test('opens again after a crash left the lock file of this computer', () =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      const lock = { pid: 2 ** 30, host: hostname(), user: 'mau', since: '2026-11-02T08:02:00+07:00' };
      await writeFile(join(dir, 'lock'), JSON.stringify(lock));
      await reopened(dir, async (again) => {
        expect(again.readOnly).toBe(false);
        expect(JSON.parse(await readFile(join(dir, 'lock'), 'utf8')).pid).toBe(process.pid);
      });
    }));
});

describe('drives that can be pulled out', () => {
  test('are what the kernel says, what hangs on USB, and what lies on one of them', () =>
    inTempDir(async (temp) => {
      const drive = async (at: string, files: Record<string, string>, parts: Record<string, string> = {}) => {
        const dir = join(temp, 'devices', at);
        await mkdir(dir, { recursive: true });
        for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), `${content}\n`);
        for (const [name, number] of Object.entries(parts)) {
          await mkdir(join(dir, name));
          await writeFile(join(dir, name, 'dev'), `${number}\n`);
        }
        await mkdir(join(temp, 'block'), { recursive: true });
        await symlink(dir, join(temp, 'block', at.split('/').at(-1) ?? ''));
        return dir;
      };
      await drive('pci0/ata1/sda', { dev: '8:0', removable: '0' }, { sda1: '8:1' });
      await drive('pci0/ata2/sdb', { dev: '8:16', removable: '1' }, { sdb1: '8:17', sdb2: '8:18' });
      await drive('pci0/usb2/2-1/sdc', { dev: '8:32', removable: '0' }, { sdc1: '8:33' });
      const sealed = await drive('virtual/dm-0', { dev: '253:0', removable: '0' });
      await mkdir(join(sealed, 'slaves', 'sdc1'), { recursive: true });
      const own = await drive('virtual/dm-1', { dev: '253:1', removable: '0' });
      await mkdir(join(own, 'slaves', 'sda1'), { recursive: true });

      const found = removableDevices(join(temp, 'block'));

      expect([...found].sort()).toEqual(['253:0', '8:16', '8:17', '8:18', '8:32', '8:33']);
      expect(removableDevices(join(temp, 'none'))).toEqual(new Set());
    }));

  test('may hold a vault, new or old, under a warning', () =>
    withVault(async (vault, dir) => {
      const warning = { code: 'vault-on-removable', facts: {} };
      expect(vault.problems).toEqual([warning]);
      value(vault.lock());
      await reopened(dir, (again) => expect(again.problems).toEqual([warning]), lies('removable'));
      await reopened(dir, (again) => expect(again.problems).toEqual([]));
    }, lies('removable')));
});
