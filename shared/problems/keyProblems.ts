/** Expected failures with what opens a vault: officers, recovery code, the PC's own key. Code → the facts its sentence needs. */
export interface KeyProblems {
  /** The keyring holds no more slots. */
  readonly 'vault-slots-full': { readonly maximum: number };
  /** An older keyring than the one written last was put in its place. What was removed since stays refused. */
  readonly 'vault-keyring-rolled-back': Record<string, never>;
  /** The keyring is newer than the database: a change cut off before it was logged, or a keyring of another time. It is taken. */
  readonly 'vault-keyring-ahead': Record<string, never>;
  /** A change of keys failed half-way and could not be undone: it is in force without an entry until the next unlock tells it. */
  readonly 'keys-changed-unlogged': Record<string, never>;
  /** The secret opens a slot of an old keyring that was removed since. */
  readonly 'vault-slot-removed': Record<string, never>;
  /** Wrong tries so far ask for a pause before the next. */
  readonly 'vault-wait': { readonly seconds: number };
  readonly 'officer-alias-taken': { readonly alias: string };
  readonly 'officer-unknown': Record<string, never>;
  /** The only officer left cannot be removed: nobody could open the vault with a passphrase. */
  readonly 'officer-last': Record<string, never>;
  /** Digits of the code are missing or too many; `wanted` without hyphens. */
  readonly 'recovery-code-length': { readonly found: number; readonly wanted: number };
  /** The check digit of this group, counted from 1, does not fit. */
  readonly 'recovery-code-mistyped': { readonly groups: readonly number[] };
  /** Well typed, but not the code of this vault. */
  readonly 'recovery-code-wrong': Record<string, never>;
  /** No new code waits for being typed back: the vault was locked in between, or it was given up. */
  readonly 'recovery-code-not-made': Record<string, never>;
  /** What was typed back is a sound code, but not the new one. */
  readonly 'recovery-code-differs': Record<string, never>;
  /** The system keeps no secrets for programs, or keeps them readable for everybody. */
  readonly 'device-key-unavailable': Record<string, never>;
  /** The key kept by the system no longer opens: another user, another PC, or a removed slot. */
  readonly 'device-key-failed': Record<string, never>;
}
