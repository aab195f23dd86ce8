import type { ApiShape, CallReply, FromMain, Parcel, ToMain, ToPage, ToPreload } from '../bridgeMessages.ts';
import type { Codec } from '../codec.ts';

type AnyFunction = (...args: unknown[]) => unknown;
type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;

/**
 * The preload's half of the context bridge, in a world of its own: `contextBridge` and `ipcRenderer` for the preload, and
 * the only door to the shell (`bindingName`, a function Chromium gives to this world alone). Put into the page as source
 * text: it must not refer to anything outside.
 */
export function isolatedWorld(codec: Codec, nonce: string, bindingName: string, preload: Preload): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const tellShell = world[bindingName] as (text: string) => void;
  delete world[bindingName];
  const functions: AnyFunction[] = [];
  const invocations = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<AnyFunction>>();
  let lastId = 0;

  const post = (message: ToPage) =>
    dispatchEvent(new MessageEvent(`${nonce}-page`, { data: JSON.stringify(message) }));
  const toMain = (message: ToMain) => tellShell(JSON.stringify(message));

  function parcelOf(value: unknown): Parcel {
    if (typeof value !== 'function') return { value: codec.encode(value) };
    functions.push(value as AnyFunction);
    return { function: functions.length - 1 };
  }

  function opened(parcel: Parcel): unknown {
    if (!('function' in parcel)) return codec.decode(parcel.value);
    return (...args: unknown[]) => post({ callback: parcel.function, args: args.map(parcelOf) });
  }

  function shapeOf(api: unknown): ApiShape {
    if (typeof api !== 'object' || api === null || Array.isArray(api)) return parcelOf(api);
    const members = Object.entries(api).map(([name, member]) => [name, shapeOf(member)] as const);
    return { members: Object.fromEntries(members) };
  }

  function errorOf(error: unknown): CallReply {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message } };
  }

  function settleLater(promise: Promise<unknown>): CallReply {
    lastId += 1;
    const id = lastId;
    promise
      .then(parcelOf)
      .catch(errorOf)
      .then((outcome) => post({ settle: id, outcome }));
    return { promise: id };
  }

  function answer({ call, args }: ToPreload): CallReply {
    try {
      const value = functions[call]?.(...args.map(opened));
      return value instanceof Promise ? settleLater(value) : parcelOf(value);
    } catch (error) {
      return errorOf(error);
    }
  }

  addEventListener(`${nonce}-call`, (event) => {
    event.stopImmediatePropagation();
    post({ reply: answer(JSON.parse((event as MessageEvent<string>).data) as ToPreload) });
  });
  addEventListener(`${nonce}-open`, (event) => {
    toMain({ send: `${nonce}-open`, args: codec.encode([(event as MessageEvent<string>).data]) });
  });

  addEventListener(`${nonce}-close`, () => toMain({ send: `${nonce}-close`, args: codec.encode([]) }));

  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        toMain({ invoke: id, channel, args: codec.encode(args) });
        invocations.set(id, { resolve, reject });
      });
    },
    on(channel: string, listener: AnyFunction): void {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    removeListener(channel: string, listener: AnyFunction): void {
      listeners.get(channel)?.delete(listener);
    },
  };

  world[nonce] = (message: FromMain) => {
    if ('channel' in message) {
      const args = codec.decode(message.args) as unknown[];
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...args);
      return;
    }
    const waiting = invocations.get(message.result);
    invocations.delete(message.result);
    if ('failure' in message) waiting?.reject(new Error(message.failure));
    else waiting?.resolve(codec.decode(message.value));
  };

  /** A member that is not there throws, instead of quietly doing nothing. */
  const strict = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(owner, member) {
        if (member in owner || typeof member === 'symbol') return Reflect.get(owner, member);
        throw new Error(`The test shell has no ${name}.${member}.`);
      },
    });
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => post({ expose: name, shape: shapeOf(api) }),
  };
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', contextBridge),
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
  });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`A sandboxed preload cannot require ${name}.`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, { type: 'renderer', sandboxed: true });
}
