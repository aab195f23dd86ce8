import { randomBytes } from 'node:crypto';
import { durableFs } from '../../durableWrite/durableWrite.js';
import type { VaultEnvironment } from './vault.ts';
import { systemPlace } from './vaultPlace.ts';

export function environmentOf(given: VaultEnvironment): Required<VaultEnvironment> {
  return {
    now: given.now ?? (() => new Date()),
    newId: given.newId ?? (() => randomBytes(16).toString('hex')),
    disk: given.disk ?? durableFs,
    placeOf: given.placeOf ?? systemPlace,
    onReserveUsed: given.onReserveUsed ?? (() => undefined),
  };
}
