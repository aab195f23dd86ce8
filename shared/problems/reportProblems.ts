/** Expected failures of this area: code → the facts its sentence needs. */
export interface ReportProblems {
  readonly 'export-exists': { readonly file: string };
  readonly 'export-file-busy': { readonly file: string };
  readonly 'export-page-text-lost': { readonly items: readonly string[] };
  readonly 'export-self-check-failed': { readonly file: string; readonly reason: string };
  readonly 'export-path-too-long': { readonly file: string };
  readonly 'export-failed': { readonly file: string };
  /** Items whose status contradicts their text or evidence: they must be mended before signing. */
  readonly 'return-contradictory': { readonly items: readonly string[] };
}
