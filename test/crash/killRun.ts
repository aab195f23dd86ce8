import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createVault } from '../../electron/engine/vault/vault.ts';
import type { Dice } from '../support/mutatePdf.ts';
import { nothingYet, passphraseNumber } from './crashEvents.ts';
import { startWriter } from './crashingWriter.ts';
import { judgeVault } from './judgeVault.ts';

export interface CrashReport {
  readonly crashes: number;
  readonly acknowledgedWrites: number;
  readonly evidence: number;
  readonly passphraseChanges: number;
  /** Round of the last officer added and of the last recovery code. */
  readonly officerRound: number;
  readonly recoveryRound: number;
  /** Round of the last import. */
  readonly importRound: number;
  readonly backups: number;
  /** `<number of the crash>: <what is lost or torn>`. */
  readonly faults: readonly string[];
}

/** Kills a writing vault again and again after a random 10–220 ms and judges what is on the disk each time. */
export async function killRun(
  kills: number,
  dice: Dice,
  each?: (kill: number) => void,
): Promise<CrashReport> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-kill-'));
  const dir = path.join(folder, 'vault');
  const acknowledged = nothingYet();
  const backups = new Set<string>();
  const faults: string[] = [];
  try {
    await makeVault(dir);
    for (let kill = 1; kill <= kills; kill += 1) {
      const writer = await startWriter('vault', dir, path.join(folder, 'scratch'), acknowledged);
      // Now and then long enough for a backup with its checks to be acknowledged.
      await sleep(10 + dice.below(kill % 10 === 0 ? 2500 : 210));
      await writer.kill();
      faults.push(...(await judgeVault(dir, acknowledged)).map((fault) => `${kill}: ${fault}`));
      for (const backup of acknowledged.backups.keys()) {
        backups.add(backup);
        await rm(backup, { recursive: true, force: true });
      }
      acknowledged.backups.clear();
      each?.(kill);
    }
    return {
      crashes: kills,
      acknowledgedWrites: acknowledged.writes,
      evidence: acknowledged.attached.size,
      passphraseChanges: acknowledged.passphrase,
      officerRound: acknowledged.officer,
      recoveryRound: acknowledged.recovery,
      importRound: acknowledged.takenIn,
      backups: backups.size,
      faults,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function makeVault(dir: string): Promise<void> {
  const made = await createVault({
    dir,
    passphrase: passphraseNumber(0),
    slotLabel: 'Cán bộ 1',
    kdfCost: 2 ** 10,
    allowWeakKdf: true,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  made.value.lock();
}
