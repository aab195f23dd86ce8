/** Expected failures of this area: code → the facts its sentence needs. */
export interface EvidenceProblems {
  /** Asked to take a damaged file off an item, but its row can be read. */
  readonly 'evidence-readable': Record<string, never>;
  readonly 'evidence-empty': { readonly name: string };
  readonly 'evidence-too-large': {
    readonly name: string;
    readonly sizeBytes: number;
    readonly limitBytes: number;
  };
  readonly 'evidence-is-directory': { readonly name: string };
  /** The file was there, then was gone or unreadable before its end was reached. */
  readonly 'evidence-vanished': { readonly name: string };
  /** The file was written to while it was being read. */
  readonly 'evidence-changed': { readonly name: string };
  readonly 'evidence-unreadable': { readonly name: string };
  /** Stored bytes fail authentication or are cut short. */
  readonly 'evidence-damaged': { readonly name: string };
  /** The record is there, its stored file is not. */
  readonly 'evidence-lost': { readonly name: string };
  /** The stored file cannot be opened now; `reason` is the operating system's code. */
  readonly 'evidence-file-held': { readonly name: string; readonly reason: string };
  readonly 'evidence-not-found': { readonly id: string };
  /** The files of the item are no longer those that were put into order. */
  readonly 'evidence-order-changed': { readonly item: string };
  /** The newer file has the content of the older one. `name`: of the newer. */
  readonly 'evidence-same-content': { readonly name: string };
  /** The text of a Word or Excel document is too large, unpacks to too much, or has too many parts. */
  readonly 'evidence-text-too-large': { readonly name: string };
  /** A Word or Excel document whose text cannot be read: damaged, with a password, or of another kind. */
  readonly 'evidence-text-unreadable': { readonly name: string };
  /** Ended on request before it was complete. */
  readonly 'evidence-cancelled': { readonly name: string };
  /** The upload session ended, was cancelled, or never began. */
  readonly 'evidence-upload-unknown': { readonly id: string };
  /** All evidence of a return together; a ZIP without extensions holds less than 4 GiB. */
  readonly 'evidence-zip-too-large': { readonly sizeBytes: number; readonly limitBytes: number };
  /** `minimum`: characters. */
  readonly 'package-passphrase-short': { readonly minimum: number };
  readonly 'evidence-copy-exists': { readonly file: string };
}
