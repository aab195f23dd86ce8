import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';

/** SHA-256 of the plaintext while it passes. */
export interface ContentHash {
  /** The bytes may be overwritten once the promise is resolved. */
  update(bytes: Buffer): Promise<void>;
  /** Lower-case hex. */
  digest(): Promise<string>;
  dispose(): void;
}

export function inlineHash(): ContentHash {
  const hash = createHash('sha256');
  return {
    update(bytes) {
      hash.update(bytes);
      return Promise.resolve();
    },
    digest: () => Promise.resolve(hash.digest('hex')),
    dispose: () => undefined,
  };
}

// A text, not a file: it is the same in the bundle, in the tests and inside the packed application.
const workerSource = `
const { parentPort, workerData } = require('node:worker_threads');
const hash = require('node:crypto').createHash('sha256');
parentPort.on('message', (message) => {
  if (message === null) parentPort.postMessage(hash.digest('hex'));
  else {
    hash.update(new Uint8Array(workerData, message.offset, message.length));
    parentPort.postMessage(null);
  }
});`;

/** Hashes in a second thread, so that a large file is hashed and encrypted at the same time. Bytes must lie in `memory`. */
export function threadHash(memory: SharedArrayBuffer): ContentHash {
  const worker = new Worker(workerSource, { eval: true, workerData: memory });
  const waiting: { resolve: (answer: string | null) => void; reject: (error: Error) => void }[] = [];
  let failure: Error | null = null;
  const failAllWaiting = (error: Error) => {
    failure = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('message', (answer: string | null) => waiting.shift()?.resolve(answer));
  worker.on('error', failAllWaiting);
  worker.on('exit', () => failAllWaiting(new Error('the hashing thread ended')));
  const ask = (message: { offset: number; length: number } | null) =>
    new Promise<string | null>((resolve, reject) => {
      if (failure !== null) {
        reject(failure);
        return;
      }
      waiting.push({ resolve, reject });
      worker.postMessage(message);
    });
  return {
    update: (bytes) => ask({ offset: bytes.byteOffset, length: bytes.length }).then(() => undefined),
    digest: async () => (await ask(null)) ?? '',
    dispose: () => void worker.terminate(),
  };
}
