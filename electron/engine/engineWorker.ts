import { parentPort, workerData } from 'node:worker_threads';
import type { EngineCalls } from '../engineCalls.ts';
import type { EngineFault, EngineFolders, EngineMessage, EngineRequest } from '../engineMessages.ts';
import { createEngine } from './engine.ts';
import { tokenHostOverPort } from './signing/pkcs11/tokenHostOverPort.ts';

/** Entry of the engine's thread: answers requests of main one by one as they come, several may be under way. */

const port = parentPort;
if (port === null) throw new Error('the engine runs in a worker thread');

const engine = createEngine({
  folders: workerData as EngineFolders,
  now: () => new Date(),
  offsetMinutes: (moment) => -moment.getTimezoneOffset(),
  tell: (event, payload) => post({ event, payload }),
  startTokenHost: () => tokenHostOverPort((tokenHost) => port.postMessage({ tokenHost }, [tokenHost])),
});

port.on('message', (request: EngineRequest) => void answer(request));

async function answer({ id, call, input }: EngineRequest): Promise<void> {
  try {
    const table = await engine;
    if (!Object.hasOwn(table, call)) throw new Error(`the engine has no call ${call}`);
    const handler = table[call as keyof EngineCalls] as (input: unknown) => Promise<unknown>;
    post({ id, value: await handler(input) });
  } catch (error) {
    post({ id, fault: faultOf(error) });
  }
}

function post(message: EngineMessage): void {
  port?.postMessage(message);
}

function faultOf(error: unknown): EngineFault {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack ?? '' };
  return { name: 'Unknown', message: String(error), stack: '' };
}
