import type { Problem } from '../../../shared/problems.ts';

/** Open on another computer, which may have crashed or been renamed: only the person can know. */
export function offersTakeOver(found: Problem): boolean {
  return found.code === 'vault-in-use' && !found.facts.isHere;
}

/** A missing or damaged keyring of which an earlier generation is kept. */
export function offersPreviousKeyring({ facts }: Problem): boolean {
  return 'previousGenerationReadable' in facts && facts.previousGenerationReadable === true;
}

export function offersNetwork({ code }: Problem): boolean {
  return code === 'vault-network-unconfirmed';
}

/** Damage that keeps the vault from being opened for writing; much of it may still be read. */
export function offersReadOnly({ code }: Problem): boolean {
  return code === 'vault-database-damaged';
}
