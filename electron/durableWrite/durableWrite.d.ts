import type * as nodeFs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** The file system calls a durable write makes; tests pass ones that fail. */
export interface DurableFs {
  readonly openSync: (path: string, flags: string, mode?: number) => number;
  readonly writeSync: (descriptor: number, bytes: Uint8Array, offset: number, length: number) => number;
  readonly fsyncSync: (descriptor: number) => void;
  readonly fchmodSync: (descriptor: number, mode: number) => void;
  readonly fstatSync: (descriptor: number) => { readonly size: number };
  readonly closeSync: (descriptor: number) => void;
  readonly renameSync: (from: string, to: string) => void;
  readonly unlinkSync: (path: string) => void;
  readonly statSync: (path: string, options: { throwIfNoEntry: false }) => nodeFs.Stats | undefined;
  readonly mkdirSync: (path: string, options: { recursive: true }) => unknown;
  readonly open: (path: string, flags: string, mode?: number) => Promise<FileHandle>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
}

export interface DurableWriter {
  /**
   * Replaces or creates `path`. When the promise resolves the bytes survive a power cut; when it rejects
   * (`error.code` as from the file system, `ENOSPC` on a full disk) the old file is as it was.
   */
  readonly writeFileDurably: (
    path: string,
    data: string | Uint8Array,
    options?: { readonly mode?: number },
  ) => Promise<void>;
  /** The same, blocking; a lock on the target is waited for up to 5 s. */
  readonly writeFileDurablySync: (
    path: string,
    data: string | Uint8Array,
    options?: { readonly mode?: number },
  ) => void;
  /** Gives a finished, already synced temporary file its name and syncs the folder. */
  readonly publishFile: (temp: string, path: string) => Promise<void>;
  readonly syncDirectory: (dir: string) => Promise<void>;
  readonly syncDirectorySync: (dir: string) => void;
}

/** The calls of Node itself. */
export const durableFs: DurableFs;
/** How a writer waits between two tries at a locked target, in milliseconds; tests pass waits that take no time. */
export interface DurablePauses {
  readonly pause: (ms: number) => Promise<unknown>;
  readonly pauseSync: (ms: number) => unknown;
}
export const durablePauses: DurablePauses;
export function durableWriter(
  fs?: DurableFs,
  platform?: NodeJS.Platform,
  pauses?: DurablePauses,
): DurableWriter;

export const writeFileDurably: DurableWriter['writeFileDurably'];
export const writeFileDurablySync: DurableWriter['writeFileDurablySync'];
export const publishFile: DurableWriter['publishFile'];
export const syncDirectory: DurableWriter['syncDirectory'];
export const syncDirectorySync: DurableWriter['syncDirectorySync'];

/** What `conf` imports from `atomically`: makes the folder, keeps the mode of an existing file. */
export function writeFileSync(
  path: string,
  data: string | Uint8Array,
  options?: { readonly mode?: number | undefined },
): void;
export function writeFileSyncWith(
  fs: DurableFs,
  path: string,
  data: string | Uint8Array,
  options?: { readonly mode?: number | undefined },
): void;

/** Writes all bytes at the current position, however many the system takes at a time. */
export function writeFully(handle: FileHandle, bytes: Uint8Array): Promise<void>;

/** Whether a file name is that of a temporary file of this module. */
export function isTempName(name: string): boolean;
