import { cp, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import { describeVault, fixturePassphrase, fixtureSecondPassphrase } from '../../builders/describeVault.ts';
import { anEngine, expectValue } from '../../support/anEngine.ts';
import { runCli, sourceEntry } from '../cli/runCli.ts';

// One vault per released format lies here, made once: every later program opens it with all that is in it.

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/vaults');
const formats = await readdir(fixtures);

async function copyOf(format: string): Promise<{
  folder: string;
  expected: Record<string, unknown> & {
    returnId: string;
    recoveryCode: string;
    device: { slotId: string; secret: string };
    draft: unknown;
  };
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
  const opened = await openVault({ dir, passphrase: fixturePassphrase, readOnly: true });
  const vault = expectValue(opened);
  expect(vault.problems).toEqual([]);
  const { recoveryCode: _code, device: _device, draft, ...described } = expected;
  expect(await describeVault(vault, expected.returnId)).toEqual(described);
  expect(expectValue(vault.draft())).toEqual(draft);
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
  expect(open.answers.find(({ itemId }) => itemId === '1.1.b')?.result).toBe('Đang nhập thì mất điện.');
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

test.each(formats)(
  '%s opens for its second officer, with its recovery code and with the key of a device',
  async (format) => {
    const { folder, expected } = await copyOf(format);
    const second = await anEngine(folder);
    const keys = expectValue(await second.engine['keys.locked'](undefined));
    const slotId = keys?.officers.find(({ alias }) => alias === 'Cán bộ 2')?.slotId ?? '';
    expectValue(await second.engine['vault.unlock']({ passphrase: fixtureSecondPassphrase, slotId }));
    expectValue(await second.engine['vault.lock'](undefined));

    const device = await anEngine(folder);
    expectValue(await device.engine['keys.unlockWithDevice'](expected.device));
    expectValue(await device.engine['vault.lock'](undefined));

    const { engine } = await anEngine(folder);
    const newPassphrase = 'Giữa thu họp tổ 5';
    expectValue(await engine['keys.unlockWithCode']({ code: expected.recoveryCode, newPassphrase, slotId }));
    expectValue(await engine['vault.lock'](undefined));
  },
);

test.each(formats)(
  '%s is found whole by the program as shipped',
  async (format) => {
    const { folder } = await copyOf(format);
    await writeFile(path.join(folder, 'mk.txt'), fixturePassphrase);
    const check = ['vault', 'check', '--vault', 'vault', '--passphrase-file', 'mk.txt', '--json'];
    const checked = await runCli(folder, check, sourceEntry);
    const { ok, findings } = JSON.parse(checked.stdout);
    expect({ exitCode: checked.exitCode, ok }).toEqual({ exitCode: 0, ok: true });
    expect(findings.filter(({ weight }: { weight: string }) => weight === 'damage')).toEqual([]);
  },
  60_000,
);
