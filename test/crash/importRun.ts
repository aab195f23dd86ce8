import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEvidenceStore } from '../../electron/engine/evidence/evidenceStore.ts';
import type { OpenVaultSession } from '../../electron/engine/session.ts';
import { ownTransferIdentity } from '../../electron/engine/transfer/transferIdentity.ts';
import { writeTransfer } from '../../electron/engine/transfer/writeTransfer.ts';
import { openVault } from '../../electron/engine/vault/vault.ts';
import type { Result } from '../../shared/result.ts';
import { anAnswer } from '../builders/anAnswer.ts';
import { aReturn } from '../builders/aReturn.ts';
import { aUnit } from '../builders/aUnit.ts';
import type { Dice } from '../support/mutatePdf.ts';
import { passphraseNumber } from './crashEvents.ts';
import { makeVault } from './killRun.ts';

export interface ImportReport {
  readonly crashes: number;
  /** Imports that were acknowledged. */
  readonly imports: number;
  /** Crashes that cut an import off which left nothing. */
  readonly cutOff: number;
  readonly faults: readonly string[];
}

/** A package, and what must be there after it came in. */
interface Sent {
  readonly file: string;
  readonly returnId: string;
  readonly result: string;
  readonly evidence: readonly string[];
}

const packageCount = 6;
const filesEach = 3;
const fileBytes = 400_000;

/** Kills real imports of real packages at random moments: each return is there whole or not at all, acknowledged ones are there. */
export async function importRun(
  kills: number,
  dice: Dice,
  each?: (kill: number) => void,
): Promise<ImportReport> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-import-'));
  const empty = path.join(folder, 'empty');
  const packages = path.join(folder, 'packages');
  const place = path.join(folder, 'pc');
  const faults: string[] = [];
  let [imports, cutOff] = [0, 0];
  try {
    await makeVault(empty);
    const sent = await makePackages(folder, packages, empty);
    let acknowledged = new Set<string>();
    for (let kill = 1; kill <= kills; kill += 1) {
      if (acknowledged.size === 0 || acknowledged.size === sent.length) {
        await rm(place, { recursive: true, force: true });
        await cp(empty, path.join(place, 'vault'), { recursive: true });
        acknowledged = new Set();
      }
      const before = acknowledged.size;
      const told = await killedImport(
        path.join(place, 'vault'),
        packages,
        dice.below(kill % 3 === 0 ? 5000 : 1500),
      );
      for (const name of told) acknowledged.add(name);
      imports += acknowledged.size - before;
      const judged = await judge(path.join(place, 'vault'), sent, acknowledged);
      faults.push(...judged.faults.map((fault) => `${kill}: ${fault}`));
      if (judged.present.length === before) cutOff += 1;
      // What came in just before the kill was not told, and is there.
      acknowledged = new Set(judged.present);
      each?.(kill);
    }
    return { crashes: kills, imports, cutOff, faults };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function killedImport(dir: string, packages: string, afterMs: number): Promise<readonly string[]> {
  const program = path.join(import.meta.dirname, 'importWriter.ts');
  const child = spawn(process.execPath, [program, dir, packages], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    output += data;
  });
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    errors += data;
  });
  const closed = once(child, 'close');
  while (!output.includes('opened') && child.exitCode === null) await sleep(2);
  await sleep(afterMs);
  if (child.exitCode !== null) throw new Error(`the import ended by itself: ${errors}`);
  child.kill('SIGKILL');
  await closed;
  return output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.endsWith('.age'));
}

async function makePackages(folder: string, packages: string, receiverDir: string): Promise<readonly Sent[]> {
  await mkdir(packages);
  const receiver = await open(receiverDir);
  must(receiver.vault.transact('unit-saved', (tx) => tx.put('unit', 'unit', aUnit())));
  const { recipient } = must(await ownTransferIdentity(receiver));
  receiver.vault.lock();
  const senderDir = path.join(folder, 'sender');
  await makeVault(senderDir);
  const sender = await open(senderDir);
  must(sender.vault.transact('unit-saved', (tx) => tx.put('unit', 'unit', aUnit())));
  const sent: Sent[] = [];
  for (let n = 0; n < packageCount; n += 1) {
    const { texts, ...details } = aReturn({
      returnId: `11111111-2222-4333-8444-${String(n).padStart(12, '0')}`,
    });
    const { returnId } = details;
    const result = `Kết quả của gói ${n}. `.repeat(50).trim();
    const evidence: string[] = [];
    const ids: string[] = [];
    for (let file = 0; file < filesEach; file += 1) {
      const bytes = randomBytes(fileBytes);
      const source = path.join(folder, `${n}-${file}.bin`);
      await writeFile(source, bytes);
      ids.push(must(await sender.evidence.attachFile(source, `${n}-${file}.bin`)).evidence.id);
      evidence.push(createHash('sha256').update(bytes).digest('hex'));
    }
    must(
      sender.vault.transact('return-created', (tx) => {
        tx.put('return', returnId, { ...details, groupId: 'ubnd-cap-huyen' });
        tx.put('returnTexts', returnId, texts);
        tx.put(`answer/${returnId}`, '1.1.a', anAnswer('1.1.a', { result, evidenceIds: ids }));
        for (const id of ids) tx.put(`evidenceOf/${returnId}`, id, { caption: `Ảnh ${n}` });
      }),
    );
    const file = `${n}.age`;
    const lock = { kind: 'key', recipient } as const;
    must(
      await writeTransfer(sender, {
        scope: { kind: 'return', returnId },
        lock,
        target: path.join(packages, file),
      }),
    );
    sent.push({ file, returnId, result, evidence });
  }
  sender.vault.lock();
  return sent;
}

async function judge(dir: string, sent: readonly Sent[], acknowledged: ReadonlySet<string>) {
  const { vault, evidence } = await open(dir);
  const faults: string[] = [];
  const present: string[] = [];
  const expectNone = (what: string, problems: readonly unknown[]) => {
    if (problems.length > 0) faults.push(`${what}: ${JSON.stringify(problems)}`);
  };
  try {
    expectNone('found at unlock', [...vault.problems, ...evidence.problems]);
    const [rows, audit, files] = [vault.verifyRows(), vault.verifyAudit(), await evidence.verifyAll()];
    expectNone('rows', rows.ok ? rows.value : rows.problems);
    expectNone('log', audit.ok ? [] : audit.problems);
    expectNone('evidence', files.ok ? files.value : files.problems);
    for (const { file, returnId, result, evidence: contents } of sent) {
      const answer = must(vault.read(`answer/${returnId}`, '1.1.a'))?.value as
        | { readonly result: string; readonly evidenceIds: readonly string[] }
        | undefined;
      const parts = [
        must(vault.read('return', returnId)) !== null,
        must(vault.read('returnTexts', returnId)) !== null,
        answer?.result === result,
        contents.every(
          (sha256) => answer?.evidenceIds.some((id) => evidence.find(id)?.sha256 === sha256) === true,
        ),
        must(vault.list(`evidenceOf/${returnId}`)).documents.length === filesEach,
      ];
      if (parts.every(Boolean)) present.push(file);
      else if (parts.some(Boolean)) faults.push(`half of ${file} is there: ${parts.join()}`);
      else if (acknowledged.has(file)) faults.push(`${file} is lost`);
    }
    const records = must(vault.list('transferIn')).documents.length;
    if (records !== present.length) faults.push(`${records} records of imports, ${present.length} returns`);
    const stored = evidence.list().length;
    if (stored !== present.length * filesEach) faults.push(`${stored} files of ${present.length} imports`);
  } finally {
    vault.lock();
  }
  return { faults, present };
}

async function open(dir: string): Promise<OpenVaultSession> {
  const vault = must(await openVault({ dir, passphrase: passphraseNumber(0), allowWeakKdf: true }));
  const evidence = must(await openEvidenceStore(vault));
  return { vault, evidence, momentText: (moment) => moment.toISOString() };
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}
