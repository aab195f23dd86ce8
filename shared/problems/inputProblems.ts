/** Expected failures of this area: code → the facts its sentence needs. */
export interface InputProblems {
  readonly 'input-unreadable': { readonly file: string };
  readonly 'input-not-json': { readonly file: string; readonly line: number | null };
  readonly 'input-shape': { readonly expected: string };
  readonly 'input-usage': { readonly detail: string };
  readonly 'unknown-item': { readonly item: string };
  readonly 'duplicate-item': { readonly item: string };
  readonly 'item-not-applicable-to-unit': { readonly item: string };
  readonly 'result-missing': { readonly item: string };
  readonly 'reason-missing': { readonly item: string };
  readonly 'nothing-occurred-not-allowed': { readonly item: string };
  readonly 'date-does-not-exist': { readonly text: string };
  readonly 'period-reversed': { readonly from: string; readonly to: string };
  readonly 'evidence-file-missing': { readonly file: string };
  readonly 'unknown-unit-kind': { readonly kind: string };
  readonly 'unit-not-addressed': { readonly kind: string };
  readonly 'directive-unknown': { readonly id: string };
  readonly 'return-unknown': { readonly id: string };
}
