import type { Problem } from '../../../shared/problems.ts';
import { problem, type Result, succeed } from '../../../shared/result.ts';
import { isAboutPlace } from '../vault/placeNotices.ts';
import type { Vault, VaultTransaction } from '../vault/vault.ts';
import { BlobFiles } from './blobFiles.ts';
import type { EvidenceBatch } from './evidenceBatch.ts';
import { EvidenceIndex, parseBlobRecord } from './evidenceIndex.ts';
import { OpenedEvidence } from './openedEvidence.ts';
import { sweepOrphans } from './sweepOrphans.ts';

/** A stored evidence file. Bytes are immutable; only `derived` may be added. */
export interface EvidenceRecord {
  /** 32 hex digits: name of the file in the vault. */
  readonly id: string;
  /** As given: NFD or 300 characters are kept. */
  readonly name: string;
  /** As `mediaType` found it: `image/jpeg`, `application/pdf`, `text/plain`, …, `application/octet-stream`. */
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Of the plaintext, lower-case hex. */
  readonly sha256: string;
  /** ISO time. */
  readonly addedAt: string;
  /** Slot that attached it. */
  readonly addedBy: string;
  /** Prepared copies kept beside it: blob ids. */
  readonly derived: { readonly annex?: string };
}

export interface Attached {
  readonly evidence: EvidenceRecord;
  /** The same bytes were there already; `evidence` is the existing record, under its first name. */
  readonly isDuplicate: boolean;
}

export interface StoredFile {
  readonly id: string;
  /** Name of the evidence; null for bytes of the program's own. */
  readonly name: string | null;
  /** Of the plaintext. */
  readonly sizeBytes: number;
  /** Where the encrypted file lies. */
  readonly path: string;
}

export interface AttachOptions {
  /** Runs in the same transaction as the index row, so that file and link appear together. */
  readonly link?: (tx: VaultTransaction, evidence: EvidenceRecord) => void;
  /** Audit action. Default `evidence-attached`. */
  readonly action?: string;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface EvidenceStore {
  /** Damage found when the store was opened: files missing or cut. */
  readonly problems: readonly Problem[];

  list(): readonly EvidenceRecord[];
  find(id: string): EvidenceRecord | undefined;

  attachFile(path: string, name: string, options?: AttachOptions): Promise<Result<Attached>>;
  /** `sizeBytes` is the announced size; over the limit or 0 is refused at once. Returns an upload id. */
  beginUpload(name: string, sizeBytes: number): Promise<Result<string>>;
  appendUpload(uploadId: string, bytes: Uint8Array): Promise<Result<{ readonly receivedBytes: number }>>;
  finishUpload(uploadId: string, options?: AttachOptions): Promise<Result<Attached>>;
  cancelUpload(uploadId: string): Promise<Result<void>>;
  /** Ends every open session. To be called before the vault is locked. */
  cancelUploads(): Promise<void>;

  /** Authenticated plaintext bytes from `offset`; shorter only at the end of the file. */
  readRange(id: string, offset: number, length: number): Promise<Result<Buffer>>;
  /** Whole plaintext, verified to its end. For files that fit in memory. */
  readAll(id: string): Promise<Result<Buffer>>;
  /** Plain copy for a person: staged beside the target, verified to the end and against the hash, then published. */
  saveCopy(id: string, targetPath: string, options?: { readonly overwrite?: boolean }): Promise<Result<void>>;

  /** Stores a derived copy and links it to the evidence in one transaction; returns its blob id. */
  putDerived(id: string, purpose: 'annex', bytes: Uint8Array): Promise<Result<string>>;
  /**
   * Stores bytes of the program's own, e.g. a frozen return, and runs `link` in the same transaction; returns their blob id.
   * They are never listed as evidence and never replaced.
   */
  putBlob(
    bytes: Uint8Array,
    action: string,
    link: (tx: VaultTransaction, blobId: string) => void,
  ): Promise<Result<string>>;
  readBlob(blobId: string): Promise<Result<Buffer>>;
  /** Removes bytes of the program's own, and runs `unlink` in the same transaction. Never for what must be kept, such as a frozen return. */
  removeBlob(blobId: string, action: string, unlink: (tx: VaultTransaction) => void): Promise<Result<void>>;

  /** Ids of the files not known to be bad, by the SHA-256 of what they hold. */
  idsByContent(purpose: 'evidence' | 'blob'): ReadonlyMap<string, string>;
  /** Takes in several files at once; see there. */
  batch(): EvidenceBatch;

  /** Tombstone and audit entry first, the file after. `unlink` runs in the same transaction. */
  remove(id: string, unlink?: (tx: VaultTransaction) => void): Promise<Result<void>>;
  /** Every file that must be there, evidence and the program's own. */
  stored(): readonly StoredFile[];
  /** Decrypts and hashes one of them. `goOn` is told the bytes of each piece read; false stops there without a judgement. */
  verify(id: string, goOn: (bytes: number) => boolean): Promise<Result<void>>;
  /** Decrypts and hashes every file; one problem per damaged one. */
  verifyAll(): Promise<Result<readonly Problem[]>>;
}

/** Opens the evidence of an unlocked vault; finishes interrupted removals and moves orphans older than a day to `quarantine/`. */
export async function openEvidenceStore(vault: Vault): Promise<Result<EvidenceStore>> {
  const stored = vault.evidenceRows();
  if (!stored.ok) return stored;
  const files = new BlobFiles(vault);
  const index = new EvidenceIndex();
  const problems: Problem[] = [...stored.value.problems];
  for (const row of stored.value.rows) {
    const blob = parseBlobRecord(row.record);
    if (row.record !== null && blob === null) {
      problems.push(problem('vault-row-damaged', { table: 'ev', id: row.id }));
      continue;
    }
    index.take(row.id, blob);
    if (blob !== null && (await files.sizeOf(row.id)) !== row.fileSizeBytes) {
      index.unsound.add(row.id);
      problems.push(await lostOrDamaged(files, row.id, blob.purpose === 'evidence' ? blob.name : row.id));
    }
  }
  // With rows missing, their files look like orphans: nothing is moved until the vault is whole.
  const isWhole = vault.problems.every(isAboutPlace) && stored.value.problems.length === 0;
  if (isWhole && !vault.readOnly) await sweepOrphans(vault, files, index);
  return succeed(new OpenedEvidence(vault, files, index, problems));
}

async function lostOrDamaged(files: BlobFiles, id: string, name: string): Promise<Problem> {
  const isThere = (await files.sizeOf(id)) !== null;
  return isThere ? problem('evidence-damaged', { name }) : problem('evidence-lost', { name });
}
