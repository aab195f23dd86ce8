import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';

let vault: Vault;

beforeEach(async () => {
  vault = expectValue(
    await createVault({
      dir: join(await mkdtemp(join(tmpdir(), 'tuan-thu-audit-')), 'vault'),
      passphrase: 'mua xuan nam ay',
      slotLabel: 'Cán bộ 1',
      kdfCost: 2 ** 10,
      allowWeakKdf: true,
    }),
  );
});

describe('reading the log of a vault', () => {
  it('gives entries from the end, page by page, down to the first', () => {
    for (const text of ['a', 'b', 'c'])
      expectValue(vault.transact('saved', (tx) => tx.put('k', 'x', { text })));

    const newest = expectValue(vault.auditEntriesBefore(Number.MAX_SAFE_INTEGER, 2));
    expect(newest.map(({ seq }) => seq)).toEqual([5, 4]);
    expect(expectValue(vault.auditEntriesBefore(4, 10)).map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(expectValue(vault.auditEntriesBefore(1, 10))).toEqual([]);
  });

  it('tells the head as it was at any entry', () => {
    const before = expectValue(vault.auditHead());
    expectValue(vault.transact('saved', (tx) => tx.put('k', 'x', 1)));

    expect(expectValue(vault.auditHeadAt(before.seq))).toEqual(before);
    expect(expectValue(vault.auditHeadAt(before.seq + 1))).toEqual(expectValue(vault.auditHead()));
    expect(expectValue(vault.auditHeadAt(before.seq + 2))).toBeNull();
    expect(expectValue(vault.auditHeadAt(0))).toBeNull();
  });

  it('finds each version of a document and the one before it, also after a removal', () => {
    expectValue(vault.transact('saved', (tx) => tx.put('k', 'x', 'first')));
    expectValue(vault.transact('saved', (tx) => tx.put('k', 'x', 'second')));
    expectValue(vault.transact('removed', (tx) => tx.remove('k', 'x')));

    expect(expectValue(vault.version('k', 'x', 1))?.value).toBe('first');
    expect(expectValue(vault.versionBefore('k', 'x', 2))?.value).toBe('first');
    expect(expectValue(vault.versionBefore('k', 'x', 3))?.value).toBe('second');
    expect(expectValue(vault.versionBefore('k', 'x', 1))).toBeNull();
    expect(expectValue(vault.version('k', 'x', 9))).toBeNull();
    expect(expectValue(vault.version('k', 'other', 1))).toBeNull();
  });

  it('gives nothing once the vault is locked', () => {
    expectValue(vault.lock());
    expect(expectCodes(vault.auditEntriesBefore(9, 9))).toEqual(['vault-locked']);
    expect(expectCodes(vault.auditHeadAt(1))).toEqual(['vault-locked']);
    expect(expectCodes(vault.version('k', 'x', 1))).toEqual(['vault-locked']);
  });
});
