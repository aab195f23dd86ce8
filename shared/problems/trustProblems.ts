import type { IdentityRole } from '../domain/trust.ts';

/** Expected failures of this area: code → the facts its sentence needs. */
export interface TrustProblems {
  readonly 'root-file-unreadable': { readonly file: string };
  readonly 'crl-file-unreadable': { readonly file: string };
  readonly 'trust-file-too-large': { readonly file: string; readonly limitBytes: number };
  readonly 'root-not-ca': { readonly file: string; readonly subject: string };
  readonly 'root-weak-key': { readonly file: string; readonly subject: string; readonly key: string };
  readonly 'root-signature-wrong': { readonly file: string; readonly subject: string };
  /** Constraints or critical extensions that the check of signatures does not evaluate. */
  readonly 'root-not-usable': { readonly file: string; readonly subject: string };
  readonly 'root-not-offered': Record<string, never>;
  /** A difference to another list, or one with critical extensions. */
  readonly 'crl-partial': { readonly file: string; readonly issuer: string };
  /** Moments in ISO 8601. */
  readonly 'crl-older': { readonly issuer: string; readonly thisUpdate: string; readonly kept: string };
  readonly 'trust-full': { readonly limit: number };
  readonly 'trust-entry-unknown': Record<string, never>;
  readonly 'identity-not-proven': { readonly file: string };
  readonly 'checked-file-gone': Record<string, never>;
  /** The file of confirmed units that the command line reads and writes. */
  readonly 'units-unreadable': { readonly file: string };
  /** The certificate in the field is another one than was typed. */
  readonly 'certificate-not-the-shown': { readonly file: string; readonly field: string };
  readonly 'dropped-too-many': { readonly count: number; readonly limit: number };
  readonly 'dropped-too-large': { readonly sizeBytes: number; readonly limitBytes: number };
  readonly 'signer-first-seen': {
    readonly signer: string;
    readonly unit: string;
    readonly role: IdentityRole;
  };
  readonly 'signer-confirmation-damaged': {
    readonly signer: string;
    readonly unit: string;
    readonly role: IdentityRole;
  };
  readonly 'signer-differs': { readonly signer: string; readonly unit: string; readonly role: IdentityRole };
}
