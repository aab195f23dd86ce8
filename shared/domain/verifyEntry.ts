import type { Problem } from '../problems.ts';
import type { Amendment } from './amendment.ts';
import type { Payload } from './payload.ts';
import type { UnlistedPlace } from './unlistedTexts.ts';

/**
 * What the check of one returned file found.
 * - `valid`: intact, complete, every signer chains to a given root or is a pinned seal, within validity.
 * - `indeterminate`: intact, but the signer is not known here (or no longer, or not yet, within validity).
 * - `invalid`: altered, incomplete, unsigned, unparsable, empty, or no PDF.
 *
 * On screen `valid` reads "khớp": "hợp lệ" is said only when revocation was checked too.
 */
export type Verdict = 'valid' | 'indeterminate' | 'invalid';

/** Who a signature stands for. `seal` is the vault's own integrity seal, never a signature of the agency. */
export type SignatureRole = 'head' | 'preparer' | 'agency' | 'seal';

/** The closed list of signature fields a return may carry, and the role each stands for. */
export const signatureRoles = {
  'sig-head': 'head',
  'sig-preparer': 'preparer',
  'sig-agency': 'agency',
  'seal-vault': 'seal',
} as const satisfies Record<string, SignatureRole>;

export type SignatureField = keyof typeof signatureRoles;

/** Text fields a return may leave open for the clerk: filled once, together with the agency's signature. */
export const preparedTextFields = ['doc-number', 'doc-date'] as const;

export type PreparedTextField = (typeof preparedTextFields)[number];

export interface VerifiedSignature {
  /** Full name of the form field, as it stands in the file. */
  readonly field: string;
  /** Null when the field is none of the fields a return may carry. */
  readonly role: SignatureRole | null;
  /** Common name of the signer's certificate (or its whole subject); null when no certificate could be read. */
  readonly signer: string | null;
  /** The time the signer claims (`/M`), ISO 8601 in UTC. It is not proven by a timestamp. */
  readonly signedAt: string | null;
  /** False for the earlier ones of several signatures; that alone is no fault. */
  readonly coversWholeFile: boolean;
  /** Whether it covers the file up to the end of the revision that it stands in. */
  readonly coversRevision: boolean;
  /** True only when the signature is intact and its signer chains to a given root or is a pinned seal. */
  readonly trusted: boolean;
  readonly problems: readonly Problem[];
}

/** The part of the machine payload a receiver counts with. */
export interface VerifiedPayload
  extends Pick<
    Payload,
    | 'directive'
    | 'unit'
    | 'counts'
    | 'returnId'
    | 'version'
    | 'exportedAt'
    | 'number'
    | 'issuedOn'
    | 'requiredSignatures'
  > {
  /** What ties an amended return to the one it replaces; null for a first return. */
  readonly amendment: Pick<Amendment, 'number' | 'replaces'> | null;
}

/** As it stands on the page, covered by the agency's signature. */
export interface EnteredTexts {
  readonly number: string | null;
  readonly date: string | null;
}

/**
 * What became of the files a return lists. `embedded`: inside the PDF and not in the folder or package that was given; the
 * others as found there.
 */
export interface EvidenceReport {
  readonly files: readonly {
    readonly number: number;
    readonly name: string;
    readonly state: 'ok' | 'embedded' | 'missing' | 'altered' | 'unreadable';
  }[];
  /** Names of files there that the return does not list; nothing against it. */
  readonly extra: readonly string[];
}

/** SHA-256 over what an amendment is compared by, lower-case hex. `now` and `before`: the texts that an amendment can change. */
export interface ContentHashes {
  readonly now: string;
  /** Of the return that this one replaces, by its own list of changes; null when that list is not about this return. */
  readonly before: string | null;
  /** Of what no list of changes mentions. */
  readonly unlisted: Readonly<Record<UnlistedPlace, string>>;
}

/** Result for one file. The command line puts `file` in front of it. */
export interface VerifyEntry {
  readonly verdict: Verdict;
  readonly signatures: readonly VerifiedSignature[];
  /** Null unless at least one signature over the whole file is intact: unproven figures are not handed on. */
  readonly payload: VerifiedPayload | null;
  /** SHA-256 of the bytes of `return.json`, lower-case hex, as printed on the page; left out while `payload` is null. */
  readonly payloadSha256?: string;
  /** What a return and its amendment are paired by besides their hashes; left out while `payload` is null. */
  readonly content?: ContentHashes;
  /** Number and date that the clerk has entered into their prepared lines; left out while `payload` is null or nothing is entered. */
  readonly entered?: EnteredTexts;
  /** Left out when no folder or package was given to compare with, or while `payload` is null. */
  readonly evidence?: EvidenceReport;
  /** All findings: those of the file, then those of each signature with `path` = `signatures[i]`. */
  readonly problems: readonly Problem[];
}

/** The result together with the name of its file: the argument as given, or the file name on screen. */
export interface VerifiedFile extends VerifyEntry {
  readonly file: string;
}
