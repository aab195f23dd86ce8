import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sampleAnswers } from '../../../electron/cli/sample/sampleAnswers.ts';
import { runCli, runJson, sourceEntry } from './runCli.ts';

it('demo makes, signs and verifies a sample return, twice, and leaves foreign files alone', {
  timeout: 90_000,
}, async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-demo-'));
  await mkdir(path.join(folder, 'demo'));
  await writeFile(path.join(folder, 'demo', 'mine.txt'), 'mine');
  const first = await runCli(folder, ['demo'], sourceEntry);
  expect(first.exitCode).toBe(0);
  expect(first.stderr.match(/^\[\d\/8\]/gm)).toHaveLength(8);
  expect(first.stdout).toContain('khớp');
  const second = await runJson(folder, ['demo']);
  expect(second.exitCode).toBe(0);
  expect(second.document).toMatchObject({
    ok: true,
    verification: { verdict: 'valid' },
    counts: { total: 18, evidence: 3 },
  });
  expect(await readFile(path.join(folder, 'demo', 'mine.txt'), 'utf8')).toBe('mine');
  const made = await runJson(folder, [
    'return',
    ...['--directive', 'tuyen-quang-2024-04', '--unit', 'demo/unit.json', '--answers', 'demo/answers.json'],
    ...['--evidence', 'demo/evidence', '--p12', 'demo/signer.p12', '--password-file', 'demo/password.txt'],
    ...['--at', '2024-05-08T08:30:00+07:00', '--out', 'again.pdf'],
  ]);
  expect(made.document.sha256).toBe(second.document.sha256);
  const verified = await runJson(folder, [
    'verify',
    'again.pdf',
    '--roots',
    'demo/roots',
    '--evidence',
    'demo/evidence',
  ]);
  expect(verified.exitCode).toBe(0);
});

it('the sample answers use every status', () => {
  expect(new Set(sampleAnswers.answers.map(({ status }) => status)).size).toBe(5);
  expect(sampleAnswers.answers).toHaveLength(18);
});
