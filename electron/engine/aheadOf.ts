import type { OpenVaultSession } from './session.ts';
import type { Vault } from './vault/vault.ts';

/** How far the log of a copy goes beyond that of the vault; ISO times with offset. */
export interface AheadOf {
  /** Last entry that both have; null when they have none in common. */
  readonly since: string | null;
  /** Last entry of the copy. */
  readonly until: string;
}

/**
 * What a copy holds that the vault's log does not. Null when the copy ends at an entry of the vault, and when what it has more
 * was given up by a restore that a person wanted since: FORMAT.md §5.2. The log of the copy must be whole.
 */
export function aheadOf({ vault, momentText }: OpenVaultSession, copy: Vault): AheadOf | null {
  const head = copy.auditHead();
  if (!head.ok || isCommon(vault, copy, head.value.seq)) return null;
  const until = timeOf(copy, head.value.seq);
  if (until === null || until <= restoredAt(vault)) return null;
  // Chained MACs: what is common at one place is common everywhere before it.
  let common = 0;
  let differs = head.value.seq;
  while (differs - common > 1) {
    const middle = Math.floor((common + differs) / 2);
    if (isCommon(vault, copy, middle)) common = middle;
    else differs = middle;
  }
  const since = common === 0 ? null : timeOf(copy, common);
  return {
    since: since === null ? null : momentText(new Date(since)),
    until: momentText(new Date(until)),
  };
}

function isCommon(vault: Vault, copy: Vault, seq: number): boolean {
  const [own, its] = [vault.auditHeadAt(seq), copy.auditHeadAt(seq)];
  return own.ok && its.ok && own.value !== null && own.value.mac === its.value?.mac;
}

function timeOf(copy: Vault, seq: number): number | null {
  const entries = copy.auditEntriesBefore(seq + 1, 1);
  const at = entries.ok ? Date.parse(entries.value[0]?.at ?? '') : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Of the last restore that this vault came from. */
function restoredAt(vault: Vault): number {
  const restored = vault.list('restored');
  if (!restored.ok) return Number.NEGATIVE_INFINITY;
  const moments = restored.value.documents.map(({ value }) => Date.parse((value as { at: string }).at));
  return Math.max(Number.NEGATIVE_INFINITY, ...moments.filter((at) => !Number.isNaN(at)));
}
