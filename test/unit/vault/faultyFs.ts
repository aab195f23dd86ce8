import type { FileHandle } from 'node:fs/promises';
import { type DurableFs, durableFs } from '../../../electron/durableWrite/durableWrite.js';

export interface Fault {
  /** Each write takes at most so many bytes. */
  readonly shortWrites?: number;
  /** The call with this number (counted from 0 over open, write, sync, stat, rename) fails. */
  readonly failAtCall?: number;
  /** So many renames fail first. */
  readonly renameFailures?: number;
  /** Opening this path fails. */
  readonly failOpenOf?: string;
  readonly code?: string;
}

/** Node's file calls on real files, with chosen ones failing or doing half of what was asked. */
export function faultyFs(fault: Fault) {
  const calls: string[] = [];
  let failed: string | null = null;
  let renamesLeft = fault.renameFailures ?? 0;
  const refuse = (call: string) => {
    failed = call;
    throw Object.assign(new Error(`${fault.code} injected at ${call}`), { code: fault.code ?? 'EIO' });
  };
  const count = (call: string) => {
    calls.push(call);
    if (calls.length - 1 === fault.failAtCall) refuse(call);
    if (call === 'rename' && renamesLeft > 0) {
      renamesLeft -= 1;
      refuse(call);
    }
  };
  const most = (length: number) => Math.min(length, fault.shortWrites ?? length);
  const open = (path: string) => {
    count('open');
    if (path === fault.failOpenOf) refuse('open');
  };
  const fs: DurableFs = {
    ...durableFs,
    openSync: (path, flags, mode) => {
      open(path);
      return original.openSync(path, flags, mode);
    },
    writeSync: (descriptor, bytes, offset, length) => {
      count('write');
      return most(length) === 0 ? 0 : original.writeSync(descriptor, bytes, offset, most(length));
    },
    fsyncSync: (descriptor) => {
      count('sync');
      original.fsyncSync(descriptor);
    },
    fstatSync: (descriptor) => {
      count('stat');
      return original.fstatSync(descriptor);
    },
    renameSync: (from, to) => {
      count('rename');
      original.renameSync(from, to);
    },
    open: async (path, flags, mode) => {
      open(path);
      return faultyHandle(await original.open(path, flags, mode), count, most);
    },
    rename: async (from, to) => {
      count('rename');
      await original.rename(from, to);
    },
  };
  return {
    fs,
    calls,
    get failed() {
      return failed;
    },
  };
}

/** A disk whose calls fail only while a fault is set. */
export function switchableDisk() {
  const real = faultyFs({}).fs;
  let current: DurableFs = real;
  const disk = new Proxy(real, { get: (_target, key) => Reflect.get(current, key) });
  return {
    disk,
    use: (fs: DurableFs | null) => {
      current = fs ?? real;
    },
  };
}

// Taken before any test replaces a member of the shared object.
const original = { ...durableFs };

function faultyHandle(
  handle: FileHandle,
  count: (call: string) => void,
  most: (length: number) => number,
): FileHandle {
  return new Proxy(handle, {
    get(target, property) {
      if (property === 'write') {
        return async (bytes: Uint8Array, offset: number, length: number, position?: number) => {
          count('write');
          if (most(length) === 0) return { bytesWritten: 0, buffer: bytes };
          return target.write(bytes, offset, most(length), position ?? null);
        };
      }
      if (property === 'writev') {
        return async (parts: Uint8Array[], position: number) => {
          count('write');
          const bytes = Buffer.concat(parts);
          if (most(bytes.length) === 0) return { bytesWritten: 0, buffers: parts };
          const { bytesWritten } = await target.write(bytes, 0, most(bytes.length), position);
          return { bytesWritten, buffers: parts };
        };
      }
      if (property === 'sync' || property === 'stat') {
        return async () => {
          count(property);
          return property === 'sync' ? target.sync() : target.stat();
        };
      }
      const member = Reflect.get(target, property) as unknown;
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
