import { createHash } from 'node:crypto';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { kinds, readStoredReturn } from '../../../electron/engine/stored.ts';
import { openVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import { emptyAnswer } from '../../../shared/domain/answer.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';

const passphrase = 'mật khẩu đủ dài 2024';
const nothing = undefined;
const newReturn = {
  directiveId: 'tuyen-quang-2024-04',
  directiveReference: { number: null, day: null },
  adoptedGroup: null,
  period: { from: '2024-04-27', to: '2024-05-07' },
  deadline: null,
};

/** Two returns, of which `change` has written into the first as another program would. */
async function vaultWith(change: (vault: Vault, returnId: string) => Promise<void> | void) {
  const { engine, folder } = await anEngine();
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const { returnId } = expectValue(await engine['returns.create'](newReturn));
  const { returnId: other } = expectValue(await engine['returns.create'](newReturn));
  expectValue(await engine['vault.lock'](nothing));
  const dir = path.join(folder, 'vault');
  const vault = expectValue(await openVault({ dir, passphrase, allowWeakKdf: true }));
  await change(vault, returnId);
  vault.lock();
  expectValue(await engine['vault.unlock']({ passphrase }));
  return { engine, folder, returnId, other };
}

it('a return whose addressee the directive here does not have is told, and the others stay at hand', async () => {
  const { engine, folder, returnId, other } = await vaultWith((vault, id) => {
    const stored = expectValue(readStoredReturn(vault, id));
    expectValue(
      vault.transact('saved', (tx) => tx.put(kinds.return, id, { ...stored, groupId: 'nhom-moi' })),
    );
  });
  const { returns, problems } = expectValue(await engine['returns.list'](nothing));
  expect(returns.map((one) => one.returnId)).toEqual([other]);
  expect(problems).toMatchObject([{ code: 'return-addressee-unknown', facts: { group: 'nhom-moi' } }]);
  const told = ['return-addressee-unknown'];
  expect(expectCodes(await engine['returns.open']({ returnId }))).toEqual(told);
  expect(expectCodes(await engine['report.preview']({ returnId }))).toEqual(told);
  expect(expectCodes(await engine['road.submit']({ returnId, signers: 'head' }))).toEqual(told);
  const lock = { kind: 'passphrase', passphrase: 'mật khẩu của gói 2024' } as const;
  const target = path.join(folder, 'goi.age');
  expectValue(await engine['transfer.write']({ scope: { kind: 'vault' }, lock, path: target }));
});

it('a file added at no moment is told as damaged, and its return opens', async () => {
  const bytes = Buffer.from('ảnh');
  const { engine, folder, returnId } = await vaultWith(async (vault, id) => {
    const batch = expectValue(await openEvidenceStore(vault)).batch();
    const evidence = { name: 'a.bin', mediaType: 'image/png', addedAt: 'bao giờ', addedBy: 'x' };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = { sha256, sizeBytes: bytes.length, evidence };
    const file = expectValue(await batch.stage(known, Readable.from([bytes])));
    const answer = { ...emptyAnswer('1.1.a'), evidenceIds: [file] };
    expectValue(
      await batch.commit('saved', (tx) => {
        tx.put(kinds.evidenceOf(id), file, { caption: '' });
        tx.put(kinds.answer(id), '1.1.a', answer);
      }),
    );
  });
  expect(expectValue(await engine['returns.list'](nothing)).returns).toHaveLength(2);
  const { evidence, problems } = expectValue(await engine['returns.open']({ returnId }));
  expect({ evidence, problems }).toMatchObject({
    evidence: [],
    problems: [{ code: 'vault-row-damaged', facts: { table: 'ev' } }],
  });
  const lock = { kind: 'passphrase', passphrase: 'mật khẩu của gói 2024' } as const;
  const target = path.join(folder, 'goi.age');
  const written = await engine['transfer.write']({ scope: { kind: 'vault' }, lock, path: target });
  expect(expectCodes(written)).toEqual(['vault-row-damaged']);
});

it('a return made at no moment goes into no package, which says so', async () => {
  const { engine, folder } = await vaultWith((vault, id) => {
    const stored = expectValue(readStoredReturn(vault, id));
    expectValue(vault.transact('saved', (tx) => tx.put(kinds.return, id, { ...stored, createdAt: 'x' })));
  });
  expect(expectValue(await engine['returns.list'](nothing)).returns).toHaveLength(2);
  const lock = { kind: 'passphrase', passphrase: 'mật khẩu của gói 2024' } as const;
  const target = path.join(folder, 'goi.age');
  const written = await engine['transfer.write']({ scope: { kind: 'vault' }, lock, path: target });
  expect(expectCodes(written)).toEqual(['vault-row-damaged']);
});
