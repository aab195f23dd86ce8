import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aReturnFolder, problemsOf, runJson, signedReturn, smallAnswers } from './runCli.ts';

const password = 'mật khẩu của gói';
const verify = ['verify', 'out.pdf', '--roots', 'roots', '--evidence'];

async function folderWithEvidence(): Promise<string> {
  const evidence = ['lớn.bin', 'nhỏ.txt'];
  const answers = [{ item: '1.1.a', status: 'done', result: 'Đã làm.', evidence }];
  const folder = await aReturnFolder({ ...smallAnswers, answers });
  await writeFile(path.join(folder, 'evidence', 'lớn.bin'), Buffer.alloc(2_000_000, 7));
  await writeFile(path.join(folder, 'evidence', 'nhỏ.txt'), 'biên bản');
  await writeFile(path.join(folder, 'goi.txt'), `${password}\n`);
  return folder;
}

const making = (...more: readonly string[]) => [...signedReturn, '--evidence', 'evidence', ...more];

describe('evidence that leaves with a return', { timeout: 120_000 }, () => {
  it('is embedded up to the given size; the rest is in a ZIP that verify compares', async () => {
    const folder = await folderWithEvidence();
    const made = await runJson(folder, making('--embed-evidence', '1MB', '--evidence-package', 'goi.zip'));
    expect(made.exitCode, made.stderr).toBe(0);
    expect(made.document).toMatchObject({
      evidenceDelivery: { embedded: [2] },
      evidencePackage: { name: 'goi.zip', files: 2 },
    });
    const checked = await runJson(folder, [...verify, 'goi.zip']);
    expect(checked.exitCode, checked.stdout).toBe(0);
    expect(checked.document[0].evidence).toEqual({
      files: [
        { number: 1, name: 'lớn.bin', state: 'ok' },
        { number: 2, name: 'nhỏ.txt', state: 'ok' },
      ],
      extra: [],
    });

    const zip = await readFile(path.join(folder, 'goi.zip'));
    zip[1_000_000] = 8;
    await writeFile(path.join(folder, 'goi.zip'), zip);
    const damaged = await runJson(folder, [...verify, 'goi.zip']);
    expect(damaged.exitCode).toBe(1);
    expect(problemsOf(damaged.document[0]).join()).toContain('package-damaged');
  });

  it('is encrypted with the password of a file, and opens with it alone', async () => {
    const folder = await folderWithEvidence();
    const secret = ['--package-password-file', 'goi.txt'];
    const made = await runJson(folder, making('--evidence-package', 'goi.zip.age', ...secret));
    expect(made.exitCode, made.stderr).toBe(0);
    expect((await runJson(folder, [...verify, 'goi.zip.age', ...secret])).exitCode).toBe(0);

    const without = await runJson(folder, [...verify, 'goi.zip.age']);
    expect(without.exitCode).toBe(2);
    expect(problemsOf(without.document)).toEqual(['package-password-missing']);
    const wrong = await runJson(folder, [
      ...verify,
      'goi.zip.age',
      '--package-password-file',
      'password.txt',
    ]);
    expect(wrong.exitCode).toBe(2);
    expect(problemsOf(wrong.document)).toEqual(['package-wrong-password']);
  });

  it.each([
    [['--embed-evidence', '26MB'], 'size-unknown'],
    [['--embed-evidence', 'nhiều'], 'size-unknown'],
    [['--evidence-package', 'goi.rar'], 'package-name'],
    [['--evidence-package', 'goi.age'], 'option-missing'],
    [['--evidence-package', 'goi.zip', '--package-password-file', 'goi.txt'], 'options-exclude'],
  ])('is refused for %j before anything is written', async (options, fault) => {
    const folder = await folderWithEvidence();
    const refused = await runJson(folder, making(...options));

    expect(refused.exitCode).toBe(2);
    expect(refused.document.problems[0]).toMatchObject({ code: 'input-usage', facts: { fault } });
    await expect(readFile(path.join(folder, 'out.pdf'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is not packed over the return itself or with a short password', async () => {
    const folder = await folderWithEvidence();
    await writeFile(path.join(folder, 'ngan.txt'), 'ngắn');
    const short = await runJson(
      folder,
      making('--evidence-package', 'goi.age', '--package-password-file', 'ngan.txt'),
    );
    expect(problemsOf(short.document)).toEqual(['package-passphrase-short']);
    await writeFile(path.join(folder, 'goi.zip'), 'cũ');
    const exists = await runJson(folder, making('--evidence-package', 'goi.zip'));
    expect(problemsOf(exists.document)).toEqual(['export-exists']);
  });
});
