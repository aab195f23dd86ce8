import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { writeProblem } from '../../../electron/engine/vault/diskProblems.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { expectValue } from '../../support/anEngine.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { aTransferPair, attach, receive, send } from '../../support/transferPair.ts';

const sourceEntry = path.resolve(import.meta.dirname, '../../../electron/cli/cli.ts');
const imageBytes = 512 * 1024 * 1024;
const mib = 1024 * 1024;
const sticks = [
  { name: 'FAT32', type: 'vfat', make: ['mkfs.vfat', '-F', '32'] },
  { name: 'exFAT', type: 'exfat', make: ['mkfs.exfat'] },
] as const;

for (const stick of sticks)
  describeUnless(await whyNoStick(stick), `a stick formatted as ${stick.name}`, () => {
    test('takes a backup and a package under a Vietnamese name, and both open', { timeout: 120_000 }, () =>
      onStick(stick, async (mount) => {
        const { sender, receiver } = await aTransferPair();
        const photo = randomBytes(3 * mib);
        await attach(sender.test, sender.returnId, 'Ảnh trực.bin', photo);
        const folder = path.join(mount, 'Sao lưu quý I');
        await mkdir(folder);
        const file = await send(sender.engine, receiver.engine, path.join(folder, 'Gói chuyển.age'));
        expectValue(await receive(receiver.engine, file));
        expect(await readFile(`${file}.sha256`, 'utf8')).toContain('Gói chuyển.age');
        const { folderName, problems } = expectValue(await sender.engine['vault.backUp']({ folder }));
        expect(problems).toEqual([]);
        const copied = await readdir(path.join(folder, folderName), { recursive: true });
        expect(copied).toEqual(expect.arrayContaining(['vault.db', 'keyring.json', 'evidence']));
      }),
    );

    test(`${stick.type === 'vfat' ? 'refuses' : 'has no limit for'} a file above 4 GiB`, () =>
      onStick(stick, async (mount) => {
        const file = path.join(mount, 'lớn.bin');
        await writeFile(file, '');
        const grown = await truncate(file, 4 * 1024 * mib).then(
          () => null,
          (error: unknown) => writeProblem(error).code,
        );
        // The stick is smaller than the file: without a limit it is full, or the file has a hole.
        if (stick.type === 'vfat') expect(grown).toBe('file-too-large-for-disk');
        else expect([null, 'disk-full']).toContain(grown);
      }));
  });

const noShell = process.platform === 'win32' ? 'needs a Unix shell' : null;

describeUnless(noShell, 'a place that takes no file that large', () => {
  test('is told as such by a backup, and the vault is as it was', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-usb-'));
    const passphrase = 'Cuối năm họp tổ 3';
    const dir = path.join(folder, 'kho');
    const vault = expectValue(
      await createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', kdfCost: 2 ** 15 }),
    );
    const photo = path.join(folder, 'Ảnh.bin');
    await writeFile(photo, randomBytes(6 * mib));
    expectValue(await expectValue(await openEvidenceStore(vault)).attachFile(photo, 'Ảnh.bin'));
    vault.lock();
    await writeFile(path.join(folder, 'mk.txt'), passphrase);
    await mkdir(path.join(folder, 'usb'));
    const backup = [
      'vault',
      'backup',
      '--vault',
      dir,
      '--passphrase-file',
      'mk.txt',
      '--to',
      'usb/1',
      '--json',
    ];
    // The system refuses to let a file of this process grow beyond 4 MiB, as FAT32 does beyond 4 GiB.
    const limited = 'trap "" XFSZ; ulimit -f 4096; exec "$@"';
    const ran = spawnSync('bash', ['-c', limited, 'bash', process.execPath, sourceEntry, ...backup], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.stdout).problems.map(({ code }: { readonly code: string }) => code)).toEqual([
      'file-too-large-for-disk',
    ]);
    expect(await readdir(path.join(folder, 'usb'))).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });
});

async function onStick(
  { type, make }: (typeof sticks)[number],
  work: (mount: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-usb-'));
  const [image, mount] = [path.join(folder, 'usb.img'), path.join(folder, 'usb')];
  await writeFile(image, '');
  await truncate(image, imageBytes);
  await mkdir(mount);
  const [program, ...options] = make;
  execFileSync(program, [...options, image], { stdio: 'ignore' });
  execFileSync('mount', ['-t', type, '-o', 'loop,utf8', image, mount], { stdio: 'ignore' });
  try {
    await work(mount);
  } finally {
    execFileSync('umount', ['-l', mount]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function whyNoStick(stick: (typeof sticks)[number]): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux';
  const [program] = stick.make;
  if (spawnSync(program, ['--help']).error !== undefined) return `${program} is not installed`;
  try {
    await onStick(stick, async () => undefined);
    return null;
  } catch {
    return `mounting ${stick.type} is not allowed here, or the system does not know it`;
  }
}
