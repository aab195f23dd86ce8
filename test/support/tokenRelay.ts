import { forkTokenHost } from '../../electron/engine/signing/pkcs11/forkTokenHost.ts';
import type { HostProcess } from '../../electron/engine/signing/pkcs11/tokenClient.ts';
import { tokenHostOverPort } from '../../electron/engine/signing/pkcs11/tokenHostOverPort.ts';
import { relayTokenHost } from '../../electron/tokenHostRelay.ts';
import { tokenHostFile } from './tokenHosts.ts';

export interface CountedRelay {
  /** As the engine's thread gets it: over a port to who may start processes. */
  startTokenHost(): HostProcess;
  started(): number;
  /** Processes that were started and are not gone. */
  left(): number;
}

/** Token hosts behind the relay of main, with what a module finds in its environment; it may be changed between two starts. */
export function countedRelay(environment: () => NodeJS.ProcessEnv): CountedRelay {
  let started = 0;
  let ended = 0;
  return {
    startTokenHost: () =>
      tokenHostOverPort((port) => {
        const host = forkTokenHost(tokenHostFile, { ...process.env, ...environment() });
        started += 1;
        host.onExit(() => {
          ended += 1;
        });
        relayTokenHost(port, host);
      }),
    started: () => started,
    left: () => started - ended,
  };
}
