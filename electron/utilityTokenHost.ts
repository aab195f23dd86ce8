import { utilityProcess } from 'electron';
import type { HostProcess } from './engine/signing/pkcs11/tokenClient.ts';

/** Starts the host file as a utility process: a packed app cannot run itself as plain Node. */
export function startUtilityTokenHost(hostFile: string): HostProcess {
  // Drivers write what they like to the standard streams; none of it belongs to the app's output.
  const child = utilityProcess.fork(hostFile, [], { serviceName: 'Tuan Thu token host', stdio: 'ignore' });
  // V8 gave up in it: its exit follows, and an error nobody listens to would end the app.
  child.on('error', () => {});
  return {
    send: (request) => child.postMessage(request),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
  };
}
