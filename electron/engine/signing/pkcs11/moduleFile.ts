import { type FileHandle, open } from 'node:fs/promises';

/** Why a file cannot be loaded as a PKCS#11 module. */
type ModuleFault = 'missing' | 'wrong-architecture' | 'not-pkcs11';

const elfMachines: Readonly<Record<string, number>> = { x64: 0x3e, arm64: 0xb7, ia32: 0x03, arm: 0x28 };
const windowsMachines: Readonly<Record<string, number>> = { x64: 0x8664, arm64: 0xaa64, ia32: 0x014c };
/** Mach-O files of one (64-bit) and of several architectures; the loader picks from the latter. */
const machMagic = { single: 0xfeedfacf, single32: 0xfeedface, several: 0xcafebabe } as const;
const machCpus: Readonly<Record<string, number>> = { x64: 0x01000007, arm64: 0x0100000c };

/**
 * Looks at the head of a library before it is loaded: a library of another architecture is told as such, whatever words the
 * system's loader finds for it. Null when nothing speaks against loading.
 */
export async function moduleFault(
  file: string,
  platform: string,
  architecture: string,
): Promise<ModuleFault | null> {
  const head = await readHead(file);
  if (head === null) return 'missing';
  if (platform === 'win32') return windowsFault(head, architecture);
  if (platform === 'darwin') return machFault(head, architecture);
  return elfFault(head, architecture);
}

/** ELF: class (32 or 64 bits) at byte 4, machine at byte 18. */
function elfFault(head: Buffer, architecture: string): ModuleFault | null {
  if (head.length < 64 || head.toString('latin1', 0, 4) !== '\x7fELF') return 'not-pkcs11';
  const is64 = architecture === 'x64' || architecture === 'arm64';
  const fits = head[4] === (is64 ? 2 : 1) && head.readUInt16LE(18) === elfMachines[architecture];
  return fits ? null : 'wrong-architecture';
}

/** PE: offset of the header at byte 60, the machine behind its four-letter signature. */
function windowsFault(head: Buffer, architecture: string): ModuleFault | null {
  if (head.length < 64 || head.toString('latin1', 0, 2) !== 'MZ') return 'not-pkcs11';
  const at = head.readUInt32LE(60);
  if (at + 6 > head.length || head.toString('latin1', at, at + 4) !== 'PE\0\0') return 'not-pkcs11';
  return head.readUInt16LE(at + 4) === windowsMachines[architecture] ? null : 'wrong-architecture';
}

function machFault(head: Buffer, architecture: string): ModuleFault | null {
  if (head.length < 8) return 'not-pkcs11';
  if (head.readUInt32BE(0) === machMagic.several) return null;
  const magic = head.readUInt32LE(0);
  if (magic === machMagic.single32) return 'wrong-architecture';
  if (magic !== machMagic.single) return 'not-pkcs11';
  return head.readUInt32LE(4) === machCpus[architecture] ? null : 'wrong-architecture';
}

async function readHead(file: string): Promise<Buffer | null> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, 'r');
    const buffer = Buffer.alloc(4096);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return null;
  } finally {
    await handle?.close();
  }
}
