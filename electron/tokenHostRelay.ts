import type { MessagePort } from 'node:worker_threads';
import type { HostProcess } from './engine/signing/pkcs11/tokenClient.ts';
import type { HostRequest } from './engine/signing/pkcs11/tokenMessages.ts';
import type { TokenPortMessage } from './engineMessages.ts';

/**
 * Passes messages between the engine's thread and a token host. A request carries a PIN: it is handed on and kept nowhere. The
 * host ends with the engine's side of the port, and the port with the host.
 */
export function relayTokenHost(port: MessagePort, host: HostProcess): void {
  host.onMessage((message) => port.postMessage(message));
  host.onExit(() => port.close());
  port.on('message', (message: TokenPortMessage) => {
    if ('kill' in message) host.kill();
    else host.send(message.request as HostRequest);
  });
  port.once('close', () => host.kill());
}
