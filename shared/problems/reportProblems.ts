/** Expected failures of this area: code → the facts its sentence needs. `file` is a name without its folder. */
export interface ReportProblems {
  /** The target exists and replacing it was not asked for. */
  readonly 'export-exists': { readonly file: string };
  /** Another program holds the target open. */
  readonly 'export-file-busy': { readonly file: string };
  /** Places of `comparePages`: item ids and names of payload parts. */
  readonly 'export-page-text-lost': { readonly items: readonly string[] };
  /** The written file was read back and is not what was written or does not verify. */
  readonly 'export-self-check-failed': { readonly file: string; readonly reason: string };
  readonly 'export-path-too-long': { readonly file: string };
  readonly 'export-failed': { readonly file: string };
  /** Items whose status contradicts their text or evidence: they must be mended before signing. */
  readonly 'return-contradictory': { readonly items: readonly string[] };
}
