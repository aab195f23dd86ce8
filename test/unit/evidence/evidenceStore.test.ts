import { createHash, randomBytes } from 'node:crypto';
import {
  mkdir,
  open as openFile,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type EvidenceStore, openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { codes, problems, reopened, value, withVault } from '../vault/vaultFixture.ts';

function withStore<T>(
  work: (store: EvidenceStore, vault: Vault, dir: string) => Promise<T>,
  options: Parameters<typeof withVault>[1] = {},
) {
  return withVault(async (vault, dir) => {
    await mkdir(join(dir, '..', 'outside'));
    return work(value(await openEvidenceStore(vault)), vault, dir);
  }, options);
}

async function aFile(vaultDir: string, bytes: Uint8Array, name = 'minh-chung.bin'): Promise<string> {
  const path = join(vaultDir, '..', 'outside', name);
  await writeFile(path, bytes);
  return path;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const blobFiles = async (dir: string) =>
  (await readdir(join(dir, 'evidence'), { recursive: true })).filter((name) => name.length > 2);
const bytesOf = (size: number) => randomBytes(size);

describe('attaching', () => {
  test('keeps bytes, name, size, hash and time, and the link appears in the same entry of the log', () =>
    withStore(async (store, vault, dir) => {
      const bytes = bytesOf(3 * 1024 * 1024 + 7);
      const seq = value(vault.auditHead()).seq;
      const progress: number[] = [];
      const { evidence, isDuplicate } = value(
        await store.attachFile(await aFile(dir, bytes), 'Biên bản.pdf', {
          action: 'attached-to-answer',
          link: (tx, record) => tx.put('answer/r', '1.1', { evidence: [record.id] }),
          onProgress: (done) => progress.push(done),
        }),
      );

      expect(isDuplicate).toBe(false);
      expect(evidence).toMatchObject({
        name: 'Biên bản.pdf',
        sizeBytes: bytes.length,
        sha256: sha256(bytes),
        addedBy: vault.slotId,
      });
      expect(progress.at(-1)).toBe(bytes.length);
      expect(value(vault.read('answer/r', '1.1'))?.value).toEqual({ evidence: [evidence.id] });
      expect(
        value(vault.auditEntries(seq, 9)).map(({ action, objects }) => [action, objects.length]),
      ).toEqual([['attached-to-answer', 2]]);
      expect(value(await store.readAll(evidence.id)).equals(bytes)).toBe(true);
      expect(await readdir(join(dir, 'staging'))).toEqual([]);
      vault.lock();
      await reopened(dir, async (again) => {
        const reopenedStore = value(await openEvidenceStore(again));
        expect(reopenedStore.problems).toEqual([]);
        expect(reopenedStore.list()).toEqual([evidence]);
        expect(value(await reopenedStore.readAll(evidence.id)).equals(bytes)).toBe(true);
        expect(value(await reopenedStore.verifyAll())).toEqual([]);
      });
    }));

  test('the same bytes under another name give the existing record and still the link', () =>
    withStore(async (store, vault, dir) => {
      const path = await aFile(dir, Buffer.from('một nội dung'));
      const first = value(await store.attachFile(path, 'một.txt'));
      const second = value(
        await store.attachFile(path, 'hai.txt', { link: (tx, { id }) => tx.put('answer/r', '2', { id }) }),
      );
      expect(second).toEqual({ evidence: first.evidence, isDuplicate: true });
      expect(value(vault.read('answer/r', '2'))?.value).toEqual({ id: first.evidence.id });
      expect(await blobFiles(dir)).toHaveLength(1);
      expect(await readdir(join(dir, 'staging'))).toEqual([]);
    }));

  test('the same bytes attached twice at once are stored once', () =>
    withStore(async (store, _vault, dir) => {
      const path = await aFile(dir, bytesOf(5000));
      const [a, b] = await Promise.all([store.attachFile(path, 'a'), store.attachFile(path, 'b')]);
      expect(value(a).evidence.id).toBe(value(b).evidence.id);
      expect(await blobFiles(dir)).toHaveLength(1);
    }));

  test('names in NFD and of 300 characters are kept as given', () =>
    withStore(async (store, _vault, dir) => {
      const nfd = 'Ảnh chụp tại trụ sở.jpg'.normalize('NFD');
      const long = `${'ệ'.repeat(296)}.txt`;
      const first = value(await store.attachFile(await aFile(dir, bytesOf(10)), nfd));
      const second = value(await store.attachFile(await aFile(dir, bytesOf(11)), long));
      expect(first.evidence.name).toBe(nfd);
      expect(second.evidence.name).toBe(long);
      expect((await blobFiles(dir)).every((name) => /^[0-9a-f]{2}[/\\][0-9a-f]{32}$/.test(name))).toBe(true);
    }));

  test('the media type follows the content before the name', () =>
    withStore(async (store, _vault, dir) => {
      const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
      const attach = async (bytes: Buffer, name: string) =>
        value(await store.attachFile(await aFile(dir, bytes), name)).evidence.mediaType;
      expect(await attach(png, 'ảnh.txt')).toBe('image/png');
      expect(await attach(Buffer.from('%PDF-1.7'), 'x')).toBe('application/pdf');
      expect(await attach(Buffer.from('chữ'), 'ghi chú.TXT')).toBe('text/plain');
      expect(await attach(Buffer.from('<html>'), 'trang.html')).toBe('text/plain');
      expect(await attach(Buffer.from([0, 1]), 'khác')).toBe('application/octet-stream');
    }));
});

describe('a stored file whose place is no file', () => {
  test('is told as damaged, and read again once it is back', () =>
    withStore(async (store, _vault, dir) => {
      const bytes = bytesOf(100);
      const { evidence } = value(await store.attachFile(await aFile(dir, bytes), 'a.bin'));
      const stored = join(dir, 'evidence', evidence.id.slice(0, 2), evidence.id);
      await rename(stored, `${stored}.aside`);
      await mkdir(stored);
      expect(problems(await store.readAll(evidence.id))).toMatchObject([
        { code: 'evidence-damaged', facts: { name: 'a.bin' } },
      ]);
      await rmdir(stored);
      await rename(`${stored}.aside`, stored);
      expect(value(await store.readAll(evidence.id)).equals(bytes)).toBe(true);
    }));
});

describe('what is refused leaves nothing behind', () => {
  const refusal = (
    expected: string,
    make: (dir: string) => Promise<string>,
    options: Parameters<EvidenceStore['attachFile']>[2] = {},
  ) =>
    withStore(async (store, vault, dir) => {
      const head = value(vault.auditHead());
      const result = await store.attachFile(await make(dir), 'tệp.bin', options);
      expect(codes(result)).toEqual([expected]);
      expect(await blobFiles(dir)).toEqual([]);
      expect(await readdir(join(dir, 'staging'))).toEqual([]);
      expect(store.list()).toEqual([]);
      expect(value(vault.auditHead())).toEqual(head);
    });

  test('a folder', () => refusal('evidence-is-directory', async (dir) => dir));
  test('an empty file', () => refusal('evidence-empty', (dir) => aFile(dir, Buffer.alloc(0))));
  test('a file that is not there', () => refusal('evidence-vanished', async (dir) => join(dir, 'không có')));
  test('a device', () =>
    refusal('evidence-unreadable', async () => (process.platform === 'win32' ? '\\\\.\\NUL' : '/dev/null')));

  test('more than 2 GiB, before a byte is read', () =>
    withStore(async (store, _vault, dir) => {
      const path = await aFile(dir, Buffer.alloc(1));
      await truncate(path, 2 * 1024 ** 3 + 1);
      expect(problems(await store.attachFile(path, 'lớn.iso'))).toEqual([
        {
          code: 'evidence-too-large',
          facts: { name: 'lớn.iso', sizeBytes: 2 ** 31 + 1, limitBytes: 2 ** 31 },
        },
      ]);
      expect(codes(await store.beginUpload('lớn.iso', 2 ** 31 + 1))).toEqual(['evidence-too-large']);
      await rm(path);
    }));

  test('a file that vanishes while it is read', () =>
    withStore(async (store, _vault, dir) => {
      const path = await aFile(dir, bytesOf(3 * 1024 * 1024));
      const gone = rename.bind(null, path, `${path}.elsewhere`);
      let moved: Promise<void> | undefined;
      const result = await store.attachFile(path, 'x', {
        onProgress: () => {
          moved ??= gone();
        },
      });
      await moved;
      expect(codes(result)).toEqual(['evidence-vanished']);
      expect(await blobFiles(dir)).toEqual([]);
      expect(await readdir(join(dir, 'staging'))).toEqual([]);
    }));

  test('a file that is cut or grows while it is read', () =>
    withStore(async (store, _vault, dir) => {
      for (const size of [1024 * 1024, 9 * 1024 * 1024]) {
        const path = await aFile(dir, bytesOf(5 * 1024 * 1024));
        let changed: Promise<void> | undefined;
        const result = await store.attachFile(path, 'x', {
          onProgress: () => {
            changed ??= truncate(path, size);
          },
        });
        await changed;
        expect(codes(result)).toEqual(['evidence-changed']);
      }
      expect(await blobFiles(dir)).toEqual([]);
    }));

  test('a cancelled file', () => {
    const controller = new AbortController();
    return refusal('evidence-cancelled', (dir) => aFile(dir, bytesOf(4 * 1024 * 1024)), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
  });

  test('a link that is refused takes the file back', () =>
    refusal('evidence-not-found', (dir) => aFile(dir, bytesOf(100)), {
      link: (tx) => tx.refuse([{ code: 'evidence-not-found', facts: { id: 'x' } }]),
    }));

  test('a vault locked meanwhile', () =>
    withStore(async (store, vault, dir) => {
      const path = await aFile(dir, bytesOf(3 * 1024 * 1024));
      const result = await store.attachFile(path, 'x', { onProgress: () => void vault.lock() });
      expect(codes(result)).toEqual(['vault-locked']);
      expect(codes(await store.attachFile(path, 'x'))).toEqual(['vault-locked']);
      expect(await blobFiles(dir)).toEqual([]);
    }));
});

describe('uploads', () => {
  test('chunks of any size become the file, also when sent without waiting', () =>
    withStore(async (store, _vault, dir) => {
      const bytes = bytesOf(2_500_001);
      const id = value(await store.beginUpload('ảnh dán.png', bytes.length));
      const chunks = [0, 1, 700_000, 700_001, 2_400_000].map((from, i, all) =>
        bytes.subarray(from, all[i + 1]),
      );
      const appended = await Promise.all(chunks.map((chunk) => store.appendUpload(id, chunk)));
      expect(appended.map((result) => value(result).receivedBytes).at(-1)).toBe(bytes.length);
      const { evidence } = value(await store.finishUpload(id));
      expect(evidence).toMatchObject({ name: 'ảnh dán.png', sha256: sha256(bytes), sizeBytes: bytes.length });
      expect(value(await store.readAll(evidence.id)).equals(bytes)).toBe(true);
      expect(codes(await store.finishUpload(id))).toEqual(['evidence-upload-unknown']);
      expect(await readdir(join(dir, 'staging'))).toEqual([]);
    }));

  test('a cancelled, a short and a too long upload leave nothing', () =>
    withStore(async (store, _vault, dir) => {
      const cancelled = value(await store.beginUpload('a', 3_000_000));
      value(await store.appendUpload(cancelled, bytesOf(1_500_000)));
      value(await store.cancelUpload(cancelled));
      expect(codes(await store.appendUpload(cancelled, bytesOf(1)))).toEqual(['evidence-upload-unknown']);

      const short = value(await store.beginUpload('b', 100));
      value(await store.appendUpload(short, bytesOf(99)));
      expect(codes(await store.finishUpload(short))).toEqual(['evidence-changed']);

      const long = value(await store.beginUpload('c', 100));
      expect(codes(await store.appendUpload(long, bytesOf(101)))).toEqual(['evidence-changed']);
      expect(codes(await store.finishUpload(long))).toEqual(['evidence-upload-unknown']);

      value(await store.beginUpload('d', 100));
      await store.cancelUploads();
      expect(codes(await store.beginUpload('e', 0))).toEqual(['evidence-empty']);
      expect(await readdir(join(dir, 'staging'))).toEqual([]);
      expect(await blobFiles(dir)).toEqual([]);
      expect(store.list()).toEqual([]);
    }));
});

describe('reading', () => {
  test('ranges anywhere equal the original', () =>
    withStore(async (store, _vault, dir) => {
      const bytes = bytesOf(2 * 1024 * 1024 + 100);
      const { id } = value(await store.attachFile(await aFile(dir, bytes), 'x')).evidence;
      for (const [offset, length] of [
        [0, 10],
        [1024 * 1024 - 60, 200],
        [2 * 1024 * 1024 + 90, 4096],
        [9_000_000, 5],
      ] as const) {
        expect(
          value(await store.readRange(id, offset, length)).equals(bytes.subarray(offset, offset + length)),
        ).toBe(true);
      }
      expect(codes(await store.readRange('0'.repeat(32), 0, 1))).toEqual(['evidence-not-found']);
    }));

  test('a copy is written whole and replaces a file only when told to', () =>
    withStore(async (store, _vault, dir) => {
      const bytes = bytesOf(1_200_000);
      const { id } = value(await store.attachFile(await aFile(dir, bytes), 'x')).evidence;
      const target = join(dir, '..', 'outside', 'bản sao.bin');
      value(await store.saveCopy(id, target));
      expect((await readFile(target)).equals(bytes)).toBe(true);
      expect(problems(await store.saveCopy(id, target))).toEqual([
        { code: 'evidence-copy-exists', facts: { file: 'bản sao.bin' } },
      ]);
      value(await store.saveCopy(id, target, { overwrite: true }));
      expect(codes(await store.saveCopy(id, join(dir, 'no such folder', 'x')))).toEqual(['place-vanished']);
    }));

  test('a damaged, cut, exchanged or missing file is reported and no byte of it gets out', () =>
    withStore(async (store, vault, dir) => {
      const original = bytesOf(1_500_000);
      const attach = async (bytes: Buffer, name: string) =>
        value(await store.attachFile(await aFile(dir, bytes), name)).evidence;
      const damaged = await attach(original, 'hỏng.bin');
      const lost = await attach(bytesOf(100), 'mất.bin');
      const moved = await attach(bytesOf(200), 'đổi chỗ.bin');
      const other = await attach(bytesOf(200), 'khác.bin');
      const path = (id: string) => join(dir, 'evidence', id.slice(0, 2), id);
      const stored = await readFile(path(damaged.id));
      stored.writeUInt8(stored.readUInt8(700_000) ^ 1, 700_000);
      await writeFile(path(damaged.id), stored);
      await rm(path(lost.id));
      await writeFile(path(moved.id), await readFile(path(other.id)));

      const target = join(dir, '..', 'outside', 'ra.bin');
      await writeFile(target, 'tệp cũ');
      expect(problems(await store.saveCopy(damaged.id, target, { overwrite: true }))).toEqual([
        { code: 'evidence-damaged', facts: { name: 'hỏng.bin' } },
      ]);
      expect(await readFile(target, 'utf8')).toBe('tệp cũ');
      expect((await readdir(join(dir, '..', 'outside'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      expect(codes(await store.readAll(lost.id))).toEqual(['evidence-lost']);
      expect(codes(await store.readRange(moved.id, 0, 1))).toEqual(['evidence-damaged']);
      expect(value(await store.readAll(other.id))).toHaveLength(200);
      expect(
        value(await store.verifyAll())
          .map(({ code }) => code)
          .sort(),
      ).toEqual(['evidence-damaged', 'evidence-damaged', 'evidence-lost']);
      await truncate(path(other.id), 100);
      vault.lock();
      await reopened(dir, async (again) => {
        const reopenedStore = value(await openEvidenceStore(again));
        expect(reopenedStore.problems).toEqual(
          expect.arrayContaining([
            { code: 'evidence-lost', facts: { name: 'mất.bin' } },
            { code: 'evidence-damaged', facts: { name: 'khác.bin' } },
          ]),
        );
        const anew = value(await reopenedStore.attachFile(await aFile(dir, original), 'hỏng.bin'));
        expect(anew.isDuplicate).toBe(true);
        expect(codes(await reopenedStore.readAll(damaged.id))).toEqual(['evidence-damaged']);
        const healed = value(await reopenedStore.attachFile(await aFile(dir, original), 'hỏng.bin'));
        expect(healed.isDuplicate).toBe(false);
        expect(value(await reopenedStore.readAll(healed.evidence.id)).equals(original)).toBe(true);
      });
    }));
});

describe('derived copies and removal', () => {
  test('a prepared copy is stored sealed and linked to its photo', () =>
    withStore(async (store, vault, dir) => {
      const { id } = value(await store.attachFile(await aFile(dir, bytesOf(50)), 'ảnh.jpg')).evidence;
      const annex = bytesOf(70_000);
      const blobId = value(await store.putDerived(id, 'annex', annex));
      expect(store.find(id)?.derived).toEqual({ annex: blobId });
      expect(value(await store.readBlob(blobId)).equals(annex)).toBe(true);
      expect(store.list()).toHaveLength(1);
      expect(codes(await store.putDerived('0'.repeat(32), 'annex', annex))).toEqual(['evidence-not-found']);
      expect(await readdir(join(dir, 'staging'))).toEqual([]);
      vault.lock();
      await reopened(dir, async (again) => {
        const reopenedStore = value(await openEvidenceStore(again));
        expect(reopenedStore.problems).toEqual([]);
        expect(reopenedStore.find(id)?.derived).toEqual({ annex: blobId });
      });
    }));

  test('removing takes record, file and derived copy, and is in the log', () =>
    withStore(async (store, vault, dir) => {
      const { id } = value(await store.attachFile(await aFile(dir, bytesOf(50)), 'ảnh.jpg')).evidence;
      value(await store.putDerived(id, 'annex', bytesOf(10)));
      value(await store.remove(id, (tx) => tx.put('answer/r', '1', { evidence: [] })));
      expect(store.find(id)).toBeUndefined();
      expect(await blobFiles(dir)).toEqual([]);
      expect(codes(await store.remove(id))).toEqual(['evidence-not-found']);
      value(vault.verifyAudit());
      vault.lock();
      await reopened(dir, async (again) => expect(value(await openEvidenceStore(again)).list()).toEqual([]));
    }));

  test('a removal cut off before the file went is finished, an orphan goes to quarantine after a day', () =>
    withStore(async (store, vault, dir) => {
      const { id } = value(await store.attachFile(await aFile(dir, bytesOf(50)), 'x')).evidence;
      const path = join(dir, 'evidence', id.slice(0, 2), id);
      const ciphertext = await readFile(path);
      value(await store.remove(id));
      await writeFile(path, ciphertext);
      const orphan = 'ab'.repeat(16);
      const fresh = `${'ab'.repeat(15)}cd`;
      await mkdir(join(dir, 'evidence', 'ab'), { recursive: true });
      for (const name of [orphan, fresh]) await writeFile(join(dir, 'evidence', 'ab', name), 'x');
      const old = new Date(Date.now() - 25 * 3600 * 1000);
      await utimes(join(dir, 'evidence', 'ab', orphan), old, old);
      vault.lock();

      await reopened(dir, async (again) => value(await openEvidenceStore(again)));

      expect((await blobFiles(dir)).map((name) => name.slice(3))).toEqual([fresh]);
      expect(await readdir(join(dir, 'quarantine'))).toEqual([orphan]);
    }));

  test('a read-only vault shows evidence and takes none', () =>
    withStore(async (store, vault, dir) => {
      const path = await aFile(dir, bytesOf(50));
      const { id } = value(await store.attachFile(path, 'x')).evidence;
      vault.lock();
      await reopened(
        dir,
        async (again) => {
          const readOnly = value(await openEvidenceStore(again));
          expect(value(await readOnly.readAll(id))).toHaveLength(50);
          expect(codes(await readOnly.attachFile(await aFile(dir, bytesOf(51)), 'y'))).toEqual([
            'vault-read-only',
          ]);
          expect(codes(await readOnly.remove(id))).toEqual(['vault-read-only']);
        },
        { readOnly: true },
      );
    }));
});

test('no plaintext of name or content is on the disk while the vault is open or locked', () =>
  withStore(async (store, vault, dir) => {
    const marker = 'DAU-VET-RIENG-CUA-DON-VI';
    await writeFile(join(dir, '..', 'outside', 'x'), marker.repeat(5000));
    value(await store.attachFile(join(dir, '..', 'outside', 'x'), `${marker}.txt`));
    value(vault.transact(marker, (tx) => tx.put(marker, marker, { text: marker.repeat(100) })));
    value(vault.saveQuietly(marker, marker, { text: `${marker}!` }));
    const scan = async () => {
      for (const name of await readdir(dir, { recursive: true })) {
        const handle = await openFile(join(dir, name), 'r');
        const isFile = (await handle.stat()).isFile();
        await handle.close();
        if (!isFile || name === 'vault.db' || name === 'vault.db-journal') continue;
        const bytes = await readFile(join(dir, name));
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect(bytes.includes(Buffer.from(marker, encoding)), name).toBe(false);
      }
    };
    await scan();
    vault.lock();
    await scan();
    expect((await readFile(join(dir, 'vault.db'))).includes(marker)).toBe(false);
  }));
