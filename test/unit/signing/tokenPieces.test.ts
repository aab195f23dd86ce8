import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cryptokiLayout,
  functionTableOffset,
  readUlong,
  tripleBuffer,
  tripleOffsets,
} from '../../../electron/engine/signing/pkcs11/cryptokiMemory.ts';
import { ecdsaDer } from '../../../electron/engine/signing/pkcs11/ecdsaDer.ts';
import { moduleFault } from '../../../electron/engine/signing/pkcs11/moduleFile.ts';

describe('ecdsaDer', () => {
  it.each(['P-256', 'P-384', 'P-521'])('turns r ‖ s of %s into the DER that verifies', (namedCurve) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (message) => {
        const raw = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
        const der = ecdsaDer(raw);
        return der !== null && verify('sha256', message, createPublicKey(privateKey), der);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps numbers positive and drops leading zeros', () => {
    expect(ecdsaDer(Buffer.from('0001ff80', 'hex'))?.toString('hex')).toBe('3008020101020300ff80');
    expect(ecdsaDer(Buffer.from('00000000', 'hex'))?.toString('hex')).toBe('3006020100020100');
  });

  it.each([0, 1, 63, 134])('has nothing for %d bytes', (length) => {
    expect(ecdsaDer(new Uint8Array(length))).toBeNull();
  });
});

describe('memory of a module', () => {
  const windows = cryptokiLayout('win32', 4, 'x64');
  const linux = cryptokiLayout('linux', 8, 'x64');

  it('is packed on Windows and aligned elsewhere', () => {
    expect(tripleOffsets(windows)).toEqual({ pointer: 4, length: 12, size: 16 });
    expect(tripleOffsets(cryptokiLayout('win32', 4, 'ia32'))).toEqual({ pointer: 4, length: 8, size: 12 });
    expect(tripleOffsets(linux)).toEqual({ pointer: 8, length: 16, size: 24 });
    expect([functionTableOffset(windows), functionTableOffset(linux)]).toEqual([2, 8]);
  });

  it('holds type, address and length in this order', () => {
    expect(tripleBuffer(windows, 0x102, 0x1122334455667788n, 256).toString('hex')).toBe(
      '02010000887766554433221100010000',
    );
    expect(tripleBuffer(linux, 0x11, 0n, 1).toString('hex')).toBe(
      '110000000000000000000000000000000100000000000000',
    );
  });

  it('says that a length is not known with all bits set', () => {
    const ones = Buffer.alloc(8, 0xff);
    expect([readUlong(windows, ones, 0), readUlong(linux, ones, 0)]).toEqual([null, null]);
  });
});

describe('moduleFault', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'module-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function faultOf(head: Buffer, platform: string, architecture: string) {
    const file = path.join(folder, 'module');
    await writeFile(file, head);
    return moduleFault(file, platform, architecture);
  }

  function elf(bits: 32 | 64, machine: number): Buffer {
    const head = Buffer.alloc(64);
    head.write('\x7fELF', 'latin1');
    head[4] = bits === 64 ? 2 : 1;
    head.writeUInt16LE(machine, 18);
    return head;
  }

  function portableExecutable(machine: number): Buffer {
    const head = Buffer.alloc(256);
    head.write('MZ', 'latin1');
    head.writeUInt32LE(128, 60);
    head.write('PE\0\0', 128, 'latin1');
    head.writeUInt16LE(machine, 132);
    return head;
  }

  function mach(magic: string, cpu: number): Buffer {
    const head = Buffer.alloc(64);
    head.write(magic, 'hex');
    head.writeUInt32LE(cpu, 4);
    return head;
  }

  it.each([
    ['linux', 'x64', elf(64, 0x3e), null],
    ['linux', 'x64', elf(32, 0x03), 'wrong-architecture'],
    ['linux', 'x64', elf(64, 0xb7), 'wrong-architecture'],
    ['linux', 'x64', portableExecutable(0x8664), 'not-pkcs11'],
    ['win32', 'x64', portableExecutable(0x8664), null],
    ['win32', 'x64', portableExecutable(0x014c), 'wrong-architecture'],
    ['win32', 'x64', elf(64, 0x3e), 'not-pkcs11'],
    ['win32', 'x64', Buffer.from('MZ'), 'not-pkcs11'],
    ['darwin', 'arm64', mach('cffaedfe', 0x0100000c), null],
    ['darwin', 'arm64', mach('cffaedfe', 0x01000007), 'wrong-architecture'],
    ['darwin', 'arm64', mach('cefaedfe', 7), 'wrong-architecture'],
    ['darwin', 'arm64', mach('cafebabe', 2), null],
    ['darwin', 'arm64', Buffer.alloc(0), 'not-pkcs11'],
  ])('on %s %s looks at the head of the file', async (platform, architecture, head, fault) => {
    expect(await faultOf(head, platform, architecture)).toBe(fault);
  });

  it('takes any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('linux', 'win32', 'darwin'),
        fc.uint8Array({ maxLength: 200 }),
        async (platform, bytes) => {
          const head = Buffer.from(bytes);
          if (platform === 'win32') head.write('MZ', 'latin1');
          await faultOf(head, platform, 'x64');
        },
      ),
      { numRuns: 200 },
    );
  });
});
