/** Text form of the values that Electron's structured clone carries between processes. */
export interface Codec {
  /** Throws `An object could not be cloned.` for functions, symbols, promises and other things without a form. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * Makes a codec. Ordinary JSON stays readable; special values are wrapped as `{"$": tag, "v": …}`, and so is an ordinary
 * object that owns a `$`. The function is also put into pages as source text: it must not refer to anything outside.
 */
export function createCodec(): Codec {
  type Wrapped = { $: string; v?: unknown };
  const wrap = (tag: string, v?: unknown): Wrapped => (v === undefined ? { $: tag } : { $: tag, v });

  function toBase64(bytes: Uint8Array): string {
    let text = '';
    for (let start = 0; start < bytes.length; start += 32768) {
      text += String.fromCharCode(...bytes.subarray(start, start + 32768));
    }
    return btoa(text);
  }

  function fromBase64(text: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  }

  function packNumber(value: number): unknown {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return wrap('number', Object.is(value, -0) ? '-0' : String(value));
  }

  function packView(view: ArrayBufferView): unknown {
    const bytes = new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
    // Node's Buffer arrives as what it is underneath, as in Electron.
    const name = view instanceof Uint8Array ? 'Uint8Array' : view.constructor.name;
    return wrap('view', [name, toBase64(bytes)]);
  }

  function packObject(value: object): unknown {
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Date) return wrap('date', value.getTime());
    if (value instanceof RegExp) return wrap('regexp', [value.source, value.flags]);
    if (value instanceof Map)
      return wrap(
        'map',
        [...value].map((pair) => pair.map(pack)),
      );
    if (value instanceof Set) return wrap('set', [...value].map(pack));
    if (value instanceof ArrayBuffer) return wrap('buffer', toBase64(new Uint8Array(value)));
    if (ArrayBuffer.isView(value)) return packView(value);
    if (value instanceof Error) return wrap('error', [value.name, value.message]);
    const kind = Object.prototype.toString.call(value);
    if (kind !== '[object Object]') throw new Error('An object could not be cloned.');
    const plain = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item)]));
    return '$' in plain ? wrap('object', plain) : plain;
  }

  function pack(value: unknown): unknown {
    if (value === undefined) return wrap('undefined');
    if (typeof value === 'bigint') return wrap('bigint', String(value));
    if (typeof value === 'number') return packNumber(value);
    if (typeof value === 'function' || typeof value === 'symbol') {
      throw new Error('An object could not be cloned.');
    }
    return typeof value === 'object' && value !== null ? packObject(value) : value;
  }

  const unpackers: Record<string, (v: never) => unknown> = {
    undefined: () => undefined,
    bigint: (v: string) => BigInt(v),
    number: (v: string) => Number(v),
    date: (v: number) => new Date(v),
    regexp: ([source, flags]: [string, string]) => new RegExp(source, flags),
    map: (v: [unknown, unknown][]) => new Map(v.map(([key, item]) => [unpack(key), unpack(item)])),
    set: (v: unknown[]) => new Set(v.map(unpack)),
    buffer: (v: string) => fromBase64(v).buffer,
    view: ([name, text]: [string, string]) => {
      const { buffer } = fromBase64(text);
      const make = (globalThis as unknown as Record<string, new (b: ArrayBuffer) => unknown>)[name];
      return make === undefined ? new Uint8Array(buffer) : new make(buffer);
    },
    error: ([name, message]: [string, string]) => Object.assign(new Error(message), { name }),
    object: (v: Record<string, unknown>) => unpackPlain(v),
  };

  function unpackPlain(value: object): unknown {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]));
  }

  function unpack(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(unpack);
    if (typeof value !== 'object' || value === null) return value;
    if (!('$' in value)) return unpackPlain(value);
    const { $: tag, v } = value as Wrapped;
    const unpacker = unpackers[tag];
    if (unpacker === undefined) throw new Error(`Unknown tag ${tag}.`);
    return unpacker(v as never);
  }

  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
