import type { UnlistedPlace } from '../domain/unlistedTexts.ts';

/** What of an amended return does not continue the file that it says it replaces. */
export type ChainRule =
  | 'original-invalid'
  | 'original-broken'
  | 'return'
  | 'unit'
  | 'directive'
  | 'directive-content'
  | 'version'
  | 'exported-at'
  | 'earlier'
  | 'changes'
  | 'number'
  | 'sha256'
  | 'gap';

/** Expected failures of this area: code → the facts its sentence needs. `rule` names the broken rule of SIGNING.md. */
export interface VerifyProblems {
  readonly 'not-a-pdf': Record<string, never>;
  readonly 'file-unreadable': { readonly file: string };
  readonly 'returned-file-too-large': { readonly file: string; readonly limitBytes: number };
  readonly 'file-empty': Record<string, never>;
  readonly 'no-signature': Record<string, never>;
  readonly 'pdf-unparsable': Record<string, never>;
  /** `part`: what it asks too much of, as the budget of a check names it. */
  readonly 'file-asks-too-much': { readonly part: string };
  readonly 'pdf-structure': { readonly rule: string; readonly offset: number };
  readonly 'xref-stream': Record<string, never>;
  readonly 'active-content': { readonly kind: string };
  readonly 'file-altered': { readonly field: string };
  readonly 'later-revision': { readonly field: string };
  readonly 'signature-malformed': { readonly field: string; readonly rule: string };
  readonly 'signature-value-wrong': { readonly field: string };
  readonly 'bytes-after-cms': { readonly field: string };
  readonly 'weak-digest': { readonly field: string; readonly algorithm: string };
  readonly 'signing-certificate-missing': { readonly field: string };
  readonly 'certificate-swapped': { readonly field: string };
  readonly 'signature-field-unknown': { readonly field: string };
  readonly 'signature-missing-role': { readonly role: string };
  readonly 'payload-missing': Record<string, never>;
  /** `items`: places of `return.json`, as in `export-page-text-lost`, or pages, artifacts, images, annotations, outline, title, colours. */
  readonly 'page-text-differs': { readonly items: readonly string[] };
  /** `page` counts from 1, 0 = none. */
  readonly 'page-text-unread': { readonly rule: string; readonly page: number };
  readonly 'payload-damaged': { readonly rule: string };
  readonly 'signer-unknown': { readonly signer: string };
  readonly 'seal-not-pinned': { readonly signer: string };
  readonly 'signer-certificate-not-valid-then': {
    readonly signer: string;
    readonly notBefore: string;
    readonly notAfter: string;
  };
  readonly 'signer-certificate-expired-since': { readonly signer: string; readonly notAfter: string };
  /** `reason`: ca, key-usage or extended-key-usage. */
  readonly 'signer-certificate-not-for-signing': { readonly signer: string; readonly reason: string };
  /** `algorithm`: `SHA-1`, `MD5`, `RSA 1024` … */
  readonly 'weak-certificate': { readonly certificate: string; readonly algorithm: string };
  /** `rule`: `names` for a name that an issuer may not give, else the number of an extension that is not evaluated. */
  readonly 'certificate-constrained': { readonly certificate: string; readonly rule: string };
  /** `printed`: the name on the pages. */
  readonly 'signer-name-differs': {
    readonly field: string;
    readonly signer: string;
    readonly printed: string;
  };
  /** The certificate holds the beginning of the printed name, as far as a certificate holds one. */
  readonly 'signer-name-cut': {
    readonly field: string;
    readonly signer: string;
    readonly printed: string;
  };
  /** The key has signed for another role already, so this signature stands for none. */
  readonly 'signature-counted-once': { readonly field: string; readonly signer: string };
  /** One key stands behind the signatures of head and agency: the one for `role` does not count. Roles as in the payload. */
  readonly 'one-key-for-two-roles': {
    readonly field: string;
    readonly signer: string;
    readonly role: string;
    readonly other: string;
  };
  /** `shown`: the words that are seen; empty for a picture that is none of the role, or stands at another place. */
  readonly 'signature-shows-other': {
    readonly field: string;
    readonly signer: string;
    readonly shown: string;
  };
  /** Another program drew the signature, and the signer's name is not among its words. */
  readonly 'signature-name-not-shown': { readonly field: string; readonly signer: string };
  readonly 'claimed-time-missing': { readonly field: string };
  readonly 'claimed-time-in-future': { readonly field: string; readonly signedAt: string };
  readonly 'signing-time-attribute': { readonly field: string };
  readonly 'unsigned-attributes': { readonly field: string };
  readonly 'revocation-not-checked': { readonly signer: string };
  readonly 'no-timestamp': { readonly field: string };
  readonly 'not-official-signature': { readonly signer: string };
  readonly 'returned-evidence-missing': { readonly file: string };
  readonly 'returned-evidence-altered': {
    readonly file: string;
    readonly expected: string;
    /** SHA-256, or the size where that alone tells. */
    readonly found: string;
  };
  readonly 'returned-evidence-unreadable': { readonly file: string };
  /** A file embedded in the PDF is not the one the manifest lists under its name. */
  readonly 'embedded-evidence-altered': { readonly file: string };
  readonly 'embedded-evidence-missing': { readonly file: string };
  /** A file is embedded that the return does not name. */
  readonly 'embedded-evidence-unlisted': { readonly file: string };
  /** A ZIP or age file that cannot be read in one way only; `rule` as in SIGNING.md, "Evidence package". */
  readonly 'package-damaged': { readonly file: string; readonly rule: string };
  readonly 'package-password-missing': { readonly file: string };
  readonly 'package-wrong-password': { readonly file: string };
  readonly 'roots-unreadable': { readonly file: string };
  readonly 'roots-folder-missing': { readonly dir: string };
  readonly 'roots-empty': { readonly dir: string };
  readonly 'pins-unreadable': { readonly file: string };
  /** `revision` counts from 1. */
  readonly 'revision-refused': { readonly revision: number; readonly rule: string };
  /** `page` counts from 1, 0 = on no page; `rect` in points from the lower left corner of the page. */
  readonly 'added-elsewhere': {
    readonly field: string;
    readonly signer: string;
    readonly page: number;
    readonly rect: string;
  };
  /** A prepared field that another program has signed; facts as above. */
  readonly 'filled-elsewhere': {
    readonly field: string;
    readonly signer: string;
    readonly page: number;
    readonly rect: string;
  };
  readonly 'covering-appearance': { readonly field: string; readonly page: number; readonly rect: string };
  /** `field`: doc-number or doc-date. */
  readonly 'entered-text-differs': { readonly field: string };
  readonly 'original-not-continued': Record<string, never>;
  /** `revokedAt` in ISO 8601. */
  readonly 'certificate-revoked': { readonly signer: string; readonly revokedAt: string };
  readonly 'crl-unreadable': { readonly file: string };
  readonly 'crls-folder-missing': { readonly dir: string };
  /** The replaced return is not among the files checked together. */
  readonly 'amendment-original-missing': { readonly version: number; readonly sha256: string };
  /**
   * `rule`: original-invalid, original-broken, return, unit, directive, directive-content, version, exported-at, earlier, changes,
   * number, sha256 or gap.
   */
  readonly 'amendment-chain-broken': { readonly file: string; readonly rule: ChainRule };
  /** `file` amends the same return in another way. */
  readonly 'amendment-forked': { readonly file: string };
  /** `file` is another version of this return, and neither of the two replaces the other. */
  readonly 'return-forked': { readonly file: string };
  /** `file` is one of several amendments of the same return, and this one continues it. */
  readonly 'amendment-behind-fork': { readonly file: string };
  /** Roles that had to sign `file`, the replaced return, and need not sign this one. */
  readonly 'amendment-fewer-signatures': { readonly file: string; readonly roles: readonly string[] };
  /** Where it differs from `file`, the replaced return, besides the texts that a list of changes mentions. */
  readonly 'amendment-unlisted': { readonly file: string; readonly places: readonly UnlistedPlace[] };
  /** `file`, whose signers are not known, says that it replaces this one or the return that this one replaces. */
  readonly 'amendment-claimed': { readonly file: string };
  /** `file`, checked together with this one, replaces it. */
  readonly 'amendment-superseded': { readonly file: string };
}
