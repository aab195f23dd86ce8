import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { TokenPortMessage } from '../../../engineMessages.ts';
import type { HostProcess } from './tokenClient.ts';

/**
 * A token host that another thread starts: a worker thread can start no process of the app. `ask` hands the other end of the
 * port over.
 */
export function tokenHostOverPort(ask: (port: MessagePort) => void): HostProcess {
  const { port1: port, port2 } = new MessageChannel();
  ask(port2);
  const post = (message: TokenPortMessage) => port.postMessage(message);
  return {
    send: (request) => post({ request }),
    onMessage: (listener) => void port.on('message', listener),
    onExit: (listener) => void port.once('close', listener),
    kill: () => post({ kill: true }),
  };
}
