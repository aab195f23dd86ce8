/** Expected failures of this area: code → the facts its sentence needs. */
export interface VerifyProblems {
  readonly 'not-a-pdf': Record<string, never>;
  readonly 'file-unreadable': { readonly file: string };
  readonly 'file-empty': Record<string, never>;
  readonly 'no-signature': Record<string, never>;
  readonly 'pdf-unparsable': Record<string, never>;
}
