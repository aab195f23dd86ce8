/** Expected failures of this area: code → the facts its sentence needs. */
export interface SigningProblems {
  readonly 'p12-wrong-password': { readonly file: string };
  readonly 'p12-unreadable': { readonly file: string };
  readonly 'p12-no-key': { readonly file: string };
  readonly 'p12-key-mismatch': { readonly file: string };
  readonly 'certificate-expired': { readonly subject: string; readonly notAfter: string };
  readonly 'certificate-not-yet-valid': { readonly subject: string; readonly notBefore: string };
  readonly 'certificate-unreadable': { readonly subject: string };
  readonly 'certificate-key-unsupported': { readonly algorithm: string };
  readonly 'certificate-not-for-signing': { readonly subject: string };
  readonly 'signature-too-large': { readonly sizeBytes: number; readonly limitBytes: number };
  readonly 'signature-field-filled': { readonly field: string };
  readonly 'pdf-not-signable': { readonly rule: string };
}
