import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { mediaType as mediaTypeOf } from '../mediaType.ts';
import { writeProblem } from '../vault/diskProblems.ts';
import type { Vault, VaultTransaction } from '../vault/vault.ts';
import type { BlobFiles } from './blobFiles.ts';
import type { ReadSource } from './encryptSource.ts';
import { refusedSpace, SourceFailure } from './evidenceSource.ts';
import type { WrittenStream } from './streamWriter.ts';
import { UploadAborted } from './uploads.ts';

/** An encrypted file in staging that is whole and proven, but belongs to nothing yet. */
export interface Staged {
  readonly id: string;
  readonly name: string;
  readonly written: WrittenStream;
  readonly mediaType: string;
}

/** The way in: file staged, synced, proven, published, then its row in one transaction with its links. */
export class EvidenceStaging {
  readonly #vault: Vault;
  readonly #files: BlobFiles;

  constructor(vault: Vault, files: BlobFiles) {
    this.#vault = vault;
    this.#files = files;
  }

  /** Encrypts a source into staging and proves it. The staged file is gone again when this fails. */
  async stage(
    name: string,
    expectedBytes: number,
    read: ReadSource,
    confirm: (readBytes: number) => Promise<void>,
    onSegment?: (doneBytes: number) => void,
  ): Promise<Result<Staged>> {
    if (this.#vault.readOnly) return fail('vault-read-only', {});
    const noSpace = await refusedSpace(this.#vault.dir, expectedBytes);
    if (noSpace !== null) return failAll([noSpace]);
    const key = this.#vault.evidenceKey();
    if (!key.ok) return key;
    const id = this.#vault.environment.newId();
    let mediaType: string | null = null;
    const sniffing: ReadSource = async (buffer) => {
      const length = await read(buffer);
      mediaType ??= mediaTypeOf(buffer.subarray(0, length), name);
      return length;
    };
    try {
      const written = await this.#files.stage(id, key.value, sniffing, { expectedBytes, onSegment });
      await confirm(written.sizeBytes);
      return succeed({ id, name, written, mediaType: mediaType ?? 'application/octet-stream' });
    } catch (error) {
      await this.#files.discard(id);
      if (error instanceof SourceFailure) return failAll([error.problem]);
      if (error instanceof UploadAborted) return fail('evidence-cancelled', { name });
      return failAll([writeProblem(error)]);
    } finally {
      key.value.fill(0);
    }
  }

  /** Publishes a staged file together with what `work` writes about it: both or neither. */
  async publish<T>(id: string, action: string, work: (tx: VaultTransaction) => T): Promise<Result<T>> {
    try {
      await this.#files.publish(id);
    } catch (error) {
      return failAll([writeProblem(error)]);
    }
    let isCommitted = false;
    try {
      const committed = this.#vault.transact(action, work);
      isCommitted = committed.ok;
      return committed;
    } finally {
      if (!isCommitted) await this.#files.delete(id);
    }
  }
}
