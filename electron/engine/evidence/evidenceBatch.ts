import { failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { writeProblem } from '../vault/diskProblems.ts';
import type { Vault, VaultTransaction } from '../vault/vault.ts';
import type { BlobFiles } from './blobFiles.ts';
import type { ReadSource } from './encryptSource.ts';
import type { BlobRecord, EvidenceIndex } from './evidenceIndex.ts';
import { SourceFailure } from './evidenceSource.ts';
import type { EvidenceStaging, Staged } from './evidenceStaging.ts';

/** A file that comes with what is known about it. Its media type is not among that: it is found from the content. */
export interface KnownFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Null for bytes of the program's own. */
  readonly evidence: {
    readonly name: string;
    readonly addedAt: string;
    readonly addedBy: string;
  } | null;
}

/** Files that come in together: staged one by one, then all of them appear with what is written about them, or none. */
export class EvidenceBatch {
  readonly #vault: Vault;
  readonly #files: BlobFiles;
  readonly #index: EvidenceIndex;
  readonly #staging: EvidenceStaging;
  readonly #staged: { readonly staged: Staged; readonly blob: BlobRecord }[] = [];

  constructor(vault: Vault, files: BlobFiles, index: EvidenceIndex, staging: EvidenceStaging) {
    this.#vault = vault;
    this.#files = files;
    this.#index = index;
    this.#staging = staging;
  }

  /** Encrypts into staging; returns the id that the file will have. What `chunks` throws is passed on, and nothing of the file stays. */
  async stage(file: KnownFile, chunks: AsyncIterable<Uint8Array>): Promise<Result<string>> {
    const name = file.evidence?.name ?? '';
    const read = filling(chunks);
    let failure: unknown = null;
    const passingOn: ReadSource = async (buffer) => {
      try {
        return await read(buffer);
      } catch (error) {
        failure = error;
        throw new SourceFailure(problem('evidence-changed', { name }));
      }
    };
    const confirm = async (readBytes: number) => {
      if (readBytes !== file.sizeBytes) throw new SourceFailure(problem('evidence-changed', { name }));
    };
    const staged = await this.#staging.stage(name, file.sizeBytes, passingOn, confirm);
    if (failure !== null) throw failure;
    if (!staged.ok) return staged;
    const { id, written } = staged.value;
    if (written.sha256 !== file.sha256) {
      await this.#files.discard(id);
      return failAll([problem('evidence-changed', { name })]);
    }
    const { sizeBytes, sha256 } = written;
    const blob: BlobRecord =
      file.evidence === null
        ? { purpose: 'blob', sizeBytes, sha256, addedAt: this.#vault.environment.now().toISOString() }
        : {
            purpose: 'evidence',
            ...file.evidence,
            mediaType: staged.value.mediaType,
            sizeBytes,
            sha256,
            derived: {},
          };
    this.#staged.push({ staged: staged.value, blob });
    return succeed(id);
  }

  /** Gives every file its place, then runs `work` in the one transaction that makes them count. */
  async commit<T>(action: string, work: (tx: VaultTransaction) => T): Promise<Result<T>> {
    const batch = this.#staged.splice(0);
    let isCommitted = false;
    try {
      for (const { staged } of batch) await this.#files.publish(staged.id);
      const committed = this.#vault.transact(action, (tx) => {
        for (const { staged, blob } of batch) tx.putEvidence(staged.id, staged.written.fileSizeBytes, blob);
        return work(tx);
      });
      isCommitted = committed.ok;
      if (committed.ok) for (const { staged, blob } of batch) this.#index.take(staged.id, blob);
      return committed;
    } catch (error) {
      return failAll([writeProblem(error)]);
    } finally {
      if (!isCommitted) await this.#remove(batch.map(({ staged }) => staged.id));
    }
  }

  /** Drops what was staged and not committed. */
  async discard(): Promise<void> {
    await this.#remove(this.#staged.splice(0).map(({ staged }) => staged.id));
  }

  async #remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.#files.discard(id);
      await this.#files.delete(id);
    }
  }
}

/** Fills each buffer to its end, as the encryption wants it. */
function filling(chunks: AsyncIterable<Uint8Array>): ReadSource {
  const iterator = chunks[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  return async (buffer) => {
    let length = 0;
    while (length < buffer.length) {
      if (rest.length === 0) {
        const next = await iterator.next();
        if (next.done === true) break;
        rest = next.value;
        continue;
      }
      const part = rest.subarray(0, buffer.length - length);
      buffer.set(part, length);
      rest = rest.subarray(part.length);
      length += part.length;
    }
    return length;
  };
}
