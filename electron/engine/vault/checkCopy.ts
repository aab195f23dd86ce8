import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CopyWatch } from './backupOptions.ts';
import { isSoundDatabase } from './database.ts';
import type { ExaminedVault, Vault } from './vault.ts';
import { vaultFiles, vaultPath } from './vaultPaths.ts';
import type { VaultSession } from './vaultSession.ts';

/** `damaged`: as faithful as `whole`, of a vault that is damaged itself. */
export type CheckedCopy = 'whole' | 'damaged' | 'unfaithful';

interface CopyFacts {
  /** Number of the vault's last entry when its database was copied. */
  readonly before: number;
  /** What of the evidence could not be read: see `copyEvidence`. */
  readonly unread: ReadonlyMap<string, string>;
}

/**
 * Whether a copy opens, ends at a place of this vault's own log not before `before`, holds every row whole and every
 * evidence file in its size. Damage that the vault itself has may be in the copy too.
 */
export async function checkCopy(
  vault: Vault,
  session: VaultSession,
  partial: string,
  { before, unread }: CopyFacts,
  watch: CopyWatch,
): Promise<CheckedCopy> {
  const opened = await vault.openCopy(partial);
  if (!opened.ok) return 'unfaithful';
  const copy = opened.value;
  try {
    const head = copy.auditHead();
    if (!head.ok || vault.isLocked || head.value.seq < before) return 'unfaithful';
    if (macAt(session, head.value.seq) !== head.value.mac) return 'unfaithful';
    const isSound = !isDatabaseDamaged(copy);
    if (!isSound && !isDatabaseDamaged(vault) && isSoundDatabase(session.db)) return 'unfaithful';
    const examined = await examine(copy, watch);
    if (examined === null) return 'unfaithful';
    const found = namesOf(examined);
    if (found.length > 0) {
      const own = await examine(vault, watch);
      const known = new Set(own === null ? [] : namesOf(own));
      if (found.some((name) => !known.has(name))) return 'unfaithful';
    }
    const evidence = await checkEvidence(vault, copy, unread, watch);
    // Its keyrings are looked at too, but only what is sealed can be lost.
    const isDamaged = !isSound || examined.damagedRows.length + examined.auditProblems.length > 0;
    return evidence === 'whole' && isDamaged ? 'damaged' : evidence;
  } finally {
    copy.lock();
  }
}

function isDatabaseDamaged({ problems }: Vault): boolean {
  return problems.some(({ code }) => code === 'vault-database-damaged');
}

async function examine(vault: Vault, watch: CopyWatch): Promise<ExaminedVault | null> {
  const examined = await vault.examine(async ({ done, total }) => {
    watch.checked(done, total);
    await new Promise((resume) => setImmediate(resume));
    watch.proceed();
    return true;
  });
  return examined.ok ? examined.value : null;
}

function namesOf({ damagedRows, auditProblems, keyringProblems }: ExaminedVault): readonly string[] {
  return [...damagedRows.map((finding) => finding.problem), ...auditProblems, ...keyringProblems].map(
    // A spare that is no file is left out of a copy: missing there, damaged here.
    (found) => (found.code === 'spare-keyring-unusable' ? found.code : JSON.stringify(found)),
  );
}

async function checkEvidence(
  vault: Vault,
  copy: Vault,
  unread: ReadonlyMap<string, string>,
  watch: CopyWatch,
): Promise<CheckedCopy> {
  const copied = copy.evidenceRows();
  if (!copied.ok) return 'unfaithful';
  let isDamaged = false;
  for (const { id, record, fileSizeBytes } of copied.value.rows) {
    if (record === null || (await sizeOf(copy, id)) === fileSizeBytes) continue;
    watch.proceed();
    const isUnread = [vaultFiles.evidence, id.slice(0, 2), id].some((name) => unread.has(name));
    if (!isUnread && (await sizeOf(vault, id)) === fileSizeBytes) return 'unfaithful';
    // Removed since the copy was begun, else lost or cut in the vault itself.
    const present = vault.evidenceRows();
    const isRemoved = present.ok && present.value.rows.some((row) => row.id === id && row.record === null);
    isDamaged ||= !isRemoved;
  }
  return isDamaged ? 'damaged' : 'whole';
}

async function sizeOf({ dir }: Vault, id: string): Promise<number | null> {
  const file = join(vaultPath(dir, 'evidence'), id.slice(0, 2), id);
  return (await stat(file).catch(() => null))?.size ?? null;
}

function macAt({ db }: VaultSession, seq: number): string | null {
  const row = db.prepare('SELECT mac FROM audit WHERE seq = ?').get(seq);
  return row === undefined ? null : Buffer.from(row.mac as Uint8Array).toString('hex', 0, 8);
}
