import type { MessagePort } from 'node:worker_threads';

/** Messages between main and the engine's worker thread. `call` is `<group>.<call>` of the contract. */
export interface EngineRequest {
  readonly id: number;
  readonly call: string;
  readonly input: unknown;
}

/** The answer to one request. `fault` is a bug of the engine (expected failures are Results inside `value`). */
export type EngineReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: EngineFault };

/** A thrown error, as data: name and stack only keep what a developer needs. */
export interface EngineFault {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** Something the engine tells without being asked. `event` is a name of the contract's events. */
export interface EngineEvent {
  readonly event: string;
  readonly payload: unknown;
}

/**
 * The engine wants a token host started. What it sends on the port is `TokenPortMessage`, what comes back are the host's own
 * messages; the port closes when the host has ended. Closing it from the engine's side, or the end of the thread, ends the host.
 */
export interface TokenHostWanted {
  readonly tokenHost: MessagePort;
}

/** From the engine to a token host. */
export type TokenPortMessage = { readonly request: unknown } | { readonly kill: true };

export type EngineMessage = EngineReply | EngineEvent | TokenHostWanted;

/** Given to the worker as `workerData`: the engine computes no path from its own location. */
export interface EngineFolders {
  /** `out/resources`: fonts and other files the report needs. */
  readonly resources: string;
  /** `assets`: built-in directives, schemas, data. */
  readonly assets: string;
  /** Folder of the person's vault, in the local (never roaming) application data. */
  readonly vault: string;
}
