import type { ApiShape, CallReply, Parcel, ToPage, ToPreload } from '../bridgeMessages.ts';
import type { Codec } from '../codec.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * The page's half of the context bridge. It runs first in every document, builds the frozen object the preload exposes
 * and carries calls across with events whose name only the two halves know. Put into the page as source text: it must
 * not refer to anything outside.
 */
export function mainWorld(codec: Codec, nonce: string): void {
  const callbacks = new Map<number, AnyFunction>();
  const callbackIds = new WeakMap<AnyFunction, number>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let lastReply: CallReply | null = null;

  function parcelOf(value: unknown): Parcel {
    if (typeof value !== 'function') return { value: codec.encode(value) };
    const known = callbackIds.get(value as AnyFunction);
    const id = known ?? callbacks.size + 1;
    callbackIds.set(value as AnyFunction, id);
    callbacks.set(id, value as AnyFunction);
    return { function: id };
  }

  function opened(parcel: Parcel): unknown {
    return 'function' in parcel ? bridged(parcel.function) : codec.decode(parcel.value);
  }

  function outcome(reply: CallReply): unknown {
    if ('error' in reply) throw Object.assign(new Error(reply.error.message), { name: reply.error.name });
    if ('promise' in reply) {
      return new Promise((resolve, reject) => waiting.set(reply.promise, { resolve, reject }));
    }
    return opened(reply);
  }

  function bridged(id: number): AnyFunction {
    return Object.freeze((...args: unknown[]) => {
      const message: ToPreload = { call: id, args: args.map(parcelOf) };
      lastReply = null;
      dispatchEvent(new MessageEvent(`${nonce}-call`, { data: JSON.stringify(message) }));
      if (lastReply === null) throw new Error('The preload did not answer.');
      return outcome(lastReply);
    });
  }

  function build(shape: ApiShape): unknown {
    if (!('members' in shape)) return opened(shape);
    const members = Object.entries(shape.members).map(([name, member]) => [name, build(member)] as const);
    return Object.freeze(Object.fromEntries(members));
  }

  function receive(message: ToPage): void {
    if ('expose' in message) {
      const value = build(message.shape);
      Object.defineProperty(window, message.expose, { value, enumerable: true });
    } else if ('reply' in message) {
      lastReply = message.reply;
    } else if ('settle' in message) {
      const promise = waiting.get(message.settle);
      waiting.delete(message.settle);
      try {
        promise?.resolve(outcome(message.outcome));
      } catch (error) {
        promise?.reject(error);
      }
    } else {
      callbacks.get(message.callback)?.(...message.args.map(opened));
    }
  }

  addEventListener(`${nonce}-page`, (event) => {
    event.stopImmediatePropagation();
    receive(JSON.parse((event as MessageEvent<string>).data) as ToPage);
  });

  // Electron gives the opener null without asking the engine for a window; the refusal is main's, reported by the shell.
  Object.defineProperty(window, 'open', {
    value: (address?: string | URL) => {
      const url = new URL(String(address ?? 'about:blank'), document.baseURI).href;
      dispatchEvent(new MessageEvent(`${nonce}-open`, { data: url }));
      return null;
    },
  });
  // A stock browser lets a page close only windows that a script opened.
  Object.defineProperty(window, 'close', {
    value: () => {
      dispatchEvent(new MessageEvent(`${nonce}-close`));
    },
  });
}
