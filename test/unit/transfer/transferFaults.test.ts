import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { durableFs } from '../../../electron/durableWrite/durableWrite.js';
import { openDirectiveLibrary } from '../../../electron/engine/directives/directiveLibrary.ts';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import type { OpenVaultSession } from '../../../electron/engine/session.ts';
import { kinds } from '../../../electron/engine/stored.ts';
import { openTransfer } from '../../../electron/engine/transfer/openTransfer.ts';
import { previewTransfer } from '../../../electron/engine/transfer/previewTransfer.ts';
import { takeInTransfer } from '../../../electron/engine/transfer/takeInTransfer.ts';
import { ownTransferIdentity } from '../../../electron/engine/transfer/transferIdentity.ts';
import { writeTransfer } from '../../../electron/engine/transfer/writeTransfer.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { transferLimitBytes } from '../../../shared/domain/transfer.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';

const assets = path.resolve(import.meta.dirname, '..', '..', '..', 'assets');
const returnId = '8d72bf28-83f7-4a45-a68b-5436f785b5a5';

/** Node's calls until `armed.at` of them were made: that one fails. */
function failingDisk(code: string) {
  const armed = { at: Number.POSITIVE_INFINITY, calls: 0 };
  const fail = () => {
    armed.calls += 1;
    if (armed.calls === armed.at) throw Object.assign(new Error(code), { code });
  };
  const disk: typeof durableFs = {
    ...durableFs,
    open: async (...args) => {
      fail();
      const handle = await durableFs.open(...args);
      return new Proxy(handle, {
        get(target, name) {
          const value = Reflect.get(target, name) as unknown;
          if (typeof value !== 'function') return value;
          if (name === 'write' || name === 'sync' || name === 'datasync')
            return async (...given: unknown[]) => {
              fail();
              return value.apply(target, given) as unknown;
            };
          return value.bind(target) as unknown;
        },
      });
    },
    rename: async (...args) => {
      fail();
      return durableFs.rename(...args);
    },
  };
  return { armed, disk };
}

/** Node's calls; while it forgets, a file is read back with one other byte than was written. */
function forgetfulDisk() {
  let forgets = false;
  const disk: typeof durableFs = {
    ...durableFs,
    open: async (...args) => {
      const handle = await durableFs.open(...args);
      const read = async (buffer: Buffer, offset: number, length: number, position: number) => {
        const found = await handle.read(buffer, offset, length, position);
        if (forgets && position === 0) buffer[offset] = (buffer[offset] ?? 0) ^ 1;
        return found;
      };
      return new Proxy(handle, {
        get(target, name) {
          const value = name === 'read' ? read : (Reflect.get(target, name) as unknown);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
    },
  };
  return {
    disk,
    forget: (value: boolean) => {
      forgets = value;
    },
  };
}

async function aVault(disk?: typeof durableFs): Promise<OpenVaultSession & { readonly folder: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-chuyen-'));
  const vault = expectValue(
    await createVault({
      dir: path.join(folder, 'vault'),
      passphrase: 'mật khẩu đủ dài',
      slotLabel: 'Cán bộ 1',
      kdfCost: 2 ** 10,
      allowWeakKdf: true,
      ...(disk === undefined ? {} : { disk }),
    }),
  );
  const evidence = expectValue(await openEvidenceStore(vault));
  return { vault, evidence, momentText: (moment) => moment.toISOString(), folder };
}

/** A vault with a return and two files. */
async function aSender(disk?: typeof durableFs) {
  const opened = await aVault(disk);
  const { vault, evidence, folder } = opened;
  const ids: string[] = [];
  for (const name of ['a.bin', 'b.bin']) {
    await writeFile(path.join(folder, name), randomBytes(200_000));
    ids.push(expectValue(await evidence.attachFile(path.join(folder, name), name)).evidence.id);
  }
  expectValue(
    vault.transact('return-created', (tx) => {
      tx.put(kinds.unit, 'unit', aUnit());
      tx.put(kinds.return, returnId, {
        returnId,
        version: 1,
        directiveId: 'tuyen-quang-2024-04',
        directiveVersion: 1,
        directiveReference: { number: '1234', day: 22 },
        adoptedGroup: null,
        period: { from: '2024-04-27', to: '2024-05-07' },
        deadline: null,
        number: null,
        issuedOn: null,
        createdAt: '2024-05-08T10:30:00+07:00',
        groupId: 'ubnd-cap-huyen',
      });
      tx.put(kinds.answer(returnId), '1.1.a', {
        itemId: '1.1.a',
        status: 'done',
        result: 'Đã làm.',
        reason: '',
        assignee: '',
        completedOn: null,
        evidenceIds: ids,
      });
      for (const id of ids) tx.put(kinds.evidenceOf(returnId), id, { caption: '' });
    }),
  );
  return opened;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const filesBelow = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

describe('writing a package', () => {
  test.each(['ENOSPC', 'EIO'])(
    'that fails with %s at any call leaves the earlier package or the whole new one',
    async (code) => {
      const { armed, disk } = failingDisk(code);
      const sender = await aSender(disk);
      const receiver = await aVault();
      const { recipient, identity } = expectValue(await ownTransferIdentity(receiver));
      const out = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-usb-'));
      const target = path.join(out, 'goi.age');
      const order = { scope: { kind: 'vault' }, lock: { kind: 'key', recipient }, target } as const;
      await writeFile(target, 'gói cũ');
      let failures = 0;
      for (let at = 1; ; at += 1) {
        armed.calls = 0;
        armed.at = at;
        const written = await writeTransfer(sender, order);
        if (written.ok) break;
        failures += 1;
        expect(expectCodes(written)[0]).toMatch(/^(disk-full|write-refused|place-vanished)$/);
        // Behind the renaming the package is whole; never does the hash of another lie beside it.
        const there = await readFile(target);
        const isOld = there.equals(Buffer.from('gói cũ'));
        const hash = await readFile(`${target}.sha256`, 'utf8').catch(() => null);
        if (hash !== null) expect(hash.slice(0, 64)).toBe(sha256(there));
        if (!isOld) expectValue(await openTransfer(target, { identity }));
        await writeFile(target, 'gói cũ');
        await writeFile(`${target}.sha256`, `${sha256(Buffer.from('gói cũ'))}  goi.age\n`);
        expect((await readdir(out)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      }
      expect(failures).toBeGreaterThan(8);
      expect((await readdir(out)).toSorted()).toEqual(['goi.age', 'goi.age.sha256']);
    },
  );

  test('larger than a stick takes is refused before anything is written', async () => {
    const sender = await aSender();
    const [record] = sender.evidence.list();
    if (record === undefined) throw new Error('no evidence');
    const { id, ...kept } = record;
    const blob = { purpose: 'evidence', ...kept, sizeBytes: transferLimitBytes };
    expectValue(sender.vault.transact('grown', (tx) => tx.putEvidence(id, transferLimitBytes, blob)));
    const evidence = expectValue(await openEvidenceStore(sender.vault));
    const out = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-usb-'));
    const { recipient } = expectValue(await ownTransferIdentity(sender));
    const written = await writeTransfer(
      { ...sender, evidence },
      { scope: { kind: 'vault' }, lock: { kind: 'key', recipient }, target: path.join(out, 'goi.age') },
    );
    expect(expectCodes(written)).toEqual(['transfer-too-large']);
    expect(await readdir(out)).toEqual([]);
  });

  test('that reads back as something else is not given its name', async () => {
    const { disk, forget } = forgetfulDisk();
    const sender = await aSender(disk);
    const { recipient } = expectValue(await ownTransferIdentity(sender));
    const out = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-usb-'));
    const target = path.join(out, 'goi.age');
    await writeFile(target, 'gói cũ');
    const order = { scope: { kind: 'vault' }, lock: { kind: 'key', recipient }, target } as const;
    forget(true);
    const written = await writeTransfer(sender, order);
    expect(written).toEqual(fail('transfer-check-failed', { file: 'goi.age' }));
    expect(await readdir(out)).toEqual(['goi.age']);
    expect(await readFile(target, 'utf8')).toBe('gói cũ');
    forget(false);
    expectValue(await writeTransfer(sender, order));
  });

  test('that is cancelled leaves nothing', async () => {
    const sender = await aSender();
    const { recipient } = expectValue(await ownTransferIdentity(sender));
    const out = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-usb-'));
    for (const when of ['write', 'verify'] as const) {
      const cancelling = new AbortController();
      const written = await writeTransfer(sender, {
        scope: { kind: 'vault' },
        lock: { kind: 'key', recipient },
        target: path.join(out, 'goi.age'),
        signal: cancelling.signal,
        onProgress: (doing) => {
          if (doing === when) cancelling.abort();
        },
      });
      expect(expectCodes(written)).toEqual(['transfer-cancelled']);
      expect((await readdir(out)).filter((name) => !name.endsWith('.sha256'))).toEqual([]);
    }
  });

  test('of a vault that locks meanwhile leaves nothing', async () => {
    const sender = await aSender();
    const { recipient } = expectValue(await ownTransferIdentity(sender));
    const out = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-usb-'));
    const written = writeTransfer(sender, {
      scope: { kind: 'vault' },
      lock: { kind: 'key', recipient },
      target: path.join(out, 'goi.age'),
      onProgress: () => sender.vault.lock(),
    });
    expect(expectCodes(await written)).toEqual(['vault-locked']);
    expect(await readdir(out)).toEqual([]);
  });
});

describe('taking a package in', () => {
  async function prepared(disk?: typeof durableFs) {
    const sender = await aSender();
    const receiver = await aVault(disk);
    const { identity, recipient } = expectValue(await ownTransferIdentity(receiver));
    const target = path.join(sender.folder, 'goi.age');
    expectValue(
      await writeTransfer(sender, { scope: { kind: 'vault' }, lock: { kind: 'key', recipient }, target }),
    );
    const library = await openDirectiveLibrary(path.join(assets, 'directives'));
    const transfer = expectValue(await openTransfer(target, { identity }));
    const { plan } = expectValue(previewTransfer(receiver, library, transfer));
    const order = { transfer, plan, choices: {}, backUp: async () => succeed('bản sao lưu') };
    return { receiver, library, order };
  }

  async function expectNothing({ vault }: OpenVaultSession) {
    expect(expectValue(vault.read(kinds.return, returnId))).toBeNull();
    expect(expectValue(vault.evidenceRows()).rows).toEqual([]);
    expect(await filesBelow(path.join(vault.dir, 'staging'))).toBe(0);
    expect(await filesBelow(path.join(vault.dir, 'evidence'))).toBe(0);
    expect(expectValue(vault.verifyRows())).toEqual([]);
  }

  test.each(['ENOSPC', 'EIO'])('that fails with %s at any call leaves the vault as it was', async (code) => {
    const { armed, disk } = failingDisk(code);
    const { receiver, library, order } = await prepared(disk);
    let failures = 0;
    for (let at = 1; ; at += 1) {
      armed.calls = 0;
      armed.at = at;
      const taken = await takeInTransfer(receiver, library, order);
      if (taken.ok) break;
      failures += 1;
      await expectNothing(receiver);
    }
    expect(failures).toBeGreaterThan(8);
    expect(expectValue(receiver.vault.read(kinds.return, returnId))).not.toBeNull();
    expect(expectValue(receiver.vault.verifyRows())).toEqual([]);
    expect(expectValue(await receiver.evidence.verifyAll())).toEqual([]);
  });

  test('that is cancelled, or whose backup fails, leaves the vault as it was', async () => {
    const { receiver, library, order } = await prepared();
    const cancelling = new AbortController();
    const stopped = await takeInTransfer(receiver, library, {
      ...order,
      signal: cancelling.signal,
      onProgress: () => cancelling.abort(),
    });
    expect(expectCodes(stopped)).toEqual(['transfer-cancelled']);
    await expectNothing(receiver);
    const unsaved = await takeInTransfer(receiver, library, {
      ...order,
      backUp: async () => ({ ok: false, problems: [{ code: 'backup-check-failed', facts: {} }] }),
    });
    expect(expectCodes(unsaved)).toEqual(['backup-check-failed']);
    await expectNothing(receiver);
  });

  test('into a vault that locks meanwhile leaves nothing', async () => {
    const { receiver, library, order } = await prepared();
    const taken = await takeInTransfer(receiver, library, {
      ...order,
      onProgress: () => receiver.vault.lock(),
    });
    expect(expectCodes(taken)).toEqual(['vault-locked']);
    expect(await filesBelow(path.join(receiver.vault.dir, 'staging'))).toBe(0);
    expect(await filesBelow(path.join(receiver.vault.dir, 'evidence'))).toBe(0);
  });
});
