/** Expected failures of this area: code → the facts its sentence needs. */
export interface SigningProblems {
  readonly 'p12-wrong-password': { readonly file: string };
  readonly 'p12-unreadable': { readonly file: string };
  /** RC4 or another way of encryption that this program does not read. */
  readonly 'p12-encryption-unsupported': { readonly file: string };
  readonly 'p12-no-key': { readonly file: string };
  readonly 'p12-key-mismatch': { readonly file: string };
  readonly 'certificate-expired': { readonly subject: string; readonly notAfter: string };
  readonly 'certificate-not-yet-valid': { readonly subject: string; readonly notBefore: string };
  readonly 'certificate-unreadable': { readonly subject: string };
  readonly 'certificate-key-unsupported': { readonly algorithm: string };
  readonly 'certificate-not-for-signing': { readonly subject: string };
  readonly 'signature-too-large': { readonly sizeBytes: number; readonly limitBytes: number };
  readonly 'signature-field-filled': { readonly field: string };
  /** Number or date would stay open behind the agency's signature. */
  readonly 'return-not-numbered': Record<string, never>;
  /** Something was to be entered where the file leaves nothing open. */
  readonly 'document-line-not-open': { readonly line: 'number' | 'date' };
  readonly 'document-number-too-long': { readonly number: string };
  readonly 'pdf-not-signable': { readonly rule: string };
  /** Somebody changed the file since this program made it. `found`: codes of the check, with their technical codes or places. */
  readonly 'return-not-as-exported': { readonly found: readonly string[] };
  /** Told beside a signature that was made: the page prints another name for this role. */
  readonly 'signed-with-other-name': {
    readonly role: string;
    readonly signer: string;
    readonly printed: string;
  };
  /** Told beside a signature that was made. `reason`: ca, key-usage or extended-key-usage, as in `signer-certificate-not-for-signing`. */
  readonly 'signed-with-unfit-certificate': {
    readonly role: string;
    readonly signer: string;
    readonly reason: string;
  };
  /** The return needs no signature of this role, so it has no field for one. */
  readonly 'role-not-asked': { readonly role: string };
  /** No slot of the module has a token. */
  readonly 'token-absent': Record<string, never>;
  /** `label` names neither a token nor a certificate; `found` are the labels of the tokens that are there. */
  readonly 'token-not-found': { readonly label: string; readonly found: readonly string[] };
  readonly 'token-locked': { readonly label: string };
  /** One try was used. `countLow`, `finalTry`: what the token says about the tries left. */
  readonly 'token-pin-wrong': {
    readonly label: string;
    readonly countLow: boolean;
    readonly finalTry: boolean;
  };
  readonly 'token-pin-length': { readonly minimum: number; readonly maximum: number };
  /** One more wrong PIN locks the token, and nobody confirmed that. */
  readonly 'token-final-try': { readonly label: string };
  /** Pulled out, or another one put in, between two steps. */
  readonly 'token-removed': Record<string, never>;
  readonly 'token-timeout': { readonly seconds: number };
  readonly 'token-module-unloadable': {
    readonly module: string;
    readonly reason: 'wrong-architecture' | 'missing' | 'not-pkcs11';
  };
  /** The driver ended its process without an answer. */
  readonly 'token-driver-stopped': { readonly module: string };
  /** The vault was locked, or the app closed, while a token was at work. */
  readonly 'token-stopped': Record<string, never>;
  /** Windows keeps certificates in a store of its own, which this program cannot reach yet. */
  readonly 'certificate-store-unavailable': Record<string, never>;
  readonly 'token-no-certificate': { readonly label: string };
  readonly 'token-certificate-ambiguous': {
    readonly label: string;
    readonly certificates: readonly string[];
  };
  /** No private key of the certificate's id after login. */
  readonly 'token-key-missing': { readonly label: string };
  /** What the token signed does not fit the certificate. */
  readonly 'token-key-mismatch': { readonly label: string };
  readonly 'token-mechanism-missing': { readonly label: string; readonly mechanism: string };
  /** Any other refusal: the PKCS#11 function and its return value. */
  readonly 'token-refused': { readonly call: string; readonly code: string };
}
