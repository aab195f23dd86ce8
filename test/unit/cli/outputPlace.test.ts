import { execFileSync } from 'node:child_process';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  aReturnFolder,
  problemsOf,
  runCli,
  runJson,
  signedReturn,
  smallAnswers,
  unsignedReturn,
} from './runCli.ts';

const writingTo = (out: string) => [
  ...unsignedReturn.slice(0, -1),
  out,
  '--overwrite',
  '--evidence',
  'evidence',
];

describe('the place of the return', () => {
  it('is never one of its own inputs, whatever may be overwritten', async () => {
    const [answer] = smallAnswers.answers;
    const folder = await aReturnFolder({ ...smallAnswers, answers: [{ ...answer, evidence: ['Ảnh.txt'] }] });
    await writeFile(path.join(folder, 'evidence', 'Ảnh.txt'), 'x');
    await symlink('answers.json', path.join(folder, 'link.pdf'));
    const inputs = [
      'answers.json',
      'unit.json',
      'evidence/Ảnh.txt',
      './evidence/../answers.json',
      'link.pdf',
    ];
    const before = await Promise.all(inputs.map((name) => readFile(path.join(folder, name))));

    for (const name of inputs) {
      const ran = await runJson(folder, writingTo(name));
      expect([name, ran.exitCode, ...problemsOf(ran.document)]).toEqual([name, 2, 'export-over-input']);
    }
    const overKey = [
      ...signedReturn.map((arg) => (arg === 'out.pdf' ? 'signer.p12' : arg)),
      ...['--overwrite', '--evidence', 'evidence'],
    ];
    expect(problemsOf((await runJson(folder, overKey)).document)).toEqual(['export-over-input']);
    expect(await Promise.all(inputs.map((name) => readFile(path.join(folder, name))))).toEqual(before);
  });

  it('says what is wrong with it', async () => {
    const folder = await aReturnFolder();
    const codeOf = async (out: string) => problemsOf((await runJson(folder, writingTo(out))).document);

    expect(await codeOf('evidence')).toEqual(['export-is-folder']);
    expect(await codeOf('nowhere/out.pdf')).toEqual(['export-folder-missing']);
    expect(await codeOf('unit.json/out.pdf')).toEqual(['export-folder-missing']);
    expect(await codeOf(`${'x'.repeat(300)}.pdf`)).toEqual(['export-path-too-long']);
    if (process.platform !== 'win32') expect(await codeOf('/dev/null')).toEqual(['export-failed']);
  });
});

describe.skipIf(process.platform === 'win32')('a pipe that nobody writes to', () => {
  it('is refused as an input and as a file to verify, without waiting for it', async () => {
    const folder = await aReturnFolder();
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);

    const made = await runJson(
      folder,
      [...unsignedReturn].map((arg) => (arg === 'answers.json' ? 'pipe' : arg)),
    );
    const verified = await runJson(folder, ['verify', 'pipe', '/dev/zero']);

    expect(problemsOf(made.document)).toEqual(['pipe input-unreadable']);
    expect(verified.exitCode).toBe(2);
    expect(verified.document.flatMap(problemsOf)).toEqual([
      'pipe file-unreadable',
      '/dev/zero file-unreadable',
    ]);
  });
});

describe('--json', () => {
  it('gives one document for --help too', async () => {
    const folder = await aReturnFolder();
    const ran = await runJson(folder, ['return', '--help']);
    expect(ran.exitCode).toBe(0);
    expect(ran.document.usage).toContain('--password-file');
    expect((await runCli(folder, ['--help'])).stdout).toContain('--password-file');
  });

  it('names the file each problem is in: the password file is not the key file', async () => {
    const folder = await aReturnFolder();
    const args = signedReturn.map((arg) => (arg === 'password.txt' ? 'none.txt' : arg));
    expect(problemsOf((await runJson(folder, args)).document)).toEqual(['none.txt input-unreadable']);
    await writeFile(path.join(folder, 'none.txt'), Buffer.from([0xff, 0xfe, 0x41]));
    expect(problemsOf((await runJson(folder, args)).document)).toEqual(['none.txt input-encoding']);
  });
});
