import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../electron/engine/evidence/byteSource.ts';
import { hashZip } from '../../../electron/engine/verify/hashZip.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { type ForgedEntry, forgeZip } from '../../support/zipForger.ts';

/** Bytes in memory, handed on in pieces of a few bytes so that every field is cut somewhere. */
function sourceOf(bytes: Uint8Array, piece = 7): ByteSource {
  return {
    tail: async (most) => ({
      sizeBytes: bytes.length,
      bytes: bytes.subarray(Math.max(0, bytes.length - most)),
    }),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const hashed = (bytes: Uint8Array) => hashZip(sourceOf(bytes), () => true);
const faultOf = async (entries: readonly ForgedEntry[], more = {}) => {
  const zip = await hashed(forgeZip(entries, more));
  return zip.ok ? null : zip.fault;
};
const one = (more: Partial<ForgedEntry> = {}): ForgedEntry => ({ name: 'a.txt', content: 'một', ...more });

describe('a ZIP as programs write it', () => {
  it('gives the hash of each file, stored or deflated, in folders, with Vietnamese names', async () => {
    const zip = zipSync({
      'ảnh/tủ máy.jpg': [new Uint8Array(5000).fill(7), { level: 0 }],
      'biên bản.txt': [Buffer.from('nội dung '.repeat(500)), { level: 9 }],
      'rỗng.txt': new Uint8Array(),
    });

    expect(await hashed(zip)).toEqual({
      ok: true,
      entries: [
        { name: 'ảnh/tủ máy.jpg', sizeBytes: 5000, sha256: sha256(new Uint8Array(5000).fill(7)) },
        {
          name: 'biên bản.txt',
          sizeBytes: Buffer.byteLength('nội dung '.repeat(500)),
          sha256: sha256('nội dung '.repeat(500)),
        },
        { name: 'rỗng.txt', sizeBytes: 0, sha256: sha256('') },
      ],
    });
  });

  it('is read as it was forged here when nothing is wrong with it', async () => {
    expect(await faultOf([one(), one({ name: 'b.txt', deflated: true })])).toBeNull();
    expect(await faultOf([])).toBeNull();
  });

  it('is not unpacked where nobody asks', async () => {
    const zip = forgeZip([one({ crc: 1 }), one({ name: 'b.txt' })]);

    expect(await hashZip(sourceOf(zip), ({ name }) => name === 'b.txt')).toMatchObject({
      ok: true,
      entries: [{ sha256: null }, { sha256: sha256('một') }],
    });
  });
});

describe('a ZIP that can be read in two ways or leads outside', () => {
  it.each([
    '../a.txt',
    'x/../../a.txt',
    '/etc/passwd',
    'a\\b.txt',
    'C:a.txt',
    'a.txt:stream',
    './a.txt',
    'a//b.txt',
    'a\u0000.txt',
    'a\n.txt',
    '',
    'x'.repeat(2000),
  ])('is refused for the name %j', async (name) => {
    expect(await faultOf([one({ name })])).toBe('name');
  });

  it.each([
    ['two files of one name', [one(), one({ content: 'hai' })], {}, 'duplicate'],
    ['names that differ in case', [one(), one({ name: 'A.TXT' })], {}, 'duplicate'],
    ['a link', [one({ mode: 0o120777 })], {}, 'link'],
    ['encryption', [one({ flags: 0x0801 })], {}, 'encrypted'],
    ['another packing', [one({ method: 14 })], {}, 'method'],
    ['another name in front of the file', [one({ localName: 'b.txt' })], {}, 'content'],
    ['a wrong checksum', [one({ crc: 1 })], {}, 'content'],
    ['more content than announced', [one({ deflated: true, sizeBytes: 2 })], {}, 'content'],
    ['less content than announced', [one({ deflated: true, sizeBytes: 9 })], {}, 'content'],
    ['a size no packing reaches', [one({ deflated: true, sizeBytes: 2 ** 31 })], {}, 'content'],
    [
      'bytes behind the packed content',
      [one({ deflated: true, packed: Buffer.from('4b0500ffff', 'hex') })],
      {},
      'content',
    ],
    ['files that overlap', [one(), one({ name: 'b.txt', offset: 0 })], {}, 'overlap'],
    ['a place outside', [one({ offset: 2 ** 31 })], {}, 'overlap'],
    ['bytes before the first file', [one()], { before: Buffer.from('MZ') }, 'overlap'],
    ['bytes behind the end', [one()], { behind: Buffer.from('x') }, 'end'],
    ['more files than listed', [one(), one({ name: 'b.txt' })], { count: 1 }, 'directory'],
    ['fewer files than listed', [one()], { count: 2 }, 'directory'],
    ['too many files', [one()], { count: 20_000 }, 'limit'],
    ['sizes beyond 32 bits', [one()], { count: 0xffff }, 'zip64'],
  ] as const)('is refused for %s', async (_, entries, more, fault) => {
    expect(await faultOf(entries, more)).toBe(fault);
  });

  it('is refused when it is cut anywhere', async () => {
    const zip = forgeZip([one(), one({ name: 'b.txt', deflated: true })]);
    for (let length = 0; length < zip.length; length += 1)
      expect((await hashed(zip.subarray(0, length))).ok).toBe(false);
  });

  it('never passes other content for a file, and never throws, whatever byte is changed', async () => {
    const zip = forgeZip([
      one({ content: 'một hai ba' }),
      one({ name: 'b.txt', content: 'bốn '.repeat(40), deflated: true }),
    ]);
    const hashes = [sha256('một hai ba'), sha256('bốn '.repeat(40))];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const changed = Buffer.from(zip);
          for (const [at, value] of changes) changed[at] = value;
          const read = await hashed(changed);
          if (read.ok) expect(read.entries.map(({ sha256: hash }) => hash)).toEqual(hashes);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never throws on bytes at random', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await hashed(bytes)).ok).toBe(false);
      }),
    );
  });
});

const noZip = spawnSync('zip', ['-v']).status === 0 ? null : 'zip not found';
describeUnless(noZip, 'the zip program', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tuan-thu-zip-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('writes ZIPs that are read, with sizes before or behind the content', async () => {
    await mkdir(join(dir, 'ảnh'));
    await writeFile(join(dir, 'ảnh', 'a.txt'), 'a'.repeat(3000));
    execFileSync('zip', ['-q', '-r', 'files.zip', 'ảnh'], { cwd: dir });
    execFileSync('zip', ['-q', '-fd', '-r', 'behind.zip', 'ảnh'], { cwd: dir });

    for (const file of ['files.zip', 'behind.zip'])
      expect(await hashed(await readFile(join(dir, file)))).toEqual({
        ok: true,
        entries: [{ name: 'ảnh/a.txt', sizeBytes: 3000, sha256: sha256('a'.repeat(3000)) }],
      });
  });
});
