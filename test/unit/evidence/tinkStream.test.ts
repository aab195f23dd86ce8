import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encryptSource, readBytes } from '../../../electron/engine/evidence/encryptSource.ts';
import { DamagedStream, StreamReader } from '../../../electron/engine/evidence/streamReader.ts';
import {
  deriveFileKey,
  encodeHeader,
  headerBytes,
  parseHeader,
  sealSegment,
  segmentCapacity,
  streamFileSize,
  streamSize,
} from '../../../electron/engine/evidence/tinkFormat.ts';
import { inTempDir } from '../vault/vaultFixture.ts';

interface TinkVector {
  readonly key: string;
  readonly associatedData: string;
  readonly segmentBytes: number;
  readonly plaintextBytes: number;
  readonly plaintextSha256: string;
  readonly ciphertext: string;
}

const vectorsFile = new URL('../../vectors/tink/aes256GcmHkdf.json', import.meta.url);
const tinkVectors = JSON.parse(await readFile(vectorsFile, 'utf8')) as TinkVector[];
const inputKey = randomBytes(32);
const associatedData = 'vault|evidence|id';
const segmentSize = 512;

async function encrypted(dir: string, bytes: Buffer, size = segmentSize): Promise<string> {
  const path = join(dir, randomBytes(8).toString('hex'));
  const handle = await open(path, 'wx');
  try {
    const target = { handle, inputKey, associatedData, segmentSize: size };
    const written = await encryptSource(readBytes(bytes), target, { expectedBytes: bytes.length });
    expect(written.sizeBytes).toBe(bytes.length);
    expect(written.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(written.fileSizeBytes).toBe(streamFileSize(bytes.length, size));
  } finally {
    await handle.close();
  }
  return path;
}

async function decrypted(path: string, key = inputKey, data = associatedData, size = segmentSize) {
  const reader = await StreamReader.open(path, key, data, size);
  try {
    const parts: Buffer[] = [];
    for await (const segment of reader.segments()) parts.push(segment);
    return Buffer.concat(parts);
  } finally {
    await reader.close();
  }
}

const first = segmentCapacity(0, segmentSize);
const rest = segmentCapacity(1, segmentSize);
const borders = [
  0,
  1,
  first - 1,
  first,
  first + 1,
  first + rest - 1,
  first + rest,
  first + rest + 1,
  first + 2 * rest,
];

describe('vectors of Tink', () => {
  test.each(tinkVectors)(
    '$segmentBytes-byte segments, $plaintextBytes bytes: read, and written the same',
    (vector) =>
      inTempDir(async (dir) => {
        const key = Buffer.from(vector.key, 'hex');
        const ciphertext = Buffer.from(vector.ciphertext, 'hex');
        const path = join(dir, 'vector');
        await writeFile(path, ciphertext);

        const plaintext = await decrypted(path, key, vector.associatedData, vector.segmentBytes);

        expect(plaintext.length).toBe(vector.plaintextBytes);
        expect(createHash('sha256').update(plaintext).digest('hex')).toBe(vector.plaintextSha256);
        const header = parseHeader(ciphertext.subarray(0, headerBytes));
        if (header === null) throw new Error('no header');
        const fileKey = deriveFileKey(key, header, vector.associatedData);
        const parts: Buffer[] = [encodeHeader(header)];
        const total = streamSize(ciphertext.length, vector.segmentBytes)?.segments ?? 0;
        for (let index = 0, offset = 0; index < total; index++) {
          const end = offset + segmentCapacity(index, vector.segmentBytes);
          const isLast = index === total - 1;
          const target = Buffer.alloc(vector.segmentBytes);
          parts.push(sealSegment(fileKey, header, index, isLast, plaintext.subarray(offset, end), target));
          offset = end;
        }
        expect(Buffer.concat(parts).equals(ciphertext)).toBe(true);
      }),
  );
});

describe('streams', () => {
  test.each(borders)('%i bytes survive the round trip', (size) =>
    inTempDir(async (dir) => {
      const bytes = randomBytes(size);
      expect((await decrypted(await encrypted(dir, bytes))).equals(bytes)).toBe(true);
    }),
  );

  test('a file hashed in the second thread is the same: 17 MiB in 1 MiB segments', () =>
    inTempDir(async (dir) => {
      const bytes = randomBytes(17 * 1024 * 1024 + 5);
      const path = await encrypted(dir, bytes, 1024 * 1024);
      expect((await decrypted(path, inputKey, associatedData, 1024 * 1024)).equals(bytes)).toBe(true);
    }));

  test('any size at any segment size gives back any range', () =>
    inTempDir((dir) =>
      fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 3000 }),
          fc.integer({ min: 64, max: 700 }),
          fc.integer({ min: 0, max: 3100 }),
          fc.integer({ min: 0, max: 1500 }),
          async (size, segments, offset, length) => {
            const bytes = randomBytes(size);
            const path = await encrypted(dir, bytes, segments);
            const reader = await StreamReader.open(path, inputKey, associatedData, segments);
            expect(reader.sizeBytes).toBe(size);
            const range = await reader.range(offset, length);
            await reader.close();
            expect(range.equals(bytes.subarray(offset, offset + length))).toBe(true);
          },
        ),
        { numRuns: 150 },
      ),
    ));

  test(
    'every flipped byte, every truncation and every extension is refused',
    () =>
      inTempDir(async (dir) => {
        const small = 100;
        const path = await encrypted(
          dir,
          randomBytes(segmentCapacity(0, small) + segmentCapacity(1, small) + 5),
          small,
        );
        const good = await readFile(path);
        const refuses = async (bad: Buffer) => {
          await writeFile(path, bad);
          await expect(decrypted(path, inputKey, associatedData, small)).rejects.toThrow(DamagedStream);
        };
        for (let at = 0; at < good.length; at++) {
          const bad = Buffer.from(good);
          bad.writeUInt8(bad.readUInt8(at) ^ 0x01, at);
          await refuses(bad);
        }
        for (let length = 0; length < good.length; length++) await refuses(good.subarray(0, length));
        await refuses(Buffer.concat([good, Buffer.from([0])]));
      }),
    30_000,
  );

  test('swapped and repeated segments, another key and another place are refused', () =>
    inTempDir(async (dir) => {
      const path = await encrypted(dir, randomBytes(first + 3 * rest));
      const good = await readFile(path);
      const segment = (index: number) => good.subarray(index * segmentSize, (index + 1) * segmentSize);
      for (const order of [
        [0, 2, 1, 3],
        [0, 1, 1, 3],
        [0, 1, 3],
        [0, 1, 2],
      ]) {
        await writeFile(path, Buffer.concat(order.map(segment)));
        await expect(decrypted(path)).rejects.toThrow(DamagedStream);
      }
      await writeFile(path, good);
      await expect(decrypted(path, randomBytes(32))).rejects.toThrow(DamagedStream);
      await expect(decrypted(path, inputKey, 'vault|evidence|other')).rejects.toThrow(DamagedStream);
      const other = await readFile(await encrypted(dir, randomBytes(first + 3 * rest)));
      await writeFile(path, Buffer.concat([good.subarray(0, segmentSize), other.subarray(segmentSize)]));
      await expect(decrypted(path)).rejects.toThrow(DamagedStream);
    }));
});
