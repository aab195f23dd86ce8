/** Expected failures of this area: code → the facts its sentence needs. `file` is a name without its folder. */
export interface ReportProblems {
  /** The target exists and replacing it was not asked for. */
  readonly 'export-exists': { readonly file: string };
  /** The target is one of the files the return is made from. */
  readonly 'export-over-input': { readonly file: string };
  readonly 'export-is-folder': { readonly file: string };
  readonly 'export-folder-missing': { readonly file: string; readonly folder: string };
  /** Another program holds the target open. */
  readonly 'export-file-busy': { readonly file: string };
  /** Places of `comparePages`: item ids and names of payload parts. */
  readonly 'export-page-text-lost': { readonly items: readonly string[] };
  /** The pages are more than the check of a received file reads. */
  readonly 'export-too-long': Record<string, never>;
  /** The written file was read back and is not what was written or does not verify. */
  readonly 'export-self-check-failed': { readonly file: string; readonly reason: string };
  /** The file is written and whole, but the vault could not note it. */
  readonly 'export-not-recorded': { readonly file: string };
  /** `shorter`: a name that would do in the same folder; null when another folder is needed. */
  readonly 'export-path-too-long': { readonly file: string; readonly shorter: string | null };
  /** The target is neither a file nor a folder, e.g. a device. */
  readonly 'export-failed': { readonly file: string };
  /** The return to be replaced is altered, incomplete or no return. `reason`: codes of what was found. */
  readonly 'amendment-original-invalid': { readonly file: string; readonly reason: string };
  /** The return to be replaced is another one. `rule`: unit, directive or return. */
  readonly 'amendment-other-return': { readonly file: string; readonly rule: string };
  /** Items whose status contradicts their text or evidence: they must be mended before signing. */
  readonly 'return-contradictory': { readonly items: readonly string[] };
}
