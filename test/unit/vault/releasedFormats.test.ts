import { cp, mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import { describeVault, fixturePassphrase, fixtureSecondPassphrase } from '../../builders/describeVault.ts';
import { anEngine, expectValue } from '../../support/anEngine.ts';

// One vault per released format lies here, made once: every later program opens it with all that is in it.

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/vaults');
const formats = await readdir(fixtures);

async function copyOf(format: string): Promise<{
  folder: string;
  expected: Record<string, unknown> & { returnId: string; recoveryCode: string };
}> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-format-'));
  await cp(path.join(fixtures, format, 'vault'), path.join(folder, 'vault'), { recursive: true });
  return {
    folder,
    expected: JSON.parse(await readFile(path.join(fixtures, format, 'expected.json'), 'utf8')),
  };
}

test('format 1 has its vault, small enough to be kept for ever', async () => {
  expect(formats).toContain('format1');
  for (const file of await readdir(fixtures, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) expect((await stat(path.join(file.parentPath, file.name))).size).toBeLessThan(200_000);
  }
});

test.each(formats)('%s opens read-only with every document, file and log entry', async (format) => {
  const { folder, expected } = await copyOf(format);
  const dir = path.join(folder, 'vault');
  const opened = await openVault({ dir, passphrase: fixturePassphrase, allowWeakKdf: true, readOnly: true });
  const vault = expectValue(opened);
  expect(vault.problems).toEqual([]);
  const { recoveryCode: _code, ...described } = expected;
  expect(await describeVault(vault, expected.returnId)).toEqual(described);
  expectValue(vault.verifyAudit());
  expect(expectValue(vault.verifyRows())).toEqual([]);
  const store = expectValue(await openEvidenceStore(vault));
  expect(expectValue(await store.verifyAll())).toEqual([]);
  vault.lock();
});

test.each(formats)('%s is worked on with this program and stays whole', async (format) => {
  const { folder, expected } = await copyOf(format);
  const { returnId } = expected;
  const { engine } = await anEngine(folder);
  expectValue(await engine['vault.unlock']({ passphrase: fixturePassphrase }));
  const open = expectValue(await engine['returns.open']({ returnId }));
  expect(open.problems).toEqual([]);
  expect(open.answers.find(({ itemId }) => itemId === '1.1.a')).toMatchObject({
    status: 'done',
    result: 'Đã phân công trực 24/7.',
  });
  expect(open.evidence.map(({ name }) => name)).toEqual(['Biên bản họp tổ 3.txt', 'tệp lớn hơn.bin']);
  expect(open.complianceReturn.texts.proposals).toBe('Đề nghị hỗ trợ tập huấn.');
  const patch = { status: 'done', result: 'Thêm bằng chương trình mới.' } as const;
  expectValue(await engine['answers.save']({ returnId, itemId: '1.1.c', patch, leaving: true }));
  expect(expectValue(await engine['check.start'](undefined)).findings).toEqual([]);
  expectValue(await engine['vault.lock'](undefined));
});

test.each(formats)('%s opens for its second officer and with its recovery code', async (format) => {
  const { folder, expected } = await copyOf(format);
  const second = await anEngine(folder);
  const keys = expectValue(await second.engine['keys.locked'](undefined));
  const slotId = keys?.officers.find(({ alias }) => alias === 'Cán bộ 2')?.slotId ?? '';
  expectValue(await second.engine['vault.unlock']({ passphrase: fixtureSecondPassphrase, slotId }));
  expectValue(await second.engine['vault.lock'](undefined));

  const { engine } = await anEngine(folder);
  const newPassphrase = 'Giữa thu họp tổ 5';
  expectValue(await engine['keys.unlockWithCode']({ code: expected.recoveryCode, newPassphrase, slotId }));
  expectValue(await engine['vault.lock'](undefined));
});
