/** Who and what opens a vault, as the window is told. Nothing here is secret. */

/** What can be known of a vault before it is open. */
export interface LockedKeys {
  readonly officers: readonly { readonly slotId: string; readonly alias: string }[];
  readonly hasRecoveryCode: boolean;
  /** Alias of the officer for whom this computer opens the vault; null when it does not. */
  readonly deviceAlias: string | null;
}

export interface OfficerEntry {
  readonly slotId: string;
  readonly alias: string;
  /** null until somebody entered it. */
  readonly fullName: string | null;
  /** Has the vault open now. */
  readonly isSelf: boolean;
}

export interface KeysState {
  readonly officers: readonly OfficerEntry[];
  /** `madeAt` is ISO 8601 with offset, null when it is not known. */
  readonly recoveryCode: { readonly madeAt: string | null } | null;
  /** `other`: on for another officer, named by alias. */
  readonly device:
    | { readonly kind: 'on' }
    | { readonly kind: 'off' }
    | { readonly kind: 'other'; readonly alias: string }
    | { readonly kind: 'unavailable' };
}

export const strengthHints = ['common', 'keyboard', 'repeat', 'sequence', 'date', 'longer'] as const;
export type StrengthHint = (typeof strengthHints)[number];

export interface PassphraseStrength {
  /** 0 is guessed at once, 4 not in the life of a person. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** At most two, the weightiest first; empty from score 3. */
  readonly hints: readonly StrengthHint[];
}

/** Shortest passphrase of a vault in characters after NFKC. */
export const shortestPassphrase = 8;

export function isLongEnough(passphrase: string): boolean {
  return [...passphrase.normalize('NFKC')].length >= shortestPassphrase;
}

/** Letters that a Vietnamese input method composes: typed with another method or none, they come out differently. */
export function hasAccents(passphrase: string): boolean {
  return /[\p{M}đĐ]/u.test(passphrase.normalize('NFD'));
}
