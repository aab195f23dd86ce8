import { createHash } from 'node:crypto';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { systemCode, writeProblem } from '../vault/diskProblems.ts';
import type { Vault } from '../vault/vault.ts';
import type { BlobFiles } from './blobFiles.ts';
import type { BlobRecord, EvidenceIndex } from './evidenceIndex.ts';
import { DamagedStream, type StreamReader } from './streamReader.ts';

const heldCodes: readonly string[] = ['EBUSY', 'EPERM', 'EACCES', 'EMFILE', 'ENFILE'];

/** The way out: every byte authenticated, damage named by the evidence's own name and remembered. */
export class EvidenceReading {
  readonly #vault: Vault;
  readonly #files: BlobFiles;
  readonly #index: EvidenceIndex;

  constructor(vault: Vault, files: BlobFiles, index: EvidenceIndex) {
    this.#vault = vault;
    this.#files = files;
    this.#index = index;
  }

  async read<T>(
    id: string,
    work: (reader: StreamReader, blob: BlobRecord) => Promise<T>,
  ): Promise<Result<T>> {
    if (this.#vault.isLocked) return fail('vault-locked', {});
    const blob = this.#index.blobs.get(id);
    if (blob === undefined) return fail('evidence-not-found', { id });
    const key = this.#vault.evidenceKey();
    if (!key.ok) return key;
    const name = blob.purpose === 'evidence' ? blob.name : id;
    let reader: StreamReader;
    try {
      reader = await this.#files.open(id, key.value);
    } catch (error) {
      return this.#unsound(id, name, error);
    } finally {
      key.value.fill(0);
    }
    try {
      if (reader.sizeBytes !== blob.sizeBytes) throw new DamagedStream('of another length');
      return succeed(await work(reader, blob));
    } catch (error) {
      // `work` may write as well: a refusal there says nothing of the evidence.
      const isReading = error instanceof DamagedStream || (error as NodeJS.ErrnoException).syscall === 'read';
      return isReading ? this.#unsound(id, name, error) : failAll([writeProblem(error)]);
    } finally {
      await reader.close();
    }
  }

  #unsound(id: string, name: string, error: unknown): Result<never> {
    const code = systemCode(error);
    const isDamaged = error instanceof DamagedStream;
    if (!isDamaged && code === undefined) throw error;
    // Held by another program, no right to read, too much open at once: not the file's fault.
    if (!isDamaged && heldCodes.includes(code ?? ''))
      return fail('evidence-file-held', { name, reason: code ?? '' });
    this.#index.unsound.add(id);
    const isLost = !isDamaged && (code === 'ENOENT' || code === 'ENOTDIR');
    return isLost ? fail('evidence-lost', { name }) : fail('evidence-damaged', { name });
  }
}

/** Reads to the end and compares with the hash of what was attached. Where `goOn` says false it ends without a judgement. */
export async function proveContent(
  reader: StreamReader,
  sha256: string,
  goOn: (bytes: number) => boolean = () => true,
): Promise<void> {
  const hash = createHash('sha256');
  for await (const segment of reader.segments()) {
    hash.update(segment);
    if (!goOn(segment.length)) return;
  }
  if (hash.digest('hex') !== sha256) throw new DamagedStream('the content is not what was hashed');
}
