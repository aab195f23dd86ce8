// Child process of the crash runs: writes as fast as it can, and tells what was acknowledged, line by line. Killed from outside.
import { createHash, randomBytes } from 'node:crypto';
import { fstatSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { durableFs, durableWriter } from '../../electron/durableWrite/durableWrite.js';
import { type EvidenceStore, openEvidenceStore } from '../../electron/engine/evidence/evidenceStore.ts';
import { putOfficer, putRecoveryCode } from '../../electron/engine/officers.ts';
import type { KeySlot } from '../../electron/engine/vault/keyring.ts';
import { openVault, type Vault } from '../../electron/engine/vault/vault.ts';
import type { Result } from '../../shared/result.ts';
import {
  type CrashEvent,
  passphraseNumber,
  plainFileContent,
  secretOfSlot,
  slotOfRound,
} from './crashEvents.ts';

const [work = '', dir = '', firstPassphrase = '0', scratch = ''] = process.argv.slice(2);

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}

const tell = (event: CrashEvent) => writeSync(1, `${JSON.stringify(event)}\n`);

/** Every kind of write of a vault, round by round. */
async function writeVault(): Promise<never> {
  let number = Number(firstPassphrase);
  const passphrase = passphraseNumber(number);
  const vault = must(await openVault({ dir, passphrase, allowWeakKdf: true }));
  const store = must(await openEvidenceStore(vault));
  let n = Number((must(vault.read('count', 'n'))?.value as { n: number } | undefined)?.n ?? 0);
  tell({ opened: n });
  for (;;) {
    n += 1;
    const text = `${n} `.repeat(2000);
    must(
      vault.transact('saved', (tx) => {
        tx.put('count', 'n', { n });
        tx.put('answer', String(n % 7), { n, text });
      }),
    );
    tell({ saved: n });
    must(vault.saveQuietly('typing', 'field', { n, text }));
    tell({ typed: n });
    if (n % 3 === 0) {
      writeFileSync(scratch, randomBytes(300_000));
      const { evidence } = must(await store.attachFile(scratch, `${n}.bin`));
      tell({ attached: evidence.id, sha256: evidence.sha256 });
    }
    if (n % 5 === 0) must(vault.closeVisit('typing', 'field'));
    if (n % 7 === 0) {
      must(await vault.changePassphrase(passphraseNumber(number), passphraseNumber(number + 1)));
      number += 1;
      tell({ passphrase: number });
    }
    if (n % 4 === 0) {
      await replaceSlot(vault, 'officer', n, number);
      tell({ officer: n });
    }
    if (n % 5 === 1) {
      await takeIn(store, n);
      tell({ takenIn: n });
    }
    if (n % 6 === 0) {
      await replaceSlot(vault, 'recovery', n, number);
      tell({ recovery: n });
    }
    if (n % 13 === 0) {
      const backup = path.join(path.dirname(dir), `copy-${randomBytes(6).toString('hex')}`);
      must(await vault.backupTo(backup));
      tell({ backup, passphraseOfBackup: number });
    }
  }
}

/** What the import of a package writes: several files and a document, all of them or none. */
async function takeIn(store: EvidenceStore, n: number) {
  const batch = store.batch();
  const ids: string[] = [];
  for (const part of [1, 2]) {
    const bytes = randomBytes(40_000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const facts = { name: `${n}-${part}.bin`, addedBy: '' };
    const evidence = { ...facts, addedAt: new Date().toISOString() };
    const chunks = async function* () {
      yield bytes;
    };
    ids.push(must(await batch.stage({ sha256, sizeBytes: bytes.length, evidence }, chunks())));
  }
  must(await batch.commit('transfer-taken-in', (tx) => tx.put('taken-in', 'last', { n, ids })));
}

/** A second officer, or a recovery code, in place of the one before. */
async function replaceSlot(vault: Vault, kind: 'officer' | 'recovery', n: number, number: number) {
  const id = slotOfRound(kind, n);
  const place =
    kind === 'officer'
      ? ({ id, label: `CB ${n}`, type: 'passphrase' } as const)
      : ({ id, label: 'recovery-code', type: 'recovery' } as const);
  const proof = { slotId: vault.slotId, secret: passphraseNumber(number) };
  const slot = must(await vault.prepareSlot(proof, { ...place, secret: secretOfSlot(id) }));
  const isReplaced = (other: KeySlot) => other.type === place.type && other.id !== vault.slotId;
  must(
    await vault.changeSlots(
      (slots) => [...slots.filter((other) => !isReplaced(other)), slot],
      kind === 'officer' ? 'officer-added' : 'recovery-code-replaced',
      (tx) =>
        kind === 'officer'
          ? putOfficer(tx, id, place.label, `Cán bộ ${n}`)
          : putRecoveryCode(tx, id, new Date().toISOString()),
    ),
  );
}

/** One file replaced again and again. `syncFolder: false` is the control: the writer as it would be without its last step. */
async function writeFile(syncFolder: boolean): Promise<never> {
  const fs = syncFolder
    ? durableFs
    : {
        ...durableFs,
        fsyncSync: (descriptor: number) => {
          if (!fstatSync(descriptor).isDirectory()) durableFs.fsyncSync(descriptor);
        },
      };
  const { writeFileDurablySync } = durableWriter(fs);
  const file = path.join(dir, 'document');
  tell({ opened: 0 });
  for (let n = 1; ; n += 1) {
    writeFileDurablySync(file, plainFileContent(n));
    tell({ saved: n });
  }
}

if (work === 'vault') await writeVault();
await writeFile(work === 'file');
