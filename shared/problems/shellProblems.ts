/** Expected failures of this area: code → the facts its sentence needs. */
export interface ShellProblems {
  /** A message of the window with a foreign sender or an input the contract refuses. `call` is `<group>.<call>`. */
  readonly 'ipc-refused': { readonly call: string };
  /** A bug. `reference` finds it in `faults.log`. */
  readonly unexpected: { readonly reference: string };
  readonly 'no-file-chosen': Record<string, never>;
  /** `settings.json` could not be read; a copy was kept and the defaults apply. */
  readonly 'settings-damaged': Record<string, never>;
  /** The settings could not be written, e.g. because the disk is full. */
  readonly 'settings-not-saved': Record<string, never>;
  /** The engine's thread ended by itself; the vault is locked. */
  readonly 'engine-stopped': Record<string, never>;
  /** The vault locked before the window said that all that was typed had been sealed. */
  readonly 'typed-text-lost': Record<string, never>;
  /** A lock came while this was under way. */
  readonly 'work-cut-off': { readonly work: 'attach' | 'write' | 'backup' | 'restore' | 'take-in' };
}
