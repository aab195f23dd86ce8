import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createEngine } from '../../electron/engine/engine.ts';
import type { EngineNeeds } from '../../electron/engine/session.ts';
import type { EngineCalls } from '../../electron/engineCalls.ts';
import type { Result } from '../../shared/result.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** Cheap scrypt: these tests are about what is kept, not about how long guessing takes. */
const cheapKdf = { kdfCost: 2 ** 10, allowWeakKdf: true } as const;

const noTokens = {
  startTokenHost: () => {
    throw new Error('this test has no tokens');
  },
};

export interface TestEngine {
  readonly engine: EngineCalls;
  /** Folder of its own that holds `vault/`; tests write their files beside it. */
  readonly folder: string;
  readonly events: { readonly event: string; readonly payload: unknown }[];
  /** The clock of the engine; tests move it. */
  readonly clock: { now: Date };
}

/** An engine on real files in a fresh folder. `folder` opens the vault of an earlier engine. */
export async function anEngine(
  folder?: string,
  tokens: Pick<EngineNeeds, 'startTokenHost' | 'tokenLimits'> = noTokens,
  monotonicMs: () => number = longPauses(),
  kdf: Pick<EngineNeeds, 'kdf'>['kdf'] = cheapKdf,
): Promise<TestEngine> {
  const own = folder ?? (await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-engine-')));
  const events: { event: string; payload: unknown }[] = [];
  const clock = { now: new Date('2024-05-08T03:30:00Z') };
  const engine = await createEngine({
    folders: {
      resources: path.join(root, 'out', 'resources'),
      assets: path.join(root, 'assets'),
      vault: path.join(own, 'vault'),
    },
    now: () => clock.now,
    offsetMinutes: () => 420,
    tell: (event, payload) => events.push({ event, payload }),
    kdf,
    monotonicMs,
    ...tokens,
  });
  return { engine, folder: own, events, clock };
}

/** Locks the vault at the first event that `isMeant` knows, before the work goes on that told it. */
export function lockAt(
  { engine, events }: Pick<TestEngine, 'engine' | 'events'>,
  isMeant: (payload: Readonly<Record<string, unknown>>) => boolean,
): { readonly locked: Promise<Result<void>> } {
  const { promise, resolve } = Promise.withResolvers<Result<void>>();
  const { push } = Array.prototype;
  events.push = (...told) => {
    if (told.some(({ payload }) => isMeant(payload as Readonly<Record<string, unknown>>))) {
      events.push = push;
      void engine['vault.lock'](undefined).then(resolve);
    }
    return push.apply(events, told);
  };
  return { locked: promise };
}

/** The value of a Result that must be a success. */
export function expectValue<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected problems: ${JSON.stringify(result.problems)}`);
  return result.value;
}

/** The codes of a Result that must be a failure. */
export function expectCodes(result: Result<unknown>): readonly string[] {
  if (result.ok) throw new Error('unexpected success');
  return result.problems.map(({ code }) => code);
}

/** A minute and more between any two tries: tests of the pauses themselves bring their own. */
function longPauses(): () => number {
  let ms = 0;
  return () => {
    ms += 100_000;
    return ms;
  };
}
