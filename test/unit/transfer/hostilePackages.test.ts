import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ageEncryptedFor } from '../../../electron/engine/evidence/agePackage.ts';
import { tarEnd, tarFilling, tarHeader } from '../../../electron/engine/transfer/tar.ts';
import {
  PackageFault,
  type ReadPackage,
  readTransferStream,
} from '../../../electron/engine/transfer/transferStream.ts';
import type { TransferManifest } from '../../../shared/domain/transfer.ts';
import { expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';
import { aTransferPair, attach, look, receive, send, type TransferPair } from '../../support/transferPair.ts';

interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Entries of a package in the clear. */
function partsOf(tar: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 0; tar[at] !== 0; ) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0+$/, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    parts.push({ name, bytes: tar.subarray(at + 512, at + 512 + size) });
    at += 512 + size + tarFilling(size).length;
  }
  return parts;
}

function tarOf(parts: readonly Part[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ name, bytes }) => [
      tarHeader({ name, sizeBytes: bytes.length }),
      bytes,
      tarFilling(bytes.length),
    ]),
    tarEnd,
  ]);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const json = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);

let pair: TransferPair;
let tar: Buffer;
let recipient: string;

beforeAll(async () => {
  pair = await aTransferPair();
  const { sender, receiver } = pair;
  await attach(sender.test, sender.returnId, 'a.bin', randomBytes(2000));
  ({ recipient } = expectValue(await receiver.engine['transfer.recipient'](undefined)));
  const chunks: Uint8Array[] = [];
  const { openTransfer } = await import('../../../electron/engine/transfer/openTransfer.ts');
  const { newAgeIdentity } = await import('../../../electron/engine/evidence/agePackage.ts');
  const own = await newAgeIdentity();
  const lock = { kind: 'key', recipient: own.recipient } as const;
  const target = sender.place('mau.age');
  expectValue(await sender.engine['transfer.write']({ scope: { kind: 'vault' }, lock, path: target }));
  const opened = expectValue(await openTransfer(target, { identity: own.identity }));
  for await (const chunk of opened.plain.chunks()) chunks.push(chunk);
  tar = Buffer.concat(chunks);
}, 30_000);

/** What the receiver says to a package with this inside; nothing may be in its vault afterwards. */
async function said(inside: Uint8Array): Promise<readonly string[]> {
  const { receiver } = pair;
  const file = path.join(receiver.folder, `${randomBytes(4).toString('hex')}.age`);
  const sealed = await ageEncryptedFor(Readable.from([inside]), recipient);
  if (sealed === null) throw new Error('no recipient');
  await writeFile(file, Readable.from(sealed));
  const codes = expectCodes(await look(receiver.engine, file));
  expect(expectValue(await receiver.engine['returns.list'](undefined)).returns).toEqual([]);
  expect(await readdir(path.join(receiver.folder, 'vault', 'evidence'))).toEqual([]);
  expect(await readdir(path.join(receiver.folder, 'vault', 'staging'))).toEqual([]);
  return codes;
}

/** The package with this inside, for the own key of the receiver. */
async function packageFor({ engine, folder }: TestEngine, inside: Uint8Array): Promise<string> {
  const { recipient: own } = expectValue(await engine['transfer.recipient'](undefined));
  const file = path.join(folder, `${randomBytes(4).toString('hex')}.age`);
  await writeFile(file, Readable.from((await ageEncryptedFor(Readable.from([inside]), own)) ?? []));
  return file;
}

/** The same package with another manifest or other documents, consistent otherwise. */
function forged(change: {
  readonly manifest?: (manifest: TransferManifest) => unknown;
  readonly documents?: (documents: { returns: Record<string, unknown>[] }) => unknown;
}): Buffer {
  const parts = partsOf(tar);
  const manifest = JSON.parse(String(Buffer.from(parts[0]?.bytes ?? []))) as TransferManifest;
  const documents = JSON.parse(String(Buffer.from(parts[1]?.bytes ?? [])));
  const changed = json(change.documents?.(structuredClone(documents)) ?? documents);
  const listed = {
    ...manifest,
    documents: { ...manifest.documents, sizeBytes: changed.length, sha256: sha256(changed) },
  };
  return tarOf([
    { name: 'manifest.json', bytes: json(change.manifest?.(listed) ?? listed) },
    { name: 'documents.json', bytes: changed },
    ...parts.slice(2),
  ]);
}

/** The same package with another log, of as many lines as is said. */
function withLog(audit: Uint8Array, count: number): Buffer {
  const listed = (manifest: TransferManifest) => ({
    ...manifest,
    audit: { count, sizeBytes: audit.length, sha256: sha256(audit) },
  });
  const [manifest, documents] = partsOf(forged({ manifest: listed }));
  if (manifest === undefined || documents === undefined) throw new Error('no package');
  const rest = partsOf(tar).slice(3);
  return tarOf([manifest, documents, { name: 'audit.jsonl', bytes: audit }, ...rest]);
}

describe('a hostile package', () => {
  test('is told from a good one: the forger of these tests makes packages that are taken', async () => {
    const { receiver } = await aTransferPair();
    expectValue(await receive(receiver.engine, await packageFor(receiver, forged({}))));
  });

  test.each(['text/html', 'image/svg+xml', 'text/漢\r\nx: y'])(
    'that calls evidence %j gives it the type found from the content',
    async (mediaType) => {
      const { receiver } = await aTransferPair();
      const documents = (d: { returns: Record<string, unknown>[] }) => ({
        ...d,
        returns: d.returns.map((one) => ({
          ...one,
          evidence: (one.evidence as object[]).map((file) => ({ ...file, mediaType })),
        })),
      });
      expectValue(await receive(receiver.engine, await packageFor(receiver, forged({ documents }))));
      const { returnId } = pair.sender;
      const { evidence } = expectValue(await receiver.engine['returns.open']({ returnId }));
      expect(evidence.map((file) => file.mediaType)).toEqual(['application/octet-stream']);
    },
  );

  test.each([
    ['groupId', 'addressee-missing'],
    ['adoptedGroup', 'addressee-missing'],
    ['directiveId', 'directive-missing'],
  ])('whose return has another %s than any here is shown, and the return left out', async (field, reason) => {
    const { receiver } = await aTransferPair();
    const { engine } = receiver;
    const inside = forged({ documents: changedDetails({ [field]: 'nhom-moi' }) });
    const preview = expectValue(await look(engine, await packageFor(receiver, inside)));
    expect(preview.returns).toMatchObject([{ outcome: 'kept', reason }]);
    expect(await engine['transfer.takeIn']({ choices: {} })).toMatchObject({
      problems: [{ code: 'transfer-nothing-taken', facts: { differences: 0, whole: 0, kept: 1 } }],
    });
    expect(expectValue(await engine['returns.list'](undefined))).toEqual({ returns: [], problems: [] });
  });

  const changedDetails =
    (changed: Readonly<Record<string, unknown>>) => (d: { returns: Record<string, unknown>[] }) => ({
      ...d,
      returns: d.returns.map((one) => ({ ...one, details: { ...(one.details as object), ...changed } })),
    });
  const step = { action: 'sent', slot: 'x', version: 1 };
  const written = { fileName: 'a.pdf', way: 'p12', sha256: '0'.repeat(64), sizeBytes: 1 };

  test.each<[string, (returns: Record<string, unknown>[]) => unknown]>([
    [
      'a file',
      (all) =>
        all.map((one) => ({
          ...one,
          evidence: (one.evidence as object[]).map((file) => ({ ...file, addedAt: 'bao giờ' })),
        })),
    ],
    [
      'a return',
      (all) => all.map((one) => ({ ...one, details: { ...(one.details as object), createdAt: '0000' } })),
    ],
    ['a step', (all) => all.map((one) => ({ ...one, road: [{ ...step, at: 'hôm qua' }] }))],
    ['a written file', (all) => all.map((one) => ({ ...one, exports: [{ ...written, at: '2024-02-30' }] }))],
  ])('whose moment of %s is none is refused', async (_what, change) => {
    const documents = (d: { returns: Record<string, unknown>[] }) => ({ ...d, returns: change(d.returns) });
    expect(await said(forged({ documents }))).toEqual(['transfer-package-damaged']);
  });

  test('whose log has another number of lines than the manifest says is refused', async () => {
    const trail = Buffer.from(partsOf(tar)[2]?.bytes ?? []);
    const lines = trail.toString().split('\n').length - 1;
    for (const count of [9_007_199_254_740_991, lines + 1, lines - 1, 0])
      expect(await said(withLog(trail, count))).toEqual(['transfer-package-damaged']);
    expect(await said(withLog(Buffer.alloc(0), 1))).toEqual(['transfer-package-damaged']);
  });

  test('whose log ends without a line break, or is empty, is told no fault', async () => {
    const trail = Buffer.from(partsOf(tar)[2]?.bytes ?? []);
    const lines = trail.toString().split('\n').length - 1;
    const { engine } = pair.receiver;
    for (const inside of [
      withLog(trail, lines),
      withLog(trail.subarray(0, -1), lines),
      withLog(Buffer.alloc(0), 0),
    ])
      expect(expectValue(await look(engine, await packageFor(pair.receiver, inside))).problems).toEqual([]);
  });

  test('made at no moment is refused', async () => {
    const inside = forged({ manifest: (manifest) => ({ ...manifest, madeAt: 'never' }) });
    expect(await said(inside)).toEqual(['transfer-package-damaged']);
  });

  test.each([
    ['no JSON', 'x\n'],
    ['an entry twice', null],
    ['another moment', JSON.stringify({ seq: 1, at: 'hôm qua' })],
  ])('whose log is %s is taken in, and the log alone is told to be unreadable', async (what, text) => {
    const { receiver } = await aTransferPair();
    const { engine } = receiver;
    const trail = String(Buffer.from(partsOf(tar)[2]?.bytes ?? []));
    const audit = Buffer.from(text ?? trail + trail);
    const count = text === null ? trail.split('\n').length * 2 - 2 : 1;
    const file = await packageFor(receiver, withLog(audit, count));
    const { problems, counts } = expectValue(await look(engine, file));
    const line = what === 'an entry twice' ? count / 2 + 1 : 1;
    expect(problems).toEqual([
      { code: 'transfer-trail-unreadable', facts: { file: path.basename(file), line } },
    ]);
    expect(counts.auditEntries).toBe(count);
    expectValue(await engine['transfer.takeIn']({ choices: {} }));
    const [carried] = expectValue(await engine['audit.overview']({ language: 'vi' })).trails;
    const asked = await engine['audit.overview']({ language: 'vi', trail: carried?.id ?? '' });
    expect(expectCodes(asked)).toEqual(['transfer-trail-unreadable']);
    expect(expectValue(await engine['returns.list'](undefined)).returns).toHaveLength(1);
  });

  test.each([
    ['../../keyring.json', Buffer.from('{}')],
    ['/etc/passwd', Buffer.from('x')],
    ['files/../../vault.db', Buffer.from('x')],
    ['C:\\Windows\\x', Buffer.from('x')],
  ])('with an entry %s is refused, and nothing is written by its name', async (name, bytes) => {
    const parts = partsOf(tar);
    expect(await said(tarOf([...parts, { name, bytes }]))).toEqual(['transfer-package-damaged']);
    expect(await said(tarOf([{ name, bytes }, ...parts]))).toEqual(['transfer-not-a-package']);
    const last = { name, bytes: parts.at(-1)?.bytes ?? Buffer.alloc(0) };
    expect(await said(tarOf([...parts.slice(0, -1), last]))).toEqual(['transfer-package-damaged']);
  });

  test('with a link, a folder or another owner is refused', async () => {
    for (const [offset, value] of [
      [156, 0x32],
      [156, 0x35],
      [100, 0x37],
      [257, 0x78],
    ] as const) {
      const changed = Buffer.from(tar);
      changed[offset] = value;
      expect(await said(changed)).toEqual(['transfer-not-a-package']);
    }
  });

  test('that announces more than it holds is refused without holding memory for it', async () => {
    const parts = partsOf(tar);
    const manifest = parts[0]?.bytes ?? Buffer.alloc(0);
    const huge = tarHeader({ name: 'manifest.json', sizeBytes: 7 * 2 ** 30 });
    expect(await said(Buffer.concat([huge, manifest]))).toEqual(['transfer-package-damaged']);
    const documents = tarHeader({ name: 'documents.json', sizeBytes: 7 * 2 ** 30 });
    const head = tarOf(parts.slice(0, 1)).subarray(0, -1024);
    expect(await said(Buffer.concat([head, documents]))).toEqual(['transfer-package-damaged']);
  });

  test('with files swapped, missing, twice or behind the end is refused', async () => {
    const parts = partsOf(tar);
    const [manifest, documents, audit, file] = parts;
    if (!manifest || !documents || !audit || !file) throw new Error('no parts');
    const other = { ...file, bytes: randomBytes(file.bytes.length) };
    for (const wrong of [
      [manifest, documents, audit, other],
      [manifest, documents, audit],
      [manifest, documents, audit, file, file],
      [manifest, audit, documents, file],
      [documents, manifest, audit, file],
    ])
      expect((await said(tarOf(wrong)))[0]).toMatch(/^transfer-(package-damaged|not-a-package)$/);
    expect(await said(Buffer.concat([tar, Buffer.from('x')]))).toEqual(['transfer-package-damaged']);
  });

  test('of a newer format says so, whatever else it holds', async () => {
    const newer = forged({ manifest: () => ({ format: 'tuan-thu-transfer', version: 2, mới: true }) });
    expect(await said(newer)).toEqual(['transfer-newer-format']);
  });

  test('of another program is told apart from a damaged one', async () => {
    expect(await said(Buffer.from('PK\u0003\u0004'))).toEqual(['transfer-not-a-package']);
    expect(await said(Buffer.alloc(0))).toEqual(['transfer-not-a-package']);
    expect(await said(forged({ manifest: () => ({ format: 'khác', version: 1 }) }))).toEqual([
      'transfer-not-a-package',
    ]);
  });

  test.each([
    ['a return twice', (d: { returns: unknown[] }) => ({ ...d, returns: [...d.returns, ...d.returns] })],
    ['no return', (d: { returns: unknown[] }) => ({ ...d, returns: [] })],
    ['an unknown member', (d: { returns: unknown[] }) => ({ ...d, thêm: 1 })],
    [
      'an answer that cites a file nobody lists',
      (d: { returns: Record<string, unknown>[] }) => ({
        ...d,
        returns: d.returns.map((one) => ({ ...one, evidence: [] })),
      }),
    ],
    [
      'a version that its road does not count to',
      (d: { returns: Record<string, unknown>[] }) => ({
        ...d,
        returns: d.returns.map((one) => ({ ...one, details: { ...(one.details as object), version: 4 } })),
      }),
    ],
  ])('whose documents hold %s is refused', async (_what, documents) => {
    expect(await said(forged({ documents }))).toEqual(['transfer-package-damaged']);
  });

  test('with members named twice or a deep nesting is refused', async () => {
    const parts = partsOf(tar);
    for (const text of [
      '{"unit":null,"returns":[],"returns":[]}',
      `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    ]) {
      const bytes = Buffer.from(text);
      const inside = tarOf([parts[0] as Part, { name: 'documents.json', bytes }, ...parts.slice(2)]);
      expect(await said(inside)).toEqual(['transfer-package-damaged']);
    }
  });

  test('cut or altered anywhere is refused', async () => {
    const { sender, receiver } = pair;
    const whole = await send(sender.engine, receiver.engine, sender.place('nguyen.age'));
    const bytes = await readFile(whole);
    const file = path.join(receiver.folder, 'hong.age');
    const codesOf = async (changed: Uint8Array) => {
      await writeFile(file, changed);
      const chosen = await receiver.engine['transfer.choose']({ path: file });
      return expectCodes(chosen.ok ? await receiver.engine['transfer.preview']({}) : chosen)[0];
    };
    for (let step = 1; step <= 24; step += 1) {
      const place = Math.floor((bytes.length * step) / 25);
      expect(await codesOf(bytes.subarray(0, place))).toMatch(/^transfer-(package-damaged|not-a-package)$/);
      const flipped = Buffer.from(bytes);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      expect(await codesOf(flipped)).toMatch(/^transfer-(package-damaged|not-for-this-vault)$/);
    }
    expect(await codesOf(Buffer.concat([bytes, Buffer.from('x')]))).toBe('transfer-package-damaged');
  });

  test('larger than a package may be is not read', async () => {
    const { receiver } = pair;
    const file = path.join(receiver.folder, 'lon.age');
    await (await open(file, 'w')).close();
    await truncate(file, 4_000_000_001);
    expect(expectCodes(await receiver.engine['transfer.choose']({ path: file }))).toEqual([
      'transfer-file-too-large',
    ]);
  });

  test('that is gone or a folder is named', async () => {
    const { receiver } = pair;
    const gone = path.join(receiver.folder, 'khong-co.age');
    expect(expectCodes(await receiver.engine['transfer.choose']({ path: gone }))).toEqual([
      'transfer-unreadable',
    ]);
    expect(expectCodes(await receiver.engine['transfer.choose']({ path: receiver.folder }))).toEqual([
      'transfer-not-a-package',
    ]);
  });
});

test('whatever the bytes, the reader refuses them or reads a package that says what it holds', async () => {
  const whole = await readTransferStream(Readable.from([tar]));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }).map((random) => Buffer.from(random)),
    fc.tuple(fc.nat(), fc.nat(255)).map(([place, value]) => {
      const changed = Buffer.from(tar);
      changed[place % changed.length] = value;
      return changed;
    }),
  );
  const isHonest = async (read: Buffer) => {
    const found = await readTransferStream(Readable.from([read])).catch((error: unknown) => error);
    // A manifest that names another maker is as good as the first: who may say so is the business of age.
    return (
      found instanceof PackageFault ||
      (found as ReadPackage).manifest.documents.sha256 === whole.manifest.documents.sha256
    );
  };
  await fc.assert(
    fc.asyncProperty(
      bytes.map((read) => ({ read, toString: () => `${read.length} bytes` })),
      async ({ read }) => isHonest(read),
    ),
    { numRuns: 300 },
  );
});
