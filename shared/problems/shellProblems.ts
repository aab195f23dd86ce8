/** Expected failures of this area: code → the facts its sentence needs. */
export interface ShellProblems {
  readonly 'ipc-refused': { readonly call: string };
  readonly unexpected: { readonly reference: string };
  readonly 'no-file-chosen': Record<string, never>;
}
