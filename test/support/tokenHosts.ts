import path from 'node:path';
import { forkTokenHost } from '../../electron/engine/signing/pkcs11/forkTokenHost.ts';
import {
  createTokenClient,
  type TokenClient,
  type TokenLimits,
} from '../../electron/engine/signing/pkcs11/tokenClient.ts';

const pkcs11 = path.resolve(import.meta.dirname, '../../electron/engine/signing/pkcs11');
export const tokenHostFile = path.join(pkcs11, 'tokenHost.ts');

/** Generous: the figures only bound a hang. A test about hanging sets its own. */
const patient: TokenLimits = { listMs: 60_000, signMs: 60_000, unloadMs: 10_000 };

export interface CountedClient {
  readonly client: TokenClient;
  /** Processes that were started and are not gone. */
  left(): number;
  started(): number;
}

/** A client whose host processes are counted, with what a module finds in its environment. */
export function countedClient(
  environment: NodeJS.ProcessEnv,
  limits: Partial<TokenLimits> = {},
): CountedClient {
  let started = 0;
  let ended = 0;
  const client = createTokenClient(
    () => {
      const host = forkTokenHost(tokenHostFile, { ...process.env, ...environment });
      started += 1;
      host.onExit(() => {
        ended += 1;
      });
      return host;
    },
    { ...patient, ...limits },
  );
  return { client, left: () => started - ended, started: () => started };
}
