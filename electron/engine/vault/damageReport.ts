import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { sha256Hex } from './documents.ts';
import type { SealedTable } from './rowSeal.ts';
import type { SealedRow } from './sealedRows.ts';
import { TransactionAbort } from './transactionAbort.ts';
import type { VaultSession } from './vaultSession.ts';

// What is wrong with an open vault, named row by row. Nothing here repairs or removes anything.

interface LastAudited {
  readonly rev: number;
  readonly sha256: string | null;
}

/**
 * After the tally did not match: compares the rows with the audit log and the open visits, marks those that are
 * missing, foreign or older than audited as refused, and returns a problem for each.
 */
export function refuseAlteredRows(session: VaultSession): Problem[] {
  const audited = lastAudited(session);
  if (audited === null) return [problem('vault-rows-altered', {})];
  const visited = session.rows.revs('visit');
  const altered: { table: 'doc' | 'ev'; id: string }[] = [];
  for (const table of ['doc', 'ev'] as const) {
    const present = session.rows.revs(table);
    const expected = audited[table];
    for (const [id, { rev, sha256 }] of expected) {
      const mayBeAbsent = sha256 === null && table === 'doc';
      const found = present.get(id);
      const wanted = (table === 'doc' ? visited.get(id) : undefined) ?? rev;
      if (found === undefined ? !mayBeAbsent : found !== wanted) altered.push({ table, id });
    }
    for (const [id, rev] of present) {
      if (!expected.has(id) && (table === 'ev' || visited.get(id) !== rev)) altered.push({ table, id });
    }
    for (const [id, rev] of table === 'doc' ? visited : []) {
      if (!expected.has(id) && !present.has(id) && rev > 0) altered.push({ table, id });
    }
  }
  if (altered.length === 0) return [problem('vault-rows-altered', {})];
  return altered.map((place) => {
    session.rows.refused.add(`${place.table}|${place.id}`);
    return problem('vault-row-damaged', place);
  });
}

/** Kept versions that no save can have left: the tally does not cover them, and the next save of their document is refused. */
export function foreignVersions({ rows }: VaultSession): Problem[] {
  return rows
    .foreignHistory()
    .filter((id) => !rows.refused.has(`doc|${id}`))
    .map((id) => damaged('doc_hist', id));
}

/** Decrypts every row of every sealed table. */
export function unreadableRows(session: VaultSession): Problem[] {
  const problems: Problem[] = [];
  const collect = (read: () => unknown) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof TransactionAbort)) throw error;
      problems.push(...error.problems);
    }
  };
  for (const table of ['meta', 'doc', 'visit', 'ev'] satisfies SealedTable[]) {
    for (const id of session.rows.ids(table)) collect(() => session.rows.read(table, id));
  }
  for (const { id, rev } of session.rows.historyPlaces()) collect(() => session.rows.readHistory(id, rev));
  return problems;
}

/** Recomputes the chain, then compares each audited version that is still stored with its hash in the log. */
export function verifyAuditAgainstRows(session: VaultSession): { entries: number; problems: Problem[] } {
  const hashes = new Map<string, string>();
  let entries = 0;
  for (const entry of session.audit.verified()) {
    entries = entry.seq;
    for (const { table, kind, key, rev, sha256 } of entry.objects) {
      const id = table === 'doc' ? session.documents.id(kind, key) : key;
      if (sha256 !== null) hashes.set(`${table}|${id}|${rev}`, sha256);
    }
  }
  const problems: Problem[] = [];
  const compare = (place: 'doc' | 'doc_hist' | 'ev', id: string, read: () => SealedRow | null) => {
    try {
      const row = read();
      if (row === null) return;
      const version = `${place === 'ev' ? 'ev' : 'doc'}|${id}|${row.rev}`;
      const hash = hashes.get(version);
      hashes.delete(version);
      if (hash !== undefined && hash !== sha256Hex(row.plaintext)) problems.push(damaged(place, id));
    } catch (error) {
      if (!(error instanceof TransactionAbort)) throw error;
      problems.push(...error.problems);
    }
  };
  for (const table of ['doc', 'ev'] as const) {
    for (const id of session.rows.ids(table)) compare(table, id, () => session.rows.read(table, id));
  }
  for (const { id, rev } of session.rows.historyPlaces()) {
    compare('doc_hist', id, () => session.rows.readHistory(id, rev));
  }
  if (problems.length > 0) return { entries, problems };
  // Every audited version of a document is still stored, as the present one or in the history.
  for (const version of hashes.keys()) {
    const [table, id] = version.split('|');
    if (table === 'doc' && id !== undefined) problems.push(damaged('doc_hist', id));
  }
  return { entries, problems };
}

function lastAudited(session: VaultSession): Record<'doc' | 'ev', Map<string, LastAudited>> | null {
  const last = { doc: new Map<string, LastAudited>(), ev: new Map<string, LastAudited>() };
  try {
    for (const { objects } of session.audit.verified()) {
      for (const { table, kind, key, rev, sha256 } of objects) {
        last[table].set(table === 'doc' ? session.documents.id(kind, key) : key, { rev, sha256 });
      }
    }
    return last;
  } catch (error) {
    if (!(error instanceof TransactionAbort)) throw error;
    return null;
  }
}

function damaged(table: string, id: string): Problem {
  return problem('vault-row-damaged', { table, id });
}
