import { createRequire } from 'node:module';
import type koffiModule from 'koffi';
import { CryptokiError, ckr } from './cryptokiCodes.ts';
import { type CryptokiLayout, cryptokiLayout, functionTableOffset } from './cryptokiMemory.ts';

type Koffi = typeof koffiModule;
type Argument = number | null | Uint8Array;
/** Native function of the module: numbers and memory in, CK_RV out. */
type NativeCall = (...args: readonly Argument[]) => number | bigint;

/** Functions that are used, with the place each has in CK_FUNCTION_LIST and its arguments (`n` CK_ULONG, `b` CK_BBOOL, `p` memory). */
const functions = {
  C_Initialize: [0, 'p'],
  C_Finalize: [1, 'p'],
  C_GetSlotList: [4, 'bpp'],
  C_GetTokenInfo: [6, 'np'],
  C_GetMechanismInfo: [8, 'nnp'],
  C_OpenSession: [12, 'nnppp'],
  C_CloseSession: [13, 'n'],
  C_Login: [18, 'nnpn'],
  C_Logout: [19, 'n'],
  C_GetAttributeValue: [24, 'nnpn'],
  C_FindObjectsInit: [26, 'npn'],
  C_FindObjects: [27, 'npnp'],
  C_FindObjectsFinal: [28, 'n'],
  C_SignInit: [42, 'npn'],
  C_Sign: [43, 'npnpp'],
} as const satisfies Record<string, readonly [number, string]>;

type CryptokiFunction = keyof typeof functions;

/** A loaded PKCS#11 module. */
export interface Cryptoki {
  readonly layout: CryptokiLayout;
  /** Calls a function. @throws CryptokiError for any return value but CKR_OK. */
  call(name: CryptokiFunction, ...args: readonly Argument[]): void;
  /** Calls a function and gives its return value. */
  try(name: CryptokiFunction, ...args: readonly Argument[]): number;
  /** Address of a buffer's memory, which must be kept referenced while it is used. */
  address(buffer: Buffer): bigint;
}

/**
 * Loads a module into this process. Null when the file does not load or has none of the functions. A damaged library may end
 * the process: only the token host calls this.
 */
export function loadCryptoki(file: string): Cryptoki | null {
  const koffi = createRequire(import.meta.url)('koffi') as Koffi;
  const layout = cryptokiLayout(process.platform, koffi.sizeof('ulong'), process.arch);
  const library = loadLibrary(koffi, file);
  if (library === null) return null;
  const calls = exportedCalls(library) ?? tableCalls(koffi, library, layout);
  if (calls === null) return null;
  const attempt = (name: CryptokiFunction, args: readonly Argument[]) => Number(calls[name](...args));
  return {
    layout,
    try: (name, ...args) => attempt(name, args),
    call(name, ...args) {
      const code = attempt(name, args);
      if (code !== ckr.ok) throw new CryptokiError(name, code);
    },
    address: (buffer) => koffi.address(buffer),
  };
}

type Library = ReturnType<Koffi['load']>;
type Calls = Readonly<Record<CryptokiFunction, NativeCall>>;
const names = Object.keys(functions) as readonly CryptokiFunction[];
const argumentTypes: Readonly<Record<string, string>> = { n: 'ulong', b: 'uint8', p: 'void *' };

function typesOf(name: CryptokiFunction): string[] {
  return Array.from(functions[name][1], (letter) => argumentTypes[letter] ?? 'void *');
}

function loadLibrary(koffi: Koffi, file: string): Library | null {
  try {
    return koffi.load(file);
  } catch {
    return null;
  }
}

/** By name: needs no knowledge of structures. */
function exportedCalls(library: Library): Calls | null {
  try {
    const found = names.map((name) => [name, library.func(name, 'ulong', typesOf(name)) as NativeCall]);
    return Object.fromEntries(found) as Calls;
  } catch {
    return null;
  }
}

/** Through C_GetFunctionList, the one name that the standard wants exported. */
function tableCalls(koffi: Koffi, library: Library, layout: CryptokiLayout): Calls | null {
  try {
    const pointer = Buffer.alloc(8);
    const getList = library.func('C_GetFunctionList', 'ulong', ['void *']);
    if (Number(getList(pointer)) !== ckr.ok) return null;
    const table = pointer.readBigUInt64LE();
    if (table === 0n) return null;
    const found = names.map((name) => {
      const at = functionTableOffset(layout) + functions[name][0] * layout.pointerBytes;
      const bytes = Buffer.from(koffi.view(table + BigInt(at), layout.pointerBytes));
      const target = layout.pointerBytes === 8 ? bytes.readBigUInt64LE() : BigInt(bytes.readUInt32LE());
      if (target === 0n) throw new Error(`${name} is not in the function list`);
      const prototype = koffi.proto('ulong', typesOf(name));
      return [name, (...args: readonly Argument[]) => koffi.call(target, prototype, ...args)];
    });
    return Object.fromEntries(found) as Calls;
  } catch {
    return null;
  }
}
