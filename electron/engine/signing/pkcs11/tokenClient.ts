import { fail, failAll, type Result, succeed } from '../../../../shared/result.ts';
import type { HostAnswer, HostMessage, HostRequest, ListedToken, SignOrder } from './tokenMessages.ts';

/** A started token host. The app gives one over `utilityProcess.fork`, the command line one over `child_process.fork`. */
export interface HostProcess {
  send(request: HostRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however the process ended or failed to start. */
  onExit(listener: () => void): void;
  /** Ends it at once, also while a driver hangs. */
  kill(): void;
}

export interface TokenLimits {
  /** Time for reading the tokens. */
  readonly listMs: number;
  /** Time for login and signature: a card with a long RSA key takes seconds. */
  readonly signMs: number;
  /** Time a driver gets to unload after its answer. */
  readonly unloadMs: number;
}

const tokenLimits: TokenLimits = { listMs: 20_000, signMs: 60_000, unloadMs: 1_500 };

/** Tokens behind one PKCS#11 module. */
export interface TokenClient {
  /** All tokens with their certificates; no PIN. `token-absent` when there is none. */
  list(module: string): Promise<Result<readonly ListedToken[]>>;
  /** One signature with one login. Bytes as `Signer.sign` gives them. */
  sign(module: string, order: SignOrder): Promise<Result<Uint8Array>>;
  /** Ends what is under way and drops what waits: `token-stopped`. What is asked later is done. */
  stop(): void;
}

/** How much longer a host lives than its parent waits, should the parent have gone. */
const orphanMs = 3_000;

/** One process per request and one request at a time; a promise settles only when its process is gone. */
export function createTokenClient(
  startHost: () => HostProcess,
  limits: TokenLimits = tokenLimits,
): TokenClient {
  let last: Promise<unknown> = Promise.resolve();
  let running: HostProcess | null = null;
  let stops = 0;
  const ask = (work: HostWork, module: string, limitMs: number) => {
    const deadlineMs = limitMs + limits.unloadMs + orphanMs;
    const stopsBefore = stops;
    const asked = last.then(async (): Promise<Result<Answered>> => {
      if (stops !== stopsBefore) return fail('token-stopped', {});
      running = startHost();
      const answer = await askHost(running, { module, deadlineMs, ...work }, limitMs, limits.unloadMs);
      running = null;
      return stops === stopsBefore ? answer : fail('token-stopped', {});
    });
    last = asked.catch(() => undefined);
    return asked;
  };
  return {
    async list(module) {
      const answer = await ask({ kind: 'list' }, module, limits.listMs);
      if (!answer.ok) return answer;
      if (answer.value.kind !== 'listed') throw new Error(`asked for tokens, got ${answer.value.kind}`);
      return answer.value.tokens.length === 0 ? fail('token-absent', {}) : succeed(answer.value.tokens);
    },
    async sign(module, order) {
      const answer = await ask({ kind: 'sign', order }, module, limits.signMs);
      if (!answer.ok) return answer;
      if (answer.value.kind !== 'signed') throw new Error(`asked for a signature, got ${answer.value.kind}`);
      return succeed(new Uint8Array(Buffer.from(answer.value.signature, 'hex')));
    },
    stop() {
      stops += 1;
      running?.kill();
    },
  };
}

type HostWork = { readonly kind: 'list' } | { readonly kind: 'sign'; readonly order: SignOrder };
type Answered = Exclude<HostAnswer, { readonly kind: 'problem' }>;

async function askHost(
  host: HostProcess,
  request: HostRequest,
  limitMs: number,
  unloadMs: number,
): Promise<Result<Answered>> {
  const ended = new Promise<'ended'>((resolve) => host.onExit(() => resolve('ended')));
  const answer = Promise.withResolvers<HostMessage>();
  const unloaded = Promise.withResolvers<'unloaded'>();
  host.onMessage((message) => {
    const known = message as HostMessage;
    if (known.kind === 'unloaded') unloaded.resolve('unloaded');
    else answer.resolve(known);
  });
  host.send(request);
  const outcome = await within(limitMs, Promise.race([answer.promise, ended]));
  if (outcome !== 'late') await within(unloadMs, Promise.race([unloaded.promise, ended]));
  host.kill();
  await ended;
  if (outcome === 'late') return fail('token-timeout', { seconds: Math.ceil(limitMs / 1000) });
  if (outcome === 'ended') return fail('token-driver-stopped', { module: request.module });
  if (outcome.kind === 'fault') throw new Error(`the token host failed: ${outcome.stack}`);
  if (outcome.kind === 'unloaded') throw new Error('the token host gave no answer');
  return outcome.kind === 'problem' ? failAll([outcome.problem]) : succeed(outcome);
}

/** `late` when the promise has not settled in time. */
async function within<T>(limitMs: number, promise: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), limitMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
