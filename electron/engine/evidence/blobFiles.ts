import { mkdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import { systemCode } from '../vault/diskProblems.ts';
import type { Vault } from '../vault/vault.ts';
import { vaultPath } from '../vault/vaultPaths.ts';
import { type EncryptOptions, encryptSource, type ReadSource } from './encryptSource.ts';
import { DamagedStream, StreamReader } from './streamReader.ts';
import type { WrittenStream } from './streamWriter.ts';
import { segmentBytes } from './tinkFormat.ts';

/** The encrypted files of a vault: `staging/<id>` while incomplete, `evidence/<2 hex>/<32 hex>` afterwards. */
export class BlobFiles {
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  pathOf(id: string): string {
    return join(vaultPath(this.#vault.dir, 'evidence'), id.slice(0, 2), id);
  }

  stagedPathOf(id: string): string {
    return join(vaultPath(this.#vault.dir, 'staging'), id);
  }

  associatedData(id: string): string {
    return `${this.#vault.vaultId}|evidence|${id}`;
  }

  /** Encrypts into staging, syncs, reopens and authenticates the end. Nothing stays behind on failure. */
  async stage(
    id: string,
    inputKey: Buffer,
    read: ReadSource,
    options: EncryptOptions,
  ): Promise<WrittenStream> {
    const path = this.stagedPathOf(id);
    await mkdir(vaultPath(this.#vault.dir, 'staging'), { recursive: true });
    try {
      const handle = await this.#vault.environment.disk.open(path, 'wx', 0o600);
      const target = {
        handle,
        inputKey,
        associatedData: this.associatedData(id),
        segmentSize: segmentBytes,
      };
      const written = await encryptSource(read, target, options).finally(() => handle.close());
      await this.#proveEnd(path, id, inputKey, written);
      return written;
    } catch (error) {
      await this.discard(id);
      throw error;
    }
  }

  /** From here on the file survives a power cut, but counts only once its row is committed. */
  async publish(id: string): Promise<void> {
    const { publishFile, syncDirectory } = durableWriter(this.#vault.environment.disk);
    const root = vaultPath(this.#vault.dir, 'evidence');
    try {
      const made = await mkdir(join(root, id.slice(0, 2)), { recursive: true });
      if (made !== undefined) await syncDirectory(root);
      await publishFile(this.stagedPathOf(id), this.pathOf(id));
    } catch (error) {
      await this.discard(id);
      await this.delete(id);
      throw error;
    }
  }

  async discard(id: string): Promise<void> {
    await removeFile(this.stagedPathOf(id));
  }

  async delete(id: string): Promise<void> {
    await removeFile(this.pathOf(id));
  }

  /** Null when the file is not there. */
  async sizeOf(id: string): Promise<number | null> {
    try {
      return (await stat(this.pathOf(id))).size;
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      return null;
    }
  }

  open(id: string, inputKey: Buffer): Promise<StreamReader> {
    return StreamReader.open(this.pathOf(id), inputKey, this.associatedData(id), segmentBytes);
  }

  async #proveEnd(path: string, id: string, inputKey: Buffer, written: WrittenStream): Promise<void> {
    try {
      const reader = await StreamReader.open(path, inputKey, this.associatedData(id), segmentBytes);
      const { sizeBytes } = reader;
      await reader.close();
      if (sizeBytes === written.sizeBytes) return;
    } catch (error) {
      if (!(error instanceof DamagedStream)) throw error;
    }
    throw Object.assign(new Error('the file written reads back differently'), { code: 'EIO' });
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    // Still open in another program, or gone already: the sweep at the next unlock looks again.
    if (systemCode(error) === undefined) throw error;
  }
}
