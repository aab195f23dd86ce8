import type { UnitKind } from '../../shared/domain/unit.ts';
import type { Result } from '../../shared/result.ts';
import { succeed } from '../../shared/result.ts';
import type { TrailContext } from './auditTrail.ts';
import { readCarriedTrail } from './carriedTrails.ts';
import type { DirectiveLibrary } from './directives/directiveLibrary.ts';
import type { OpenVaultSession } from './session.ts';
import { trailContext } from './trailContext.ts';
import type { AuditEntry, AuditHead } from './vault/vault.ts';

/** A log to be read: the vault's own, or one that came with a package. */
export interface TrailSource {
  readonly context: TrailContext;
  /** Of a log that came with a package: the sender's, when it was made. */
  readonly head: AuditHead;
  readonly entries: number;
  readonly lastSeq: number;
  /** Entries below `seq`, newest first. */
  before(seq: number, limit: number): Result<readonly AuditEntry[]>;
  /** Entries behind `seq`, oldest first. */
  after(seq: number, limit: number): Result<readonly AuditEntry[]>;
}

/** `trail`: id of a package; undefined for the vault's own log. */
export async function trailSource(
  opened: OpenVaultSession,
  library: DirectiveLibrary,
  unitKinds: readonly UnitKind[],
  trail: string | undefined,
): Promise<Result<TrailSource>> {
  const { vault } = opened;
  const context = trailContext(opened, library, unitKinds);
  if (!context.ok) return context;
  if (trail === undefined) {
    const head = vault.auditHead();
    if (!head.ok) return head;
    return succeed({
      context: context.value,
      head: head.value,
      entries: head.value.seq,
      lastSeq: head.value.seq,
      before: (seq, limit) => vault.auditEntriesBefore(seq, limit),
      after: (seq, limit) => vault.auditEntries(seq, limit),
    });
  }
  const read = await readCarriedTrail(opened, trail);
  if (!read.ok) return read;
  const { entries, evidence, trail: from } = read.value;
  const names = { ...context.value.names, evidence: (id: string) => evidence.get(id) ?? null };
  return succeed({
    context: { ...context.value, vault: null, officers: from.officers, names },
    head: from.head,
    entries: entries.length,
    lastSeq: entries.at(-1)?.seq ?? 0,
    before(seq, limit) {
      const end = firstAtOrBehind(entries, seq);
      return succeed(entries.slice(Math.max(0, end - limit), end).toReversed());
    },
    after(seq, limit) {
      const start = firstAtOrBehind(entries, seq + 1);
      return succeed(entries.slice(start, start + limit));
    },
  });
}

/** Place of the first entry whose number is at least `seq`. */
function firstAtOrBehind(entries: readonly AuditEntry[], seq: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
