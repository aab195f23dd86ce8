import type { SeenHead } from '../../shared/domain/auditTrail.ts';
import type { Problem } from '../../shared/problems.ts';
import { problem, type Result, succeed } from '../../shared/result.ts';
import type { EngineCallName, EngineCalls } from '../engineCalls.ts';
import type { OpenVaultSession, Session } from './session.ts';
import type { AuditEntry, Vault } from './vault/vault.ts';

/** Told as `audit.head`, for main to remember. */
export interface HeadTold extends SeenHead {
  readonly vaultId: string;
}

/**
 * Compares the log of the open vault with the head this PC saw last, and tells the head from time to time. Until the person has read
 * that the vault is older nothing is told, so that the warning comes back at the next unlock.
 */
export interface HeadKeeper {
  /** `vault-older-than-seen`, or null when the log goes on from what was seen. */
  standing(seen: Readonly<Record<string, SeenHead>>): Result<Problem | null>;
  acknowledge(): Result<void>;
  /** Tells the head when it moved on. */
  tell(): void;
  /** Closes what is open, so that the head is the one the vault is locked with. */
  tellLast(): void;
}

export function createHeadKeeper(
  session: Session,
  tell: (event: string, payload: unknown) => void,
): HeadKeeper {
  /** Vaults whose head may be told; each is asked once per unlock. */
  const standings = new WeakMap<OpenVaultSession, Problem | null>();
  let told: HeadTold | null = null;

  function keep(): void {
    const opened = session.opened();
    if (!opened.ok || standings.get(opened.value) !== null) return;
    const { vault } = opened.value;
    const head = vault.auditHead();
    if (!head.ok || head.value.seq === 0) return;
    const isTold =
      told?.vaultId === vault.vaultId && told.seq === head.value.seq && told.mac === head.value.mac;
    if (isTold) return;
    told = { vaultId: vault.vaultId, ...head.value, at: session.moment() };
    tell('audit.head', told);
  }

  return {
    standing(seen) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const known = standings.get(opened.value);
      if (known !== undefined) return succeed(known);
      const compared = compare(opened.value, seen);
      if (!compared.ok) return compared;
      standings.set(opened.value, compared.value);
      keep();
      return compared;
    },
    acknowledge() {
      const opened = session.opened();
      if (!opened.ok) return opened;
      standings.set(opened.value, null);
      told = null;
      keep();
      return succeed(undefined);
    },
    tell: keep,
    tellLast() {
      const opened = session.opened();
      if (opened.ok) opened.value.vault.closeVisits();
      keep();
    },
  };
}

/** How often the head is told while people work, in milliseconds. */
const tellEveryMs = 5 * 60_000;

/** Calls behind which a head stands on paper or in another folder. */
const behind = ['report.write', 'vault.backUp'] as const satisfies readonly EngineCallName[];

/** The engine's calls, with the head told from time to time, when something left the vault, and before it locks. */
export function tellingHeads(heads: HeadKeeper, calls: EngineCalls): EngineCalls {
  setInterval(heads.tell, tellEveryMs).unref();
  const told = behind.map((name) => {
    const call = calls[name] as (input: unknown) => Promise<unknown>;
    return [name, (input: unknown) => call(input).finally(heads.tell)];
  });
  return {
    ...calls,
    ...(Object.fromEntries(told) as Pick<EngineCalls, (typeof behind)[number]>),
    'vault.lock': (input) => {
      heads.tellLast();
      return calls['vault.lock'](input);
    },
  };
}

function compare(
  { vault, momentText }: OpenVaultSession,
  seen: Readonly<Record<string, SeenHead>>,
): Result<Problem | null> {
  const last = Object.hasOwn(seen, vault.vaultId) ? seen[vault.vaultId] : undefined;
  if (last === undefined) return succeed(null);
  const there = vault.auditHeadAt(last.seq);
  if (!there.ok) return there;
  if (there.value?.mac === last.mac) return succeed(null);
  const before = lastBeforeUnlock(vault);
  if (!before.ok) return before;
  // Put back by whoever holds the key, since the head was seen: wanted. An old copy of a vault put back once has an older entry.
  const isWanted =
    before.value?.action === 'vault-restored' && Date.parse(before.value.at) >= Date.parse(last.at);
  if (isWanted) return succeed(null);
  return succeed(
    problem('vault-older-than-seen', {
      seenSeq: last.seq,
      seenAt: last.at,
      foundSeq: before.value?.seq ?? 0,
      foundAt: before.value === null ? null : momentText(new Date(before.value.at)),
    }),
  );
}

/** The last entry of the vault as it lay on the disk: unlocking has added its own since. */
function lastBeforeUnlock(vault: Vault): Result<AuditEntry | null> {
  let before = Number.MAX_SAFE_INTEGER;
  let isBehind = vault.readOnly;
  for (;;) {
    const page = vault.auditEntriesBefore(before, 100);
    if (!page.ok) return page;
    for (const entry of page.value) {
      if (isBehind && !entry.recovered) return succeed(entry);
      if (entry.action === 'vault-unlocked') isBehind = true;
      before = entry.seq;
    }
    if (page.value.length === 0) return succeed(null);
  }
}
