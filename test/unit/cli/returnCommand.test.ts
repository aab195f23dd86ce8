import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleUnit } from '../../../electron/cli/sample/sampleUnit.ts';
import {
  aReturnFolder,
  at,
  p12Options,
  problemsOf,
  runCli,
  runJson,
  signedReturn,
  smallAnswers,
  unsignedReturn,
} from './runCli.ts';

const timeout = 60_000;

describe('return', { timeout }, () => {
  it('makes a signed file that verifies against its root, and the same one again', async () => {
    const folder = await aReturnFolder();
    const first = await runJson(folder, signedReturn);
    expect(first.exitCode).toBe(0);
    expect(first.document).toMatchObject({
      ok: true,
      file: 'out.pdf',
      exportedAt: at,
      counts: { total: 18, notStarted: 17, done: 1, evidence: 0 },
      verification: { verdict: 'indeterminate', signatures: [{ field: 'sig-head', role: 'head' }] },
      problems: [],
    });
    expect(first.document.unanswered).toHaveLength(17);
    expect(first.stderr).toContain('17');
    expect(first.stderr).toContain('1.1.b, ');
    const again = await runJson(folder, [...signedReturn.slice(0, -1), 'again.pdf']);
    expect(again.document.sha256).toBe(first.document.sha256);
    expect(await readFile(path.join(folder, 'again.pdf'))).toEqual(
      await readFile(path.join(folder, 'out.pdf')),
    );
    const verified = await runJson(folder, ['verify', 'out.pdf', '--roots', 'roots']);
    expect(verified.exitCode).toBe(0);
    expect(verified.document).toMatchObject([
      {
        file: 'out.pdf',
        verdict: 'valid',
        signatures: [
          { field: 'sig-head', signer: 'Trần Thị Minh Họa', coversWholeFile: true, trusted: true },
        ],
        payload: {
          directive: { id: 'tuyen-quang-2024-04' },
          unit: { code: 'MINHHOA' },
          counts: { total: 18, done: 1 },
        },
      },
    ]);
  });

  it('speaks to a person on stdout, with the warning that it is no official-duty signature', async () => {
    const folder = await aReturnFolder();
    const ran = await runCli(folder, signedReturn);
    expect(ran.stdout).toContain('Đã ghi out.pdf');
    expect(ran.stdout).toContain('Không phải chữ ký số chuyên dùng công vụ');
    const english = await runCli(folder, [...signedReturn, '--overwrite', '--lang', 'en']);
    expect(english.stdout).toContain('Written: out.pdf');
  });

  it('makes an unsigned file that is incomplete until the head signs it', async () => {
    const folder = await aReturnFolder();
    const made = await runJson(folder, unsignedReturn);
    expect(made.exitCode).toBe(0);
    expect(made.document.verification).toBeNull();
    const verified = await runJson(folder, ['verify', 'out.pdf', '--roots', 'roots']);
    expect(verified.exitCode).toBe(1);
    expect(verified.document).toMatchObject([{ verdict: 'invalid', signatures: [], payload: null }]);
    expect(problemsOf(verified.document[0])).toContain('out.pdf no-signature');
  });

  it('names everybody whose signature an unsigned file still waits for', async () => {
    const folder = await aReturnFolder();
    const { stdout } = await runCli(folder, [...unsignedReturn, '--signatures', 'head,agency']);
    expect(stdout).toContain('Tệp chỉ đủ giá trị sau khi có đủ chữ ký: lãnh đạo, cơ quan.');
    const english = await runCli(folder, [...unsignedReturn, '--overwrite', '--lang', 'en']);
    expect(english.stdout).toContain('It counts only once it is signed by: head.');
  });

  it('derives the id of the return from its content', async () => {
    const folder = await aReturnFolder();
    const first = await runJson(folder, unsignedReturn);
    await writeFile(path.join(folder, 'answers.json'), JSON.stringify({ ...smallAnswers, version: 2 }));
    const second = await runJson(folder, [...unsignedReturn, '--overwrite']);
    expect(first.document.returnId).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(second.document.returnId).not.toBe(first.document.returnId);
    const given = 'b3f1a5c0-0d6e-4c55-9a39-0f5a2f6f3f10';
    await writeFile(path.join(folder, 'answers.json'), JSON.stringify({ ...smallAnswers, returnId: given }));
    const third = await runJson(folder, [...unsignedReturn, '--overwrite']);
    expect(third.document.returnId).toBe(given);
  });

  it('keeps an existing file unless it may overwrite it', async () => {
    const folder = await aReturnFolder();
    const out = path.join(folder, 'out.pdf');
    await writeFile(out, 'the old file');
    const refused = await runJson(folder, unsignedReturn);
    expect(refused.exitCode).toBe(2);
    expect(problemsOf(refused.document)).toEqual(['export-exists']);
    expect(await readFile(out, 'utf8')).toBe('the old file');
    expect((await runJson(folder, [...unsignedReturn, '--overwrite'])).exitCode).toBe(0);
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('refuses a place that is a folder or does not exist', async () => {
    const folder = await aReturnFolder();
    const toFolder = await runJson(folder, [...unsignedReturn.slice(0, -1), 'evidence', '--overwrite']);
    expect(toFolder.exitCode).toBe(2);
    const nowhere = await runJson(folder, [...unsignedReturn.slice(0, -1), 'nowhere/out.pdf']);
    expect(nowhere.exitCode).toBe(2);
    expect(problemsOf(nowhere.document)).toHaveLength(1);
  });

  it('reads the directive from a file as well', async () => {
    const folder = await aReturnFolder();
    const shown = await runCli(folder, ['directive', 'show', 'tuyen-quang-2024-04', '--json']);
    await writeFile(path.join(folder, 'directive.json'), shown.stdout);
    const fromFile = unsignedReturn.map((arg) => (arg === 'tuyen-quang-2024-04' ? './directive.json' : arg));
    const made = await runJson(folder, fromFile);
    expect(made.exitCode).toBe(0);
    await writeFile(path.join(folder, 'directive.json'), shown.stdout.replace('năm 2024\\n', 'năm 2025\\n'));
    const altered = await runJson(folder, [...fromFile, '--overwrite']);
    expect(altered.exitCode).toBe(2);
    expect(problemsOf(altered.document)).toEqual(['./directive.json source.sha256 directive-source-altered']);
  });

  it('lets a unit that is not addressed adopt the items of a group', async () => {
    const folder = await aReturnFolder();
    await writeFile(path.join(folder, 'unit.json'), JSON.stringify({ ...sampleUnit, kind: 'ubnd-xa' }));
    const told = await runJson(folder, unsignedReturn);
    expect(told.exitCode).toBe(2);
    expect(problemsOf(told.document)).toEqual(['answers.json adoptedGroup unit-not-addressed']);
    await writeFile(
      path.join(folder, 'answers.json'),
      JSON.stringify({ ...smallAnswers, adoptedGroup: 'dn-vien-thong-internet' }),
    );
    const adopted = await runJson(folder, unsignedReturn);
    expect(adopted.document).toMatchObject({ ok: true, counts: { total: 26 } });
  });
});

describe('key file', { timeout }, () => {
  it('opens with its password, one line end behind it dropped', async () => {
    const folder = await aReturnFolder();
    const exitCodes = [];
    for (const text of ['mật khẩu', 'mật khẩu\r\n', 'mật khẩu\n\n', 'mat khau\n']) {
      await writeFile(path.join(folder, 'password.txt'), text);
      exitCodes.push((await runJson(folder, [...signedReturn, '--overwrite'])).exitCode);
    }
    expect(exitCodes).toEqual([0, 0, 2, 2]);
    const wrong = await runJson(
      folder,
      signedReturn.map((arg) => (arg === 'out.pdf' ? 'b.pdf' : arg)),
    );
    expect(problemsOf(wrong.document)).toEqual(['signer.p12 p12-wrong-password']);
  });

  it('that is missing, damaged, expired or does not fit its certificate is refused before anything is written', async () => {
    const { expiredP12, mismatchedP12 } = await import('./runCli.ts');
    const folder = await aReturnFolder();
    await writeFile(path.join(folder, 'expired.p12'), expiredP12());
    await writeFile(path.join(folder, 'mismatched.p12'), mismatchedP12());
    const withKey = (file: string) => signedReturn.map((arg) => (arg === 'signer.p12' ? file : arg));
    const codes = [];
    for (const file of ['missing.p12', 'unit.json', 'expired.p12', 'mismatched.p12'])
      codes.push(
        problemsOf((await runJson(folder, withKey(file))).document)[0]
          ?.split(' ')
          .at(-1),
      );
    expect(codes).toEqual(['input-unreadable', 'p12-unreadable', 'certificate-expired', 'p12-key-mismatch']);
    await expect(readFile(path.join(folder, 'out.pdf'))).rejects.toThrow('ENOENT');
  });

  it('whose certificate did not hold at the claimed time is refused', async () => {
    const folder = await aReturnFolder();
    const early = signedReturn.map((arg) => (arg === at ? '2023-12-31T08:00:00+07:00' : arg));
    expect(problemsOf((await runJson(folder, early)).document)).toEqual([
      'signer.p12 certificate-not-yet-valid',
    ]);
  });
});

describe('input of a return', { timeout }, () => {
  it('is judged as a whole: every file, every problem, each with its place', async () => {
    const folder = await aReturnFolder({
      ...smallAnswers,
      answers: [
        { item: '1.1.a', status: 'done', completedOn: '2024-04-31' },
        { item: '7.7.q', status: 'done', result: 'x' },
        { item: '1.2.b', status: 'nothing-occurred' },
        { item: '1.1.b', status: 'not-applicable', evidence: ['gone.pdf'] },
      ],
    });
    await writeFile(path.join(folder, 'unit.json'), JSON.stringify({ ...sampleUnit, code: 'a b' }));
    await writeFile(path.join(folder, 'password.txt'), 'sai');
    const { exitCode, document, stderr } = await runJson(folder, [...signedReturn, '--evidence', 'evidence']);
    expect(exitCode).toBe(2);
    expect(problemsOf(document)).toEqual([
      'unit.json code input-shape',
      'answers.json answers[0].completedOn date-does-not-exist',
      'answers.json answers[0].result result-missing',
      'answers.json answers[1].item unknown-item',
      'answers.json answers[2].status nothing-occurred-not-allowed',
      'answers.json answers[3].reason reason-missing',
      'answers.json answers[3].evidence[0] evidence-file-missing',
      'signer.p12 p12-wrong-password',
    ]);
    expect(stderr).toContain('answers.json: answers[0].completedOn: Ngày “2024-04-31”');
    await expect(readFile(path.join(folder, 'out.pdf'))).rejects.toThrow('ENOENT');
  });

  it('that is no JSON is told with its line', async () => {
    const folder = await aReturnFolder();
    await writeFile(path.join(folder, 'answers.json'), '{\n  "formatVersion": 1,\n  "period": }');
    const { exitCode, document } = await runJson(folder, unsignedReturn);
    expect(exitCode).toBe(2);
    expect(document.problems).toMatchObject([{ code: 'input-not-json', facts: { line: 3 } }]);
  });

  it('may begin with a byte order mark', async () => {
    const folder = await aReturnFolder();
    await writeFile(path.join(folder, 'answers.json'), `\ufeff${JSON.stringify(smallAnswers)}`);
    const utf16 = Buffer.from(`\ufeff${JSON.stringify(sampleUnit)}`, 'utf16le');
    await writeFile(path.join(folder, 'unit.json'), utf16);
    expect((await runJson(folder, unsignedReturn)).exitCode).toBe(0);
  });

  it('that cannot be read is told by name', async () => {
    const folder = await aReturnFolder();
    await rm(path.join(folder, 'unit.json'));
    const { exitCode, document } = await runJson(folder, [...unsignedReturn, '--evidence', 'nowhere']);
    expect(exitCode).toBe(2);
    expect(problemsOf(document)).toEqual(['unit.json input-unreadable', 'evidence-folder-missing']);
  });

  it('may hold any character that JSON can', async () => {
    const nasty = 'Tab\t, dòng\nmới, <&>, \u0000\u0001, 👍🏽, ﷽, Ế\u0302, \ud800 và \u202eđảo';
    const folder = await aReturnFolder({
      ...smallAnswers,
      answers: [{ item: '1.1.a', status: 'done', result: nasty }],
    });
    const { exitCode } = await runJson(folder, unsignedReturn);
    expect(exitCode).toBe(0);
  });

  it('p12 options stand together', async () => {
    const folder = await aReturnFolder();
    const both = await runJson(folder, [...unsignedReturn, ...p12Options]);
    expect(both.exitCode).toBe(2);
    const lone = await runJson(
      folder,
      signedReturn.filter((arg) => !/password/.test(arg)),
    );
    expect(lone.document.problems[0].facts).toEqual({ fault: 'option-missing', name: '--password-file' });
  });
});
