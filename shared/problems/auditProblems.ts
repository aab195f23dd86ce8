/** Expected failures of this area: code → the facts its sentence needs. */
export interface AuditProblems {
  /** The history does not hold that version, or it is the present one. */
  readonly 'version-unknown': Record<string, never>;
  /**
   * This PC has seen more of the vault's log, or another one. Moments are ISO 8601 with offset; `foundSeq` is the last entry before
   * this unlock, `foundAt` its moment, null in a vault without entries before.
   */
  readonly 'vault-older-than-seen': {
    readonly seenSeq: number;
    readonly seenAt: string;
    readonly foundSeq: number;
    readonly foundAt: string | null;
  };
  /** Command line: the log does not go on from the entry that the caller knows. `foundSeq`: last entry that is there. */
  readonly 'vault-head-unknown': { readonly knownSeq: number; readonly foundSeq: number };
}
