/** Expected failures of packages that carry work from one PC to another: code → the facts its sentence needs. `file` is a name without its folder. */
export interface TransferProblems {
  /** No age file, or one with something else in it. */
  readonly 'transfer-not-a-package': { readonly file: string };
  readonly 'transfer-newer-format': {
    readonly file: string;
    readonly found: number;
    readonly supported: number;
  };
  /** Cut, altered, or not as its own list says. */
  readonly 'transfer-package-damaged': { readonly file: string };
  readonly 'transfer-wrong-passphrase': { readonly file: string };
  /** It was made for other keys. */
  readonly 'transfer-not-for-this-vault': { readonly file: string };
  /** `takenInAt`: when the same package came in before, ISO 8601; null when it did not. */
  readonly 'transfer-nothing-new': { readonly file: string; readonly takenInAt: string | null };
  /**
   * Nothing was written: `differences` fields stay as they are here, `whole` returns that are further in the package were not
   * taken, `kept` ones could not be.
   */
  readonly 'transfer-nothing-taken': {
    readonly file: string;
    readonly differences: number;
    readonly whole: number;
    readonly kept: number;
  };
  /** What is to be sent does not fit one file. */
  readonly 'transfer-too-large': { readonly sizeBytes: number; readonly limitBytes: number };
  readonly 'transfer-file-too-large': {
    readonly file: string;
    readonly sizeBytes: number;
    readonly limitBytes: number;
  };
  /** The colleague's key is not one. */
  readonly 'transfer-recipient-invalid': Record<string, never>;
  readonly 'transfer-cancelled': Record<string, never>;
  /** The file reads back differently than it was written. */
  readonly 'transfer-check-failed': { readonly file: string };
  /** `reason` is the operating system's code. */
  readonly 'transfer-unreadable': { readonly file: string; readonly reason: string };
  /** No log came with a package of that id. */
  readonly 'transfer-trail-unknown': { readonly id: string };
  /** A line of the log that came with a package is no entry. */
  readonly 'transfer-trail-unreadable': { readonly file: string; readonly line: number };
  /** The vault is no longer as the preview showed it. */
  readonly 'transfer-changed-meanwhile': Record<string, never>;
}
