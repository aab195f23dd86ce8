import { Worker } from 'node:worker_threads';
import { doHostWork } from './hostWork.ts';
import type { HostMessage, HostRequest } from './tokenMessages.ts';

/**
 * Entry of the token host: a process of its own for one request to a driver of the token's maker. It runs as a forked Node
 * process (command line, tests) and as a utility process of the app, which differ in their channel only.
 */
interface ParentPort {
  once(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };

if (parentPort !== undefined) {
  parentPort.once('message', ({ data }) => void serve(data as HostRequest));
} else {
  process.once('message', (message) => void serve(message as HostRequest));
  // A parent that went away.
  process.once('disconnect', () => process.exit(0));
}

async function serve(request: HostRequest): Promise<void> {
  endAfter(request.deadlineMs);
  try {
    const { answer, unload } = await doHostWork(request);
    send(answer);
    unload();
  } catch (error) {
    send({ kind: 'fault', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  send({ kind: 'unloaded' });
}

/**
 * From a thread of its own: a driver that hangs keeps this one from ever seeing a timer. Windows does not tell that the
 * parent is gone, there the deadline holds.
 */
function endAfter(deadlineMs: number): void {
  const source = `
    const end = () => process.kill(process.pid, 'SIGKILL');
    setTimeout(end, ${Math.ceil(deadlineMs)});
    setInterval(() => { if (process.ppid !== ${process.ppid}) end(); }, 500);`;
  new Worker(source, { eval: true });
}

function send(message: HostMessage): void {
  if (parentPort !== undefined) parentPort.postMessage(message);
  else process.send?.(message);
}
