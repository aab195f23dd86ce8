import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { type ChainEnd, chainStart } from './auditLog.ts';
import { compareIndexes } from './compareIndexes.ts';
import { unreadable } from './diskProblems.ts';
import { sha256Hex } from './documents.ts';
import { isKeyringAuthentic, type Keyring } from './keyring.ts';
import { readKeyring } from './keyringFile.ts';
import type { SealedRow } from './sealedRows.ts';
import { TransactionAbort } from './transactionAbort.ts';
import type { AuditEntry } from './vault.ts';
import { vaultFiles } from './vaultPaths.ts';
import type { VaultSession } from './vaultSession.ts';

// The check of an open vault in steps so small that saves come in between. Nothing here repairs anything.

/** What a row holds, as far as the log or another version of it tells. */
export interface RowName {
  readonly kind: string;
  readonly key: string;
}

export interface RowFinding {
  readonly problem: Problem;
  readonly table: string;
  /** Null when nothing tells what the row was. */
  readonly name: RowName | null;
}

export interface VaultExamination {
  readonly rows: number;
  readonly entries: number;
  readonly damagedRows: readonly RowFinding[];
  /** Where the chain of the log breaks; empty when it is whole. */
  readonly auditProblems: readonly Problem[];
  /** ISO time as in the log; null when it has no entry. */
  readonly firstEntryAt: string | null;
  /** ISO time at which the last backup can have been made at the latest, whatever the clock showed; null when there is none. */
  readonly lastBackupAt: string | null;
}

export interface ExaminedSoFar {
  readonly step: 'audit' | 'rows';
  readonly done: number;
  readonly total: number;
}

const auditPage = 50;

/**
 * Recomputes the chain and authenticates every row against it. Each `yield` is a place to pause: rows that are saved
 * meanwhile are judged by the entries that came with them.
 */
export function* examineVault(session: VaultSession, now: Date): Generator<ExaminedSoFar, VaultExamination> {
  const log = new AuditedVersions(session);
  while (log.readPage(auditPage)) {
    yield { step: 'audit', done: log.entries, total: session.audit.end.seq };
  }
  const damaged = new Map<string, RowFinding>();
  const unknown: { readonly table: 'doc' | 'ev'; readonly id: string }[] = [];
  const report = (table: string, id: string) => {
    const place = `${table === 'doc_hist' ? 'doc' : table}|${id}`;
    if (damaged.has(place)) return;
    damaged.set(place, {
      problem: problem('vault-row-damaged', { table, id }),
      table,
      name: log.nameOf(table, id),
    });
  };
  // Found at unlock: rows that are gone stand in no table, so nothing below would meet them.
  for (const place of session.rows.refused) {
    const [table = '', id = ''] = place.split('|');
    report(table, id);
  }
  for (const table of yield* compareIndexes(session.db))
    damaged.set(table, { problem: problem('vault-database-damaged', {}), table, name: null });
  const places = placesOf(session);
  for (const [index, { table, id, rev }] of places.entries()) {
    const row = readRow(session, table, id, rev);
    if (row === 'damaged') report(table, id);
    else if (row !== null && (table === 'doc' || table === 'doc_hist' || table === 'ev')) {
      const state = log.compare(table, id, row);
      if (state === 'differs') report(table, id);
      if (state === 'unknown' && table !== 'doc_hist') unknown.push({ table, id });
    }
    yield { step: 'rows', done: index + 1, total: places.length };
  }
  // What was saved while the rows were read has its entry by now; from here on nothing comes in between.
  while (log.readPage(auditPage));
  for (const id of session.drafts.unsound()) report('meta', id);
  if (log.problems.length === 0) {
    for (const { table, id } of unknown) if (!log.knows(table, id)) report(table, id);
    for (const { table, id } of log.lost()) report(table, id);
  }
  return {
    rows: places.length,
    entries: log.entries,
    damagedRows: [...damaged.values()],
    auditProblems: log.problems,
    firstEntryAt: log.firstEntryAt,
    lastBackupAt: log.backup === null ? null : latestMoment(log.backup, now),
  };
}

/** Both copies of the keyring as they lie on the disk, against the one that opened the vault. */
export async function keyringProblems(
  dir: string,
  inUse: Keyring,
  headerKey: Buffer,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const main = await readKeyring(dir, 'keyring');
  const spare = await readKeyring(dir, 'previousKeyring');
  const isOurs = (found: Keyring) =>
    found.vaultId === inUse.vaultId && isKeyringAuthentic(found, headerKey) ? found : null;
  const ownSpare = spare.kind === 'keyring' ? isOurs(spare.keyring) : null;
  const facts = { previousGenerationReadable: ownSpare !== null };
  if (main.kind === 'missing') problems.push(problem('vault-keyring-missing', facts));
  else if (main.kind === 'unreadable')
    problems.push(unreadable(vaultFiles.keyring, main.reason, facts.previousGenerationReadable));
  else if (main.kind !== 'keyring') problems.push(problem('vault-keyring-damaged', facts));
  else if (isOurs(main.keyring) === null)
    problems.push(problem('vault-keyring-altered', { reason: 'mac', ...facts }));
  if (spare.kind === 'missing') problems.push(problem('spare-keyring-unusable', { reason: 'missing' }));
  else if (spare.kind !== 'keyring') problems.push(problem('spare-keyring-unusable', { reason: 'damaged' }));
  else if (ownSpare === null) problems.push(problem('spare-keyring-unusable', { reason: 'altered' }));
  else if (ownSpare.generation !== inUse.generation)
    problems.push(problem('spare-keyring-unusable', { reason: 'other-generation' }));
  return problems;
}

type Place = {
  readonly table: 'meta' | 'doc' | 'visit' | 'ev' | 'doc_hist';
  readonly id: string;
  readonly rev: number;
};

function placesOf(session: VaultSession): readonly Place[] {
  const tables = ['meta', 'doc', 'visit', 'ev'] as const;
  return [
    ...tables.flatMap((table) => session.rows.ids(table).map((id) => ({ table, id, rev: 0 }))),
    ...session.rows.historyPlaces().map(({ id, rev }) => ({ table: 'doc_hist' as const, id, rev })),
  ];
}

function readRow(
  { rows }: VaultSession,
  table: Place['table'],
  id: string,
  rev: number,
): SealedRow | null | 'damaged' {
  try {
    return table === 'doc_hist' ? rows.readHistory(id, rev) : rows.read(table, id);
  } catch (error) {
    if (!(error instanceof TransactionAbort)) throw error;
    return 'damaged';
  }
}

/** The last backup, as the clock showed it at the entry above, at its own, and at the lowest of those below. */
interface LoggedBackup {
  readonly before: string;
  readonly at: string;
  readonly after: string;
}

/**
 * A clock that was ahead must not make a backup young for years: it was made before every later entry and before now. Nor does one
 * that was behind since make it older than the entry above.
 */
function latestMoment({ before, after }: LoggedBackup, now: Date): string {
  const isBelievable = Date.parse(before) <= now.getTime();
  const latest = isBelievable && Date.parse(before) > Date.parse(after) ? before : after;
  return Date.parse(latest) <= now.getTime() ? latest : now.toISOString();
}

/** What the log says about the rows: their names, and the hash of each version. */
class AuditedVersions {
  entries = 0;
  problems: readonly Problem[] = [];
  firstEntryAt: string | null = null;
  backup: LoggedBackup | null = null;
  #at = '';
  readonly #session: VaultSession;
  /** `doc|id|rev` or `ev|id|rev` of versions that no row was compared with yet. */
  readonly #hashes = new Map<string, string>();
  readonly #names = new Map<string, RowName>();
  #end: ChainEnd = chainStart;

  constructor(session: VaultSession) {
    this.#session = session;
  }

  /** False when the end of the log, or its break, is reached. */
  readPage(limit: number): boolean {
    if (this.problems.length > 0) return false;
    try {
      const page = this.#session.audit.verifiedPage(this.#end, limit);
      for (const entry of page.entries) this.#take(entry);
      this.#end = page.end;
      return !page.isLast;
    } catch (error) {
      if (!(error instanceof TransactionAbort)) throw error;
      this.problems = error.problems;
      return false;
    }
  }

  compare(place: 'doc' | 'doc_hist' | 'ev', id: string, row: SealedRow): 'same' | 'differs' | 'unknown' {
    const version = `${place === 'ev' ? 'ev' : 'doc'}|${id}|${row.rev}`;
    const hash = this.#hashes.get(version);
    if (hash === undefined) return 'unknown';
    this.#hashes.delete(version);
    return hash === sha256Hex(row.plaintext) ? 'same' : 'differs';
  }

  /** A row that the log has never heard of, and no open visit either, was put there from outside. */
  knows(table: 'doc' | 'ev', id: string): boolean {
    if (this.#names.has(`${table}|${id}`)) return true;
    if (table === 'doc' && readRow(this.#session, 'visit', id, 0) !== null) return true;
    // Gone again by now: nothing to judge.
    return readRow(this.#session, table, id, 0) === null;
  }

  nameOf(table: string, id: string): RowName | null {
    const visit = this.#session.visits.open.get(id);
    return this.#names.get(`${table === 'ev' ? 'ev' : 'doc'}|${id}`) ?? visit ?? null;
  }

  /** Versions of the log that neither table holds. Rows of evidence have no history: there the last version counts. */
  *lost(): Generator<{ readonly table: 'doc_hist' | 'doc' | 'ev'; readonly id: string }> {
    for (const [version, hash] of this.#hashes) {
      const [table, id = '', rev = ''] = version.split('|');
      if (table !== 'doc') continue;
      const present = readRow(this.#session, 'doc', id, 0);
      const row =
        present !== null && present !== 'damaged' && present.rev === Number(rev)
          ? present
          : readRow(this.#session, 'doc_hist', id, Number(rev));
      if (row === null || row === 'damaged' || sha256Hex(row.plaintext) !== hash)
        yield { table: 'doc_hist', id };
    }
    for (const place of this.#names.keys()) {
      const [table, id = ''] = place.split('|');
      if (table === 'ev' && readRow(this.#session, 'ev', id, 0) === null) yield { table: 'ev', id };
    }
  }

  #take({ seq, at, action, objects }: AuditEntry): void {
    this.entries = seq;
    this.firstEntryAt ??= at;
    if (action === 'vault-backed-up') this.backup = { before: this.#at, at, after: at };
    else if (this.backup !== null && Date.parse(at) < Date.parse(this.backup.after))
      this.backup = { ...this.backup, after: at };
    this.#at = at;
    for (const { table, kind, key, rev, sha256 } of objects) {
      const id = table === 'doc' ? this.#session.documents.id(kind, key) : key;
      this.#names.set(`${table}|${id}`, { kind, key });
      if (sha256 !== null) this.#hashes.set(`${table}|${id}|${rev}`, sha256);
    }
  }
}
