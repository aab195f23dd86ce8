import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import type { Vault, VaultTransaction } from '../vault/vault.ts';
import type { BlobFiles } from './blobFiles.ts';
import { readBytes } from './encryptSource.ts';
import { EvidenceBatch } from './evidenceBatch.ts';
import { type BlobRecord, type EvidenceIndex, evidenceRecordOf } from './evidenceIndex.ts';
import { EvidenceReading, proveContent } from './evidenceReading.ts';
import { openSource, refusedSize, SourceFailure } from './evidenceSource.ts';
import { EvidenceStaging, type Staged } from './evidenceStaging.ts';
import type { Attached, AttachOptions, EvidenceRecord, EvidenceStore, StoredFile } from './evidenceStore.ts';
import { writePlainCopy } from './plainCopy.ts';
import { DamagedStream } from './streamReader.ts';
import { segmentBytes, streamFileSize } from './tinkFormat.ts';
import { chunkPipe, Uploads } from './uploads.ts';

/** The evidence of an open vault. Removal goes the other way round: row first, then file. */
export class OpenedEvidence implements EvidenceStore {
  readonly problems: readonly Problem[];
  readonly #vault: Vault;
  readonly #files: BlobFiles;
  readonly #index: EvidenceIndex;
  readonly #staging: EvidenceStaging;
  readonly #reading: EvidenceReading;
  readonly #uploads = new Uploads();

  constructor(vault: Vault, files: BlobFiles, index: EvidenceIndex, problems: readonly Problem[]) {
    this.#vault = vault;
    this.#files = files;
    this.#index = index;
    this.#staging = new EvidenceStaging(vault, files);
    this.#reading = new EvidenceReading(vault, files, index);
    this.problems = problems;
  }

  list(): readonly EvidenceRecord[] {
    return this.#index.evidence();
  }

  find(id: string): EvidenceRecord | undefined {
    return this.#index.find(id);
  }

  async attachFile(path: string, name: string, options: AttachOptions = {}): Promise<Result<Attached>> {
    const opened = await openSource(path, name);
    if (!opened.ok) return opened;
    const source = opened.value;
    try {
      const onSegment = (doneBytes: number) => {
        if (options.signal?.aborted) throw new SourceFailure(problem('evidence-cancelled', { name }));
        options.onProgress?.(doneBytes, source.sizeBytes);
      };
      const staged = await this.#staging.stage(
        name,
        source.sizeBytes,
        source.read,
        source.confirm,
        onSegment,
      );
      return staged.ok ? await this.#commit(staged.value, options) : staged;
    } finally {
      await source.close();
    }
  }

  async beginUpload(name: string, sizeBytes: number): Promise<Result<string>> {
    const refused = refusedSize(name, sizeBytes);
    if (refused !== null) return failAll([refused]);
    if (this.#vault.isLocked) return fail('vault-locked', {});
    const pipe = chunkPipe();
    const confirm = async (readBytes: number) => {
      if (readBytes !== sizeBytes) throw new SourceFailure(problem('evidence-changed', { name }));
    };
    const finished = this.#staging.stage(name, sizeBytes, pipe.read, confirm);
    const uploadId = this.#vault.environment.newId();
    this.#uploads.add(uploadId, { ...pipe, name, sizeBytes, receivedBytes: 0, finished });
    return succeed(uploadId);
  }

  appendUpload(uploadId: string, bytes: Uint8Array): Promise<Result<{ readonly receivedBytes: number }>> {
    return this.#uploads.append(uploadId, bytes);
  }

  async finishUpload(uploadId: string, options: AttachOptions = {}): Promise<Result<Attached>> {
    await this.#uploads.settle(uploadId);
    const upload = this.#uploads.take(uploadId);
    if (!upload.ok) return upload;
    upload.value.end();
    const staged = await upload.value.finished;
    return staged.ok ? this.#commit(staged.value, options) : staged;
  }

  async cancelUpload(uploadId: string): Promise<Result<void>> {
    const upload = this.#uploads.take(uploadId);
    if (!upload.ok) return upload;
    upload.value.abort();
    const staged = await upload.value.finished;
    if (staged.ok) await this.#files.discard(staged.value.id);
    return succeed(undefined);
  }

  async cancelUploads(): Promise<void> {
    for (const uploadId of this.#uploads.ids()) await this.cancelUpload(uploadId);
  }

  readRange(id: string, offset: number, length: number): Promise<Result<Buffer>> {
    return this.#reading.read(id, (reader) => reader.range(offset, length));
  }

  readAll(id: string): Promise<Result<Buffer>> {
    return this.#reading.read(id, async (reader, blob) => {
      const bytes = await reader.range(0, reader.sizeBytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (sha256 !== blob.sha256) throw new DamagedStream('the content is not what was hashed');
      return bytes;
    });
  }

  async saveCopy(
    id: string,
    targetPath: string,
    options: { readonly overwrite?: boolean } = {},
  ): Promise<Result<void>> {
    const exists = (await stat(targetPath).catch(() => null)) !== null;
    if (exists && options.overwrite !== true) {
      return fail('evidence-copy-exists', { file: basename(targetPath) });
    }
    return this.#reading.read(id, (reader, blob) =>
      writePlainCopy(reader, blob.sha256, targetPath, this.#vault.environment.disk),
    );
  }

  async putDerived(id: string, purpose: 'annex', bytes: Uint8Array): Promise<Result<string>> {
    const staged = await this.#staging.stage('', bytes.length, readBytes(bytes), async () => undefined);
    if (!staged.ok) return staged;
    const { id: blobId, written } = staged.value;
    // Looked up now: it may have been removed while the copy was being written.
    const evidence = this.#index.blobs.get(id);
    if (evidence?.purpose !== 'evidence') {
      await this.#files.discard(blobId);
      return fail('evidence-not-found', { id });
    }
    const blob = this.#blobOf(staged.value);
    const changed: BlobRecord = { ...evidence, derived: { ...evidence.derived, [purpose]: blobId } };
    const stored = await this.#staging.publish(blobId, 'derived-copy-stored', (tx) => {
      tx.putEvidence(blobId, written.fileSizeBytes, blob);
      tx.putEvidence(id, streamFileSize(evidence.sizeBytes, segmentBytes), changed);
    });
    if (!stored.ok) return stored;
    this.#index.take(blobId, blob);
    this.#index.take(id, changed);
    return succeed(blobId);
  }

  async putBlob(
    bytes: Uint8Array,
    action: string,
    link: (tx: VaultTransaction, blobId: string) => void,
  ): Promise<Result<string>> {
    const staged = await this.#staging.stage('', bytes.length, readBytes(bytes), async () => undefined);
    if (!staged.ok) return staged;
    const { id, written } = staged.value;
    const blob = this.#blobOf(staged.value);
    const stored = await this.#staging.publish(id, action, (tx) => {
      tx.putEvidence(id, written.fileSizeBytes, blob);
      link(tx, id);
    });
    if (!stored.ok) return stored;
    this.#index.take(id, blob);
    return succeed(id);
  }

  #blobOf({ written }: Staged): BlobRecord {
    return {
      purpose: 'blob',
      sizeBytes: written.sizeBytes,
      sha256: written.sha256,
      addedAt: this.#vault.environment.now().toISOString(),
    };
  }

  readBlob(blobId: string): Promise<Result<Buffer>> {
    return this.readAll(blobId);
  }

  async removeBlob(
    blobId: string,
    action: string,
    unlink: (tx: VaultTransaction) => void,
  ): Promise<Result<void>> {
    if (this.#index.blobs.get(blobId)?.purpose !== 'blob') return fail('evidence-not-found', { id: blobId });
    const removed = this.#vault.transact(action, (tx) => {
      tx.removeEvidence(blobId);
      unlink(tx);
    });
    if (!removed.ok) return removed;
    this.#index.take(blobId, null);
    await this.#files.delete(blobId);
    return succeed(undefined);
  }

  idsByContent(purpose: 'evidence' | 'blob'): ReadonlyMap<string, string> {
    const sound = [...this.#index.blobs].filter(
      ([id, blob]) => blob.purpose === purpose && !this.#index.unsound.has(id),
    );
    // The first that was attached counts, as for a file attached again.
    return new Map(sound.map(([id, { sha256 }]) => [sha256, id] as const).reverse());
  }

  batch(): EvidenceBatch {
    return new EvidenceBatch(this.#vault, this.#files, this.#index, this.#staging);
  }

  async remove(id: string, unlink?: (tx: VaultTransaction) => void): Promise<Result<void>> {
    const evidence = this.#index.find(id);
    if (evidence === undefined) return fail('evidence-not-found', { id });
    const ids = [id, ...Object.values(evidence.derived)];
    const removed = this.#vault.transact('evidence-removed', (tx) => {
      for (const blobId of ids) tx.removeEvidence(blobId);
      unlink?.(tx);
    });
    if (!removed.ok) return removed;
    for (const blobId of ids) {
      this.#index.take(blobId, null);
      await this.#files.delete(blobId);
    }
    return succeed(undefined);
  }

  stored(): readonly StoredFile[] {
    return [...this.#index.blobs].map(([id, blob]) => ({
      id,
      name: blob.purpose === 'evidence' ? blob.name : null,
      sizeBytes: blob.sizeBytes,
      path: this.#files.pathOf(id),
    }));
  }

  verify(id: string, goOn: (bytes: number) => boolean): Promise<Result<void>> {
    return this.#reading.read(id, (reader, blob) => proveContent(reader, blob.sha256, goOn));
  }

  async verifyAll(): Promise<Result<readonly Problem[]>> {
    const problems: Problem[] = [];
    for (const id of this.#index.blobs.keys()) {
      const checked = await this.#reading.read(id, (reader, blob) => proveContent(reader, blob.sha256));
      if (checked.ok) continue;
      if (checked.problems.some(({ code }) => code === 'vault-locked')) return checked;
      problems.push(...checked.problems);
    }
    return succeed(problems);
  }

  async #commit(staged: Staged, { link, action }: AttachOptions): Promise<Result<Attached>> {
    const { id, name, written, mediaType } = staged;
    const blob: BlobRecord = {
      purpose: 'evidence',
      name,
      mediaType,
      sizeBytes: written.sizeBytes,
      sha256: written.sha256,
      addedAt: this.#vault.environment.now().toISOString(),
      addedBy: this.#vault.slotId,
      derived: {},
    };
    const evidence = evidenceRecordOf(id, blob);
    if (evidence === null) throw new Error('an evidence blob is an evidence record');
    const existing = this.#index.findSound(written.sha256);
    if (existing !== undefined) {
      await this.#files.discard(id);
      return this.#linkExisting(existing, action, link);
    }
    const stored = await this.#staging.publish(id, action ?? 'evidence-attached', (tx) => {
      // The same bytes may have been attached while this file was being published.
      const other = this.#index.findSound(written.sha256);
      if (other === undefined) tx.putEvidence(id, written.fileSizeBytes, blob);
      link?.(tx, other ?? evidence);
      return other;
    });
    if (!stored.ok) return stored;
    if (stored.value !== undefined) {
      await this.#files.delete(id);
      return succeed({ evidence: stored.value, isDuplicate: true });
    }
    this.#index.take(id, blob);
    return succeed({ evidence, isDuplicate: false });
  }

  #linkExisting(
    existing: EvidenceRecord,
    action: string | undefined,
    link: AttachOptions['link'],
  ): Result<Attached> {
    if (link === undefined) return succeed({ evidence: existing, isDuplicate: true });
    const linked = this.#vault.transact(action ?? 'evidence-attached', (tx) => link(tx, existing));
    return linked.ok ? succeed({ evidence: existing, isDuplicate: true }) : linked;
  }
}
