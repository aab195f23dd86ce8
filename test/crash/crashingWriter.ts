import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Acknowledged, takeIn } from './crashEvents.ts';

export interface CrashingWriter {
  /** Stops the process where it is; `acknowledged` holds what it had told by then. */
  freeze(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts the writer and waits until it writes. `acknowledged` grows when it is frozen or killed. */
export async function startWriter(
  work: 'vault' | 'file' | 'file-unsynced',
  dir: string,
  scratch: string,
  acknowledged: Acknowledged,
): Promise<CrashingWriter> {
  const program = path.join(import.meta.dirname, 'crashWriter.ts');
  const args = [program, work, dir, String(acknowledged.passphrase), scratch];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    output += data;
  });
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    errors += data;
  });
  const closed = once(child, 'close');
  while (!output.includes('opened') && child.exitCode === null) await sleep(2);

  function collect(): void {
    const end = output.lastIndexOf('\n') + 1;
    takeIn(acknowledged, output.slice(0, end));
    output = output.slice(end);
  }
  function refuseEnded(): void {
    if (child.exitCode !== null) throw new Error(`the writer ended by itself: ${errors}`);
  }
  return {
    async freeze() {
      refuseEnded();
      child.kill('SIGSTOP');
      // What was written to the pipe before the stop still arrives.
      await sleep(60);
      collect();
    },
    async kill() {
      refuseEnded();
      child.kill('SIGKILL');
      await closed;
      collect();
    },
  };
}
