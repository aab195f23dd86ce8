import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import type { ReadSource } from './encryptSource.ts';
import type { Staged } from './evidenceStaging.ts';

// Upload sessions: the window pushes chunks, the encryption pulls segments. Between them lies at most the one
// chunk just received, because `append` answers only when it was taken.

export interface Upload {
  readonly name: string;
  readonly sizeBytes: number;
  receivedBytes: number;
  /** Resolves with the staged result once `end` was called. */
  readonly finished: Promise<Result<Staged>>;
  readonly push: (bytes: Uint8Array) => Promise<void>;
  readonly end: () => void;
  readonly abort: () => void;
}

export class UploadAborted extends Error {}

/** A queue of one chunk with both ends as promises. */
export function chunkPipe(): {
  readonly read: ReadSource;
  readonly push: Upload['push'];
  readonly end: () => void;
  readonly abort: () => void;
} {
  let chunk: Uint8Array | null = null;
  let state: 'open' | 'ended' | 'aborted' = 'open';
  let taken: (() => void) | null = null;
  let wake: (() => void) | null = null;
  const notify = () => {
    wake?.();
    wake = null;
  };
  const release = () => {
    chunk = null;
    taken?.();
    taken = null;
  };
  return {
    async read(buffer) {
      let length = 0;
      while (length < buffer.length) {
        if (state === 'aborted') throw new UploadAborted();
        if (chunk === null) {
          if (state === 'ended') break;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        const part: Uint8Array = chunk.subarray(0, buffer.length - length);
        buffer.set(part, length);
        length += part.length;
        if (part.length === chunk.length) release();
        else chunk = chunk.subarray(part.length);
      }
      return length;
    },
    push(bytes) {
      if (state !== 'open' || bytes.length === 0) return Promise.resolve();
      if (chunk !== null) throw new Error('one chunk at a time');
      return new Promise((resolve) => {
        chunk = bytes;
        taken = resolve;
        notify();
      });
    },
    end() {
      if (state === 'open') state = 'ended';
      notify();
    },
    abort() {
      state = 'aborted';
      release();
      notify();
    },
  };
}

export class Uploads {
  readonly #open = new Map<string, Upload>();
  readonly #last = new Map<string, Promise<unknown>>();

  add(uploadId: string, upload: Upload): void {
    this.#open.set(uploadId, upload);
  }

  ids(): string[] {
    return [...this.#open.keys()];
  }

  /** Removes the session, so that it cannot be finished twice. */
  take(uploadId: string): Result<Upload> {
    const upload = this.#open.get(uploadId);
    if (upload === undefined) return fail('evidence-upload-unknown', { id: uploadId });
    this.#open.delete(uploadId);
    this.#last.delete(uploadId);
    return succeed(upload);
  }

  /** Chunks of one session are taken in the order they came. A failure of the encryption ends the session. */
  async append(uploadId: string, bytes: Uint8Array): Promise<Result<{ receivedBytes: number }>> {
    const previous = this.#last.get(uploadId) ?? Promise.resolve();
    const appended = previous.then(() => this.#appendNext(uploadId, bytes));
    this.#last.set(uploadId, appended);
    return await appended;
  }

  async settle(uploadId: string): Promise<void> {
    await this.#last.get(uploadId);
  }

  async #appendNext(uploadId: string, bytes: Uint8Array): Promise<Result<{ receivedBytes: number }>> {
    const upload = this.#open.get(uploadId);
    if (upload === undefined) return fail('evidence-upload-unknown', { id: uploadId });
    upload.receivedBytes += bytes.length;
    if (upload.receivedBytes > upload.sizeBytes) {
      this.take(uploadId);
      upload.abort();
      await upload.finished;
      return fail('evidence-changed', { name: upload.name });
    }
    const ended = await Promise.race([upload.push(bytes).then(() => null), upload.finished]);
    if (ended === null) return succeed({ receivedBytes: upload.receivedBytes });
    this.take(uploadId);
    return ended.ok ? fail('evidence-upload-unknown', { id: uploadId }) : failAll(ended.problems);
  }
}
