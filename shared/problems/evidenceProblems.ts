/** Expected failures of this area: code → the facts its sentence needs. */
export interface EvidenceProblems {
  readonly 'evidence-empty': { readonly name: string };
  readonly 'evidence-too-large': {
    readonly name: string;
    readonly sizeBytes: number;
    readonly limitBytes: number;
  };
  readonly 'evidence-is-directory': { readonly name: string };
  readonly 'evidence-vanished': { readonly name: string };
  readonly 'evidence-unreadable': { readonly name: string };
  readonly 'evidence-damaged': { readonly name: string };
  readonly 'evidence-not-found': { readonly id: string };
}
