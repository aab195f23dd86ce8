import { setTimeout as sleep } from 'node:timers/promises';
import { type Transferable, Worker } from 'node:worker_threads';
import type { HostProcess } from './engine/signing/pkcs11/tokenClient.ts';
import type { EngineFault, EngineFolders, EngineMessage, EngineRequest } from './engineMessages.ts';
import { relayTokenHost } from './tokenHostRelay.ts';

/** The engine as main sees it: one worker thread that answers calls and tells events. */
export interface EngineHost {
  /** Loads the thread ahead of the first call; one that cannot load is told by `onStop`, and the next call tries again. */
  start(): void;
  /** Asks the engine. Rejects with {@link EngineFailure} when the engine has a bug or stops before it answers. */
  call(name: string, input: unknown, transfer?: readonly Transferable[]): Promise<unknown>;
  /** Lets calls under way finish for a few seconds, then ends the thread; what is still open by then is rejected. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Path of the built worker, `out/engine/engineWorker.js`. */
  readonly workerFile: string;
  readonly folders: EngineFolders;
  /** Starts a process for one request of the engine to a token's driver. */
  readonly startTokenHost: () => HostProcess;
  readonly onEvent: (name: string, payload: unknown) => void;
  /** The thread ended by itself: the vault is closed with it. The next call starts a new thread. */
  readonly onStop: (fault: EngineFault) => void;
}

/** A call that got no answer because of a bug: the fault carries what a developer needs. */
export class EngineFailure extends Error {
  readonly fault: EngineFault;
  /** The whole thread ended, not only this call: whatever was open in the vault is closed. */
  readonly threadEnded: boolean;

  constructor(fault: EngineFault, threadEnded: boolean) {
    super(fault.message);
    this.name = 'EngineFailure';
    this.stack = fault.stack;
    this.fault = fault;
    this.threadEnded = threadEnded;
  }
}

interface Pending {
  readonly answer: Promise<unknown>;
  resolve(value: unknown): void;
  reject(failure: unknown): void;
}

/** A save takes milliseconds; an export that is still running by then leaves the old file in its place. */
const closingLimitMs = 5_000;

/** Starts the engine's thread on the first call, so that a broken worker file is a failed call, not a dead app. */
export function createEngineHost(options: EngineOptions): EngineHost {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let lastId = 0;

  function rejectAll(fault: EngineFault): void {
    const failure = new EngineFailure(fault, true);
    for (const call of pending.values()) call.reject(failure);
    pending.clear();
  }

  function receive(message: EngineMessage): void {
    if ('event' in message) {
      options.onEvent(message.event, message.payload);
      return;
    }
    if ('tokenHost' in message) {
      relayTokenHost(message.tokenHost, options.startTokenHost());
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if ('fault' in message) call?.reject(new EngineFailure(message.fault, false));
    else call?.resolve(message.value);
  }

  function start(): Worker {
    const started = new Worker(options.workerFile, { workerData: options.folders });
    let fault: EngineFault = { name: 'EngineStopped', message: 'The engine thread ended.', stack: '' };
    started.on('message', receive);
    started.on('error', (error) => {
      fault = faultOf(error);
    });
    started.on('exit', () => {
      if (worker !== started) return;
      worker = null;
      rejectAll(fault);
      options.onStop(fault);
    });
    return started;
  }

  return {
    start() {
      worker ??= start();
    },
    call(name, input, transfer = []) {
      worker ??= start();
      const request: EngineRequest = { id: ++lastId, call: name, input };
      const target = worker;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      pending.set(request.id, { answer: promise, resolve, reject });
      try {
        target.postMessage(request, transfer);
      } catch (error) {
        pending.delete(request.id);
        reject(error);
      }
      return promise;
    },
    async close() {
      const answers = Promise.allSettled([...pending.values()].map(({ answer }) => answer));
      await Promise.race([answers, sleep(closingLimitMs, undefined, { ref: false })]);
      const ending = worker;
      worker = null;
      rejectAll({ name: 'EngineClosed', message: 'The app is closing.', stack: '' });
      await ending?.terminate();
    },
  };
}

function faultOf(error: unknown): EngineFault {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack ?? '' };
  return { name: 'Unknown', message: String(error), stack: '' };
}
