import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Dice } from '../support/mutatePdf.ts';
import { nothingYet, plainFileVersion } from './crashEvents.ts';
import { startWriter } from './crashingWriter.ts';
import { judgeVault } from './judgeVault.ts';
import { type CrashReport, makeVault } from './killRun.ts';

const run = promisify(execFile);
const imageBytes = 96 * 1024 * 1024;

/**
 * A power cut in the small: the writer works on an ext4 file system that lies in a file, is stopped at a random moment, and what
 * has reached that file by then is copied, mounted and judged. What only lay in the cache of the file system is not in it.
 */
export async function powerCutRun(
  work: 'vault' | 'file' | 'file-unsynced',
  cuts: number,
  dice: Dice,
  each?: (cut: number) => void,
): Promise<CrashReport> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-cut-'));
  const totals = { writes: 0, evidence: 0, passphraseChanges: 0 };
  const faults: string[] = [];
  try {
    for (let cut = 1; cut <= cuts; cut += 1) {
      const { acknowledged, found } = await cutOnce(folder, work, 300 + dice.below(1500));
      totals.writes += acknowledged.writes;
      totals.evidence += acknowledged.attached.size;
      totals.passphraseChanges += acknowledged.passphrase;
      faults.push(...found.map((fault) => `${cut}: ${fault}`));
      each?.(cut);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    crashes: cuts,
    acknowledgedWrites: totals.writes,
    evidence: totals.evidence,
    passphraseChanges: totals.passphraseChanges,
    officerRound: 0,
    recoveryRound: 0,
    importRound: 0,
    backups: 0,
    faults,
  };
}

async function cutOnce(folder: string, work: 'vault' | 'file' | 'file-unsynced', afterMs: number) {
  const image = path.join(folder, 'disk.img');
  const after = path.join(folder, 'after.img');
  const place = path.join(folder, 'disk');
  const dir = path.join(place, 'work');
  const acknowledged = nothingYet();
  await makeDisk(image);
  await mount(image, place);
  let writer: Awaited<ReturnType<typeof startWriter>>;
  try {
    if (work === 'vault') await makeVault(dir);
    else await mkdir(dir);
    // The folder itself was there long before the power went.
    await run('sync', ['-f', place]);
    writer = await startWriter(work, dir, path.join(folder, 'scratch'), acknowledged);
    await sleep(afterMs);
    await writer.freeze();
    await copyFile(image, after);
    await writer.kill().catch(() => undefined);
  } finally {
    await unmount(place);
  }
  // What was acknowledged between the stop and the kill is not judged: the writer stood still.
  await mount(after, place);
  try {
    const found =
      work === 'vault' ? await judgeVault(dir, acknowledged) : await judgeFile(dir, acknowledged.saved);
    return { acknowledged, found };
  } finally {
    await unmount(place);
  }
}

async function judgeFile(dir: string, acknowledged: number): Promise<readonly string[]> {
  const content = await readFile(path.join(dir, 'document')).catch(() => null);
  if (content === null) return acknowledged > 0 ? ['the file is gone'] : [];
  const version = plainFileVersion(content);
  if (version === null) return ['the file is torn'];
  return version < acknowledged ? [`version ${acknowledged} is lost: ${version} is there`] : [];
}

async function makeDisk(image: string): Promise<void> {
  await rm(image, { force: true });
  await writeFile(image, '');
  await truncate(image, imageBytes);
  await run('mkfs.ext4', ['-q', '-F', image]);
}

async function mount(image: string, place: string): Promise<void> {
  await mkdir(place, { recursive: true });
  await run('mount', ['-o', 'loop', image, place]);
}

async function unmount(place: string): Promise<void> {
  await run('umount', [place]);
}

/** Why no power cut can be simulated on this machine; null where it can. */
export async function whyNoPowerCut(): Promise<string | null> {
  if (process.platform !== 'linux') return 'power cuts are simulated on Linux only';
  if (process.getuid?.() !== 0) return 'mounting a disk image needs root';
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-cut-'));
  const place = path.join(folder, 'disk');
  try {
    await makeDisk(path.join(folder, 'disk.img'));
    await mount(path.join(folder, 'disk.img'), place);
    await unmount(place);
    return null;
  } catch (error) {
    return `a disk image cannot be mounted (${(error as Error).message.split('\n')[0]})`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
