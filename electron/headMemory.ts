import { z } from 'zod';
import { type SeenHead, seenHeadSchema } from '../shared/domain/auditTrail.ts';
import type { SettingsStore } from './settings.ts';

const toldSchema = seenHeadSchema.extend({ vaultId: z.string().regex(/^[0-9a-f]{32}$/) });

/** Vaults remembered at most; the one not seen for longest goes. */
const mostVaults = 20;

/**
 * Remembers the last head of a vault's log. A PC that saw it notices an older vault put back in its place; losing the memory costs
 * that notice only, so a disk that refuses is no failure here.
 */
export function rememberHead(settings: SettingsStore, payload: unknown): void {
  const { vaultId, ...head } = toldSchema.parse(payload);
  const others = Object.entries(settings.get('heads')).filter(([id]) => id !== vaultId);
  const kept = others
    .toSorted(([, a], [, b]) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, mostVaults - 1);
  try {
    settings.set('heads', Object.fromEntries<SeenHead>([...kept, [vaultId, head]]));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
