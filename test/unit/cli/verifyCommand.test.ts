import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  aReturnFolder,
  problemsOf,
  revocationList,
  revokingList,
  runCli,
  runJson,
  signedReturn,
} from './runCli.ts';

let folder = '';
let pdf = Buffer.alloc(0);
beforeAll(async () => {
  folder = await aReturnFolder();
  await runCli(folder, signedReturn);
  pdf = await readFile(path.join(folder, 'out.pdf'));
}, 60_000);

describe('verify', { timeout: 60_000 }, () => {
  it('does not read a file that is larger than any return', async () => {
    const file = path.join(folder, 'huge.pdf');
    await writeFile(file, '%PDF-1.7\n');
    await truncate(file, 300 * 1024 * 1024);
    const { exitCode, document } = await runJson(folder, ['verify', 'huge.pdf']);

    expect(exitCode).toBe(2);
    expect(document[0].problems.map(({ code }: { code: string }) => code)).toEqual([
      'returned-file-too-large',
    ]);
    const signing = ['sign', 'huge.pdf', '--role', 'head', '--p12', 'none.p12', '--out', 'o.pdf'];
    await writeFile(path.join(folder, 'password'), 'x\n');
    signing.push('--password-file', 'password');
    expect(problemsOf((await runJson(folder, signing)).document)).toContain('returned-file-too-large');
  });

  it('has one entry for each argument, in their order, and exit code 2 when one cannot be read', async () => {
    const flipped = Buffer.from(pdf);
    flipped[5000] = (flipped[5000] ?? 0) ^ 1;
    await writeFile(path.join(folder, 'flipped.pdf'), flipped);
    await writeFile(path.join(folder, 'cut.pdf'), pdf.subarray(0, pdf.byteLength - 400));
    await writeFile(path.join(folder, 'longer.pdf'), Buffer.concat([pdf, Buffer.from('x')]));
    await writeFile(path.join(folder, 'empty.pdf'), '');
    const files = [
      'out.pdf',
      'flipped.pdf',
      'cut.pdf',
      'longer.pdf',
      'empty.pdf',
      'unit.json',
      'gone.pdf',
      'evidence',
      'out.pdf',
    ];
    const { exitCode, document } = await runJson(folder, ['verify', ...files, '--roots', 'roots']);
    expect(exitCode).toBe(2);
    expect(document.map(({ file, verdict }: { file: string; verdict: string }) => [file, verdict])).toEqual(
      files.map((file) => [file, file === 'out.pdf' ? 'valid' : 'invalid']),
    );
    for (const entry of document.slice(1, -1)) {
      expect(entry.problems.length).toBeGreaterThan(0);
      expect(entry.payload).toBeNull();
    }
    expect(problemsOf(document[6])).toEqual(['gone.pdf file-unreadable']);
  });

  it('says 0 when all are valid, 1 when one is not', async () => {
    expect((await runCli(folder, ['verify', 'out.pdf', 'out.pdf', '--roots', 'roots'])).exitCode).toBe(0);
    expect((await runCli(folder, ['verify', 'out.pdf', 'unit.json', '--roots', 'roots'])).exitCode).toBe(1);
  });

  it('explains every check with its outcome, as lines and as data', async () => {
    const command = ['verify', 'out.pdf', '--roots', 'roots', '--explain'];
    const { document } = await runJson(folder, command);
    const outcomes = document[0].checks.map(({ check, outcome }: Record<string, string>) => [check, outcome]);
    expect(outcomes).toHaveLength(18);
    expect(Object.fromEntries(outcomes)).toMatchObject({ pages: 'passed', revocation: 'not-made' });
    const { stdout } = await runCli(folder, command);
    expect(stdout).toContain('[Đạt] Nội dung in trên trang trùng với dữ liệu kèm theo');
    expect(stdout).toContain('[Chưa kiểm tra] Chứng thư không bị thu hồi: chưa được cung cấp');
    expect(stdout).toContain('Việc cần làm:');
  });

  it('knows no signer without roots', async () => {
    const { exitCode, document } = await runJson(folder, ['verify', 'out.pdf']);
    expect(exitCode).toBe(1);
    expect(document).toMatchObject([{ verdict: 'indeterminate', signatures: [{ trusted: false }] }]);
  });

  it('takes revocation lists from a folder and names what it cannot read there', async () => {
    await mkdir(path.join(folder, 'crls'));
    const verify = ['verify', 'out.pdf', '--roots', 'roots', '--crls'];
    expect((await runCli(folder, [...verify, 'crls'])).exitCode).toBe(0);
    await writeFile(path.join(folder, 'crls', 'ca.crl'), 'no list');
    const unreadable = await runJson(folder, [...verify, 'crls']);
    const gone = await runJson(folder, [...verify, 'gone']);
    expect([unreadable.exitCode, gone.exitCode]).toEqual([2, 2]);
    expect(JSON.stringify(unreadable.document)).toContain('crl-unreadable');
    expect(JSON.stringify(gone.document)).toContain('crls-folder-missing');
  });

  it('lists what was not checked without lowering the verdict', async () => {
    const { document } = await runJson(folder, ['verify', 'out.pdf', '--roots', 'roots']);
    const codes = problemsOf(document[0]).map((line) => line.split(' ').at(-1));
    expect(codes).toEqual(
      expect.arrayContaining(['revocation-not-checked', 'no-timestamp', 'not-official-signature']),
    );
  });

  it('reads "khớp" on screen, never "hợp lệ"', async () => {
    const { stdout } = await runCli(folder, ['verify', 'out.pdf', '--roots', 'roots']);
    expect(stdout).toContain('out.pdf: khớp');
    expect(stdout).toContain('Trần Thị Minh Họa, 08/05/2024 08:30:00 +07:00');
    expect(stdout).not.toContain('hợp lệ');
  });

  it('reads "hợp lệ" once a list shows that nothing was taken back', async () => {
    await mkdir(path.join(folder, 'lists'));
    await writeFile(path.join(folder, 'lists', 'ca.crl'), revocationList());
    const command = ['verify', 'out.pdf', '--roots', 'roots', '--crls', 'lists', '--explain'];
    const { exitCode, stdout } = await runCli(folder, command);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('out.pdf: hợp lệ');
    expect(stdout).toContain('[Đạt] Chứng thư không bị thu hồi');
    expect(stdout).toContain('Việc cần làm: Ghi ngày nhận và lưu tệp. Số liệu dùng được để tổng hợp.');
  });

  it('tells of a revoked certificate, and neither that a signature is missing nor to send the file again', async () => {
    await mkdir(path.join(folder, 'revoking'));
    await writeFile(path.join(folder, 'revoking', 'ca.crl'), revokingList());
    const command = ['verify', 'out.pdf', '--roots', 'roots', '--crls', 'revoking'];
    const plain = await runCli(folder, command);
    const explained = await runCli(folder, [...command, '--explain']);
    expect([plain.exitCode, explained.exitCode]).toEqual([1, 1]);
    for (const { stdout } of [plain, explained]) {
      expect(stdout).toContain('đã bị thu hồi');
      expect(stdout).not.toContain('Thiếu chữ ký');
    }
    expect(explained.stdout).toContain('Việc cần làm: Đề nghị đơn vị ký lại bằng chứng thư còn hiệu lực.');
  });

  it('names the signatures that are missing, in the words of the window', async () => {
    const asked = ['--signatures', 'head,agency', '--out', 'head.pdf'];
    expect((await runCli(folder, [...signedReturn.slice(0, -2), ...asked])).exitCode).toBe(0);
    const command = ['verify', 'head.pdf', '--roots', 'roots', '--explain'];
    const { exitCode, stdout } = await runCli(folder, command);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('head.pdf: chưa đủ chữ ký: cơ quan');
    expect(stdout).toContain('Việc cần làm: Đề nghị đơn vị ký đủ rồi gửi lại.');
    const english = await runCli(folder, [...command, '--lang', 'en']);
    expect(english.stdout).toContain('head.pdf: signatures missing: agency');
  });

  it('refuses roots, pins or evidence that cannot be read', async () => {
    const code = async (...options: string[]) => {
      const ran = await runJson(folder, ['verify', 'out.pdf', ...options]);
      return [ran.exitCode, ...problemsOf(ran.document).map((line) => line.split(' ').at(-1))];
    };
    expect(await code('--roots', 'nowhere')).toEqual([2, 'roots-folder-missing']);
    expect(await code('--roots', 'unit.json')).toEqual([2, 'roots-folder-missing']);
    expect(await code('--roots', 'evidence')).toEqual([2, 'roots-empty']);
    expect(await code('--pins', 'unit.json')).toEqual([2, 'pins-unreadable']);
    expect(await code('--evidence', 'nowhere')).toEqual([2, 'evidence-folder-missing']);
  });
});
