import { appendFileSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';

/** Above this size the log starts anew: it serves the last faults, it is no archive. */
const largestBytes = 256 * 1024;

/**
 * Writes one bug as a line of JSON to `faults.log` and returns its reference, e.g. `20240426-091502-3f2a`.
 * Only the kind of error and the places in our own code are kept: a message may quote what a person typed, and nothing
 * of the unit may lie on the disk in the clear.
 */
export function writeFault(
  folder: string,
  fault: { readonly call: string; readonly error: unknown; readonly at: Date; readonly suffix: string },
): string {
  const reference = `${fault.at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${fault.suffix}`;
  const { name, frames } = placesOf(fault.error);
  const line = JSON.stringify({ reference, call: fault.call, name, frames });
  const file = path.join(folder, 'faults.log');
  try {
    mkdirSync(folder, { recursive: true });
    if (sizeOf(file) > largestBytes) truncateSync(file);
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
  } catch {
    // A full or read-only disk must not turn one fault into two: the reference is shown all the same.
  }
  return reference;
}

function placesOf(error: unknown): { name: string; frames: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const stack = error.stack ?? '';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, frames: frames.slice(0, 20).map((line) => line.trim()) };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
