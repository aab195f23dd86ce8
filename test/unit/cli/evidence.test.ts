import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { samplePicture } from '../../../electron/cli/sample/samplePicture.ts';
import { aReturnFolder, problemsOf, runJson, signedReturn, smallAnswers, unsignedReturn } from './runCli.ts';

const withFolder = [...unsignedReturn, '--evidence', 'evidence'];

function answersCiting(...evidence: readonly string[]) {
  return { ...smallAnswers, answers: [{ item: '1.1.a', status: 'done', result: 'Đã làm.', evidence }] };
}

describe('evidence of a return', { timeout: 60_000 }, () => {
  it('that cannot be evidence is refused, each file with its place', async () => {
    const names = [
      'empty.txt',
      'huge.bin',
      'folder',
      'gone.pdf',
      '../unit.json',
      '/etc/hostname',
      'a\\b.txt',
      'way-out.txt',
      'x'.repeat(300),
    ];
    const folder = await aReturnFolder(answersCiting(...names));
    const evidence = path.join(folder, 'evidence');
    await writeFile(path.join(evidence, 'empty.txt'), '');
    await mkdir(path.join(evidence, 'folder'));
    await symlink('../unit.json', path.join(evidence, 'way-out.txt'));
    const sparse = await open(path.join(evidence, 'huge.bin'), 'w');
    await sparse.truncate(2 * 1024 ** 3 + 1);
    await sparse.close();
    const { exitCode, document } = await runJson(folder, withFolder);
    expect(exitCode).toBe(2);
    expect(problemsOf(document)).toEqual(
      [
        'evidence-empty',
        'evidence-too-large',
        'evidence-is-directory',
        'evidence-file-missing',
        'evidence-outside-folder',
        'evidence-outside-folder',
        'evidence-outside-folder',
        'evidence-outside-folder',
        'evidence-file-missing',
      ].map((code, index) => `answers.json answers[0].evidence[${index}] ${code}`),
    );
  });

  it('needs its folder', async () => {
    const folder = await aReturnFolder(answersCiting('a.txt'));
    const { exitCode, document } = await runJson(folder, unsignedReturn);
    expect(exitCode).toBe(2);
    expect(problemsOf(document)).toEqual(['answers.json answers[0].evidence[0] evidence-folder-not-given']);
  });

  it('is found whether its name is composed or decomposed, and counts once for two items', async () => {
    const folder = await aReturnFolder({
      ...smallAnswers,
      answers: ['1.1.a', '1.2.a'].map((item) => ({
        item,
        status: 'done',
        result: 'x',
        evidence: ['Ảnh tủ máy.png'],
      })),
      captions: { 'Ảnh tủ máy.png': 'Tủ máy' },
    });
    await writeFile(path.join(folder, 'evidence', 'Ảnh tủ máy.png'.normalize('NFD')), samplePicture());
    const made = await runJson(folder, [...signedReturn, '--evidence', 'evidence']);
    expect(made.exitCode).toBe(0);
    expect(made.document.counts.evidence).toBe(1);
    const verify = ['verify', 'out.pdf', '--roots', 'roots', '--evidence', 'evidence'];
    expect((await runJson(folder, verify)).exitCode).toBe(0);
    await writeFile(path.join(folder, 'evidence', 'Ảnh tủ máy.png'.normalize('NFD')), 'another picture');
    const altered = await runJson(folder, verify);
    expect(altered.exitCode).toBe(1);
    expect(altered.document[0].verdict).toBe('invalid');
    expect(problemsOf(altered.document[0]).join()).toContain('returned-evidence-altered');
  });

  it('that looks like a picture and is none stays a listed file', async () => {
    const folder = await aReturnFolder(answersCiting('anh.png'));
    await writeFile(path.join(folder, 'evidence', 'anh.png'), samplePicture().subarray(0, 900));
    const made = await runJson(folder, withFolder);
    expect(made.exitCode).toBe(0);
    expect(made.document.counts.evidence).toBe(1);
  });
});
