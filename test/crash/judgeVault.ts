import { existsSync } from 'node:fs';
import { openEvidenceStore } from '../../electron/engine/evidence/evidenceStore.ts';
import { openVault, type Vault } from '../../electron/engine/vault/vault.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Acknowledged, passphraseNumber, roundOfSlot, secretOfSlot } from './crashEvents.ts';

/** Faults of a vault after a crash, each a sentence; empty when nothing acknowledged is lost and nothing is torn. */
export async function judgeVault(dir: string, acknowledged: Acknowledged): Promise<readonly string[]> {
  const opened = await openAfterCrash(dir, acknowledged);
  if (!('vault' in opened)) return [`the vault does not open: ${told(opened.problems)}`];
  const faults: string[] = [];
  try {
    await judgeOpen(opened.vault, acknowledged, faults);
    faults.push(...(await judgeSlots(opened.vault, acknowledged)));
  } finally {
    opened.vault.lock();
  }
  for (const [backup, number] of acknowledged.backups) {
    const fault = existsSync(backup) ? await judgeBackup(backup, number) : `the backup ${backup} is gone`;
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

/** A change of the passphrase that was cut off leaves the old one or the new one; one that was acknowledged the new one. */
async function openAfterCrash(dir: string, acknowledged: Acknowledged) {
  const tried: Problem[] = [];
  for (const number of [acknowledged.passphrase, acknowledged.passphrase + 1]) {
    const vault = await openVault({ dir, passphrase: passphraseNumber(number), allowWeakKdf: true });
    if (vault.ok) {
      acknowledged.passphrase = number;
      return { vault: vault.value };
    }
    tried.push(...vault.problems);
  }
  return { problems: tried };
}

async function judgeOpen(vault: Vault, acknowledged: Acknowledged, faults: string[]): Promise<void> {
  const expectNone = (what: string, problems: readonly Problem[]) => {
    if (problems.length > 0) faults.push(`${what}: ${told(problems)}`);
  };
  expectNone('found at unlock', vault.problems.filter(isUnexpected));
  const rows = vault.verifyRows();
  expectNone('rows', rows.ok ? rows.value : rows.problems);
  const audit = vault.verifyAudit();
  expectNone('audit chain', audit.ok ? [] : audit.problems);
  const last = numberIn(vault, 'count', 'n');
  if (last < acknowledged.saved) faults.push(`save ${acknowledged.saved} is lost: ${last} is there`);
  const typed = numberIn(vault, 'typing', 'field');
  if (typed < acknowledged.typed) faults.push(`typing ${acknowledged.typed} is lost: ${typed} is there`);
  const answers = vault.list('answer');
  expectNone('answers', answers.ok ? answers.value.problems : answers.problems);
  for (const { value } of answers.ok ? answers.value.documents : []) {
    const { n, text } = value as { n: number; text: string };
    if (text !== `${n} `.repeat(2000)) faults.push(`answer ${n} is torn`);
    if (n > last) faults.push(`answer ${n} is ahead of the count ${last} of its transaction`);
  }
  const store = await openEvidenceStore(vault);
  if (!store.ok) return void faults.push(`evidence does not open: ${told(store.problems)}`);
  expectNone('evidence at unlock', store.value.problems);
  const checked = await store.value.verifyAll();
  expectNone('evidence', checked.ok ? checked.value : checked.problems);
  const imported = vault.read('taken-in', 'last');
  const takenIn = imported.ok
    ? (imported.value?.value as { n: number; ids: string[] } | undefined)
    : undefined;
  if ((takenIn?.n ?? 0) < acknowledged.takenIn) faults.push(`the import of ${acknowledged.takenIn} is lost`);
  for (const id of takenIn?.ids ?? [])
    if (store.value.find(id) === undefined)
      faults.push(`file ${id} of the import of ${takenIn?.n} is missing`);
  const ofImports = store.value.list().filter(({ name }) => name.includes('-'));
  if (ofImports.length % 2 !== 0) faults.push('half an import is there');
  for (const [id, sha256] of acknowledged.attached)
    if (store.value.find(id)?.sha256 !== sha256) faults.push(`evidence ${id} is lost`);
}

/** The officer and the recovery code acknowledged last, or the ones that were under way, and each opens. */
async function judgeSlots(vault: Vault, acknowledged: Acknowledged): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [type, last] of [
    ['passphrase', acknowledged.officer],
    ['recovery', acknowledged.recovery],
  ] as const) {
    const slots = vault.slots.filter((slot) => slot.type === type && slot.id !== vault.slotId);
    if (slots.length > 1) faults.push(`${slots.length} slots of type ${type}, which replace each other`);
    const newest = Math.max(0, ...slots.map(({ id }) => roundOfSlot(id)));
    if (newest < last) faults.push(`the ${type} slot of round ${last} is lost: that of ${newest} is there`);
    for (const { id, label } of slots) {
      const proof = { slotId: id, secret: secretOfSlot(id) };
      const proven = await vault.prepareSlot(proof, { id, label, type, secret: proof.secret });
      if (!proven.ok) faults.push(`slot ${id} does not open: ${told(proven.problems)}`);
    }
  }
  return faults;
}

async function judgeBackup(dir: string, number: number): Promise<string | null> {
  const copy = await openVault({
    dir,
    passphrase: passphraseNumber(number),
    allowWeakKdf: true,
    readOnly: true,
  });
  if (!copy.ok) return `the backup ${dir} does not open: ${told(copy.problems)}`;
  const problems = copy.value.problems.filter(isUnexpected);
  const rows = copy.value.verifyRows();
  problems.push(...(rows.ok ? rows.value : rows.problems));
  copy.value.lock();
  return problems.length === 0 ? null : `the backup ${dir} is damaged: ${told(problems)}`;
}

/** A change of slots that was cut off between keyring and database is announced. */
function isUnexpected({ code }: Problem): boolean {
  return code !== 'vault-keyring-ahead';
}

function numberIn(vault: Vault, kind: string, key: string): number {
  const found = vault.read(kind, key);
  return (found.ok ? (found.value?.value as { n: number } | undefined)?.n : undefined) ?? 0;
}

function told(problems: readonly Problem[]): string {
  return problems.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`).join(', ');
}
