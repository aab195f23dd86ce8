import {
  type Bridge,
  type CallName,
  contract,
  type Events,
  type Group,
  type InputOf,
  type OutputOf,
} from '../../../shared/contract.ts';
import { type Result, succeed } from '../../../shared/result.ts';

/** What main answers in a test; a call without an answer here is a fault of the test or of the screen. */
export type Answers = {
  readonly [G in Group]?: {
    readonly [N in CallName<G>]?: (
      input: InputOf<G, N>,
    ) => Result<OutputOf<G, N>> | Promise<Result<OutputOf<G, N>>>;
  };
};

export interface FakeBridge {
  readonly bridge: Bridge;
  /** Every call so far, in order, e.g. `{ call: 'vault.unlock', input: { passphrase: '…' } }`. */
  readonly calls: { readonly call: string; readonly input: unknown }[];
  /** Inputs of one call, in order. */
  readonly inputsOf: (call: string) => unknown[];
  /** Sends an event of main to the window. */
  readonly emit: <E extends keyof Events>(event: E, payload: Events[E]) => void;
}

/** What every window asks by itself; only a test that answers these sees them among its calls. */
const ownCalls: Readonly<Record<string, AnyAnswer>> = {
  'backups.state': () =>
    succeed({ backups: [], problems: [], nextAt: '2024-04-23T07:00:00+07:00', isRunning: false }),
  'backups.candidates': () => succeed([]),
  'app.rememberPlace': () => succeed(undefined),
  'drafts.get': () => succeed({}),
  'drafts.keep': () => succeed({ savedAt: '2024-04-22T09:42:18+07:00' }),
  'vault.readyToLock': () => succeed(undefined),
};

type Listener = (payload: never) => void;
type AnyAnswer = (input: unknown) => unknown;

/** A window's bridge made from the contract: it checks every input as main does and answers with the given functions. */
export function fakeBridge(answers: Answers): FakeBridge {
  const calls: { call: string; input: unknown }[] = [];
  const listeners = new Map<string, Set<Listener>>();
  const table = answers as Record<string, Record<string, AnyAnswer | undefined> | undefined>;
  const groups = Object.fromEntries(
    Object.entries(contract).map(([group, definitions]) => [
      group,
      Object.fromEntries(
        Object.entries(definitions).map(([name, { input: schema }]) => [
          name,
          async (input?: unknown) => {
            const call = `${group}.${name}`;
            const checked = schema.safeParse(input);
            if (!checked.success) throw new Error(`${call} refuses its input: ${checked.error.message}`);
            const given = table[group]?.[name];
            const answer = given ?? ownCalls[call];
            if (given !== undefined || answer === undefined) calls.push({ call, input });
            if (answer === undefined) throw new Error(`The test has no answer for ${call}.`);
            return answer(input);
          },
        ]),
      ),
    ]),
  );
  function on(event: string, listener: Listener) {
    const heard = listeners.get(event) ?? new Set();
    listeners.set(event, heard.add(listener));
    return () => heard.delete(listener);
  }
  return {
    bridge: { ...groups, on } as unknown as Bridge,
    calls,
    inputsOf: (call) => calls.filter((made) => made.call === call).map((made) => made.input),
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
  };
}
