import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSecretLine } from '../../../electron/cli/secretLine.ts';
import { certificateToPem, identityToPkcs12 } from '../../../electron/engine/signing/throwAwayCa.ts';
import { forgeCertificate } from '../../support/certificateForger.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { withPageContent } from '../../support/pageContent.ts';
import { appendRevision, catalogNumber, objectText } from '../../support/pdfTamper.ts';
import { makeSoftToken, softHsmModule, softTokenAbsence, softTokens } from '../../support/softToken.ts';
import { anIdentity, testPki, vietnamese } from '../../support/testCertificates.ts';
import { aReturnFolder, at, builtEntry, p12Options, problemsOf, runJson, unsignedReturn } from './runCli.ts';

let folder = '';
beforeAll(async () => {
  folder = await aReturnFolder();
  await runJson(folder, unsignedReturn);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const signAs = (role: string, out = `${role}.pdf`) => [
  ...['sign', 'out.pdf', '--role', role, '--at', at, '--out', out],
];
const bytesOf = (name: string) => readFile(path.join(folder, name));

describe('sign with a key file', { timeout: 60_000 }, () => {
  it('makes of an unsigned return what its recipient finds valid, behind the same bytes', async () => {
    const { exitCode, document } = await runJson(folder, [...signAs('head'), ...p12Options]);
    expect({ exitCode, document }).toMatchObject({
      exitCode: 0,
      document: {
        ok: true,
        file: 'head.pdf',
        role: 'head',
        field: 'sig-head',
        signer: 'Trần Thị Minh Họa',
        signedAt: at,
        missingRoles: [],
      },
    });
    const before = await bytesOf('out.pdf');
    expect((await bytesOf('head.pdf')).subarray(0, before.length).equals(before)).toBe(true);
    const checked = await runJson(folder, ['verify', 'head.pdf', '--roots', 'roots']);
    expect(checked.document).toMatchObject([
      { verdict: 'valid', signatures: [{ role: 'head', trusted: true }] },
    ]);
  });

  it('puts the signature of the head where an export would have put it', async () => {
    await runJson(folder, [
      'return',
      ...unsignedReturn.slice(1, 7),
      ...p12Options,
      '--at',
      at,
      '--out',
      'direct.pdf',
    ]);
    const rectOf = async (name: string) =>
      /\/Rect \[[^\]]+\]/.exec((await bytesOf(name)).toString('latin1'))?.[0];
    expect(await rectOf('head.pdf')).toMatch(/\d/);
    expect(await rectOf('head.pdf')).toBe(await rectOf('direct.pdf'));
  });

  it('of the preparer leaves room for the head, who signs after', async () => {
    const asked = [...unsignedReturn.slice(0, -1), 'asked.pdf', '--signatures', 'preparer,head,agency'];
    await runJson(folder, asked);
    const sign = (from: string, role: string, out: string) =>
      runJson(folder, ['sign', from, '--role', role, '--at', at, ...p12Options, '--out', out]);
    const prepared = await sign('asked.pdf', 'preparer', 'preparer.pdf');
    expect(prepared.exitCode).toBe(0);
    expect(prepared.document).toMatchObject({ field: 'sig-preparer', missingRoles: ['head', 'agency'] });
    const both = await sign('preparer.pdf', 'head', 'both.pdf');
    expect(both.document).toMatchObject({ ok: true, field: 'sig-head', missingRoles: ['agency'] });
    const checked = await runJson(folder, ['verify', 'both.pdf', '--roots', 'roots']);
    const signatures: readonly { role: string; trusted: boolean }[] = checked.document[0].signatures;
    expect(signatures.map(({ role, trusted }) => [role, trusted])).toEqual([
      ['preparer', true],
      ['head', true],
    ]);
    const third = ['sign', 'head.pdf', '--role', 'agency', '--at', at, '--out', 'third.pdf'];
    const refused = await runJson(folder, [...third, ...p12Options]);
    expect(refused.document.problems[0]).toMatchObject({ code: 'role-not-asked', facts: { role: 'agency' } });
  });

  it('refuses a role that the return does not ask for, and leaves the file as it was', async () => {
    for (const role of ['agency', 'preparer']) {
      const ran = await runJson(folder, [...signAs(role, 'not-asked.pdf'), ...p12Options]);
      expect([ran.exitCode, problemsOf(ran.document)]).toEqual([2, ['out.pdf role-not-asked']]);
    }
    await expect(bytesOf('not-asked.pdf')).rejects.toThrow();
  });

  it('says when the certificate names somebody else than the page', async () => {
    const agency = ['--p12', 'agency.p12', '--password-file', 'password.txt'];
    const ran = await runJson(folder, [...signAs('head', 'by-agency.pdf'), ...agency]);
    const told = { code: 'signed-with-other-name', facts: { role: 'head' } };
    expect([ran.exitCode, ran.document.notices]).toMatchObject([0, [told]]);
    expect(ran.stderr).toContain(ran.document.notices[0].message);
    const direct = [...unsignedReturn.slice(0, 7), ...agency, '--at', at, '--out', 'direct-by-agency.pdf'];
    const made = await runJson(folder, direct);
    expect([made.exitCode, made.document.notices]).toMatchObject([0, [told]]);
    const right = await runJson(folder, [...signAs('head', 'by-head.pdf'), ...p12Options]);
    expect(right.document.notices).toEqual([]);
  });

  it('says when the certificate was not issued for documents', async () => {
    const purposes = ['1.3.6.1.5.5.7.3.1'];
    const server = anIdentity({ name: vietnamese('Trần Thị Minh Họa') });
    const cert = forgeCertificate(server.cert, testPki().root.privateKey, { purposes });
    await writeFile(path.join(folder, 'server.p12'), identityToPkcs12({ ...server, cert }, 'mật khẩu'));
    const options = ['--p12', 'server.p12', '--password-file', 'password.txt'];
    const ran = await runJson(folder, [...signAs('head', 'by-server.pdf'), ...options]);
    const facts = { role: 'head', reason: 'extended-key-usage' };
    expect([ran.exitCode, ran.document.notices]).toMatchObject([
      0,
      [{ code: 'signed-with-unfit-certificate', facts }],
    ]);
    expect(ran.stderr).toContain(ran.document.notices[0].message);
  });

  it('never signs one field twice, and never over one of its inputs', async () => {
    const again = await runJson(folder, [
      'sign',
      'head.pdf',
      '--role',
      'head',
      ...p12Options,
      '--out',
      'twice.pdf',
    ]);
    expect(again.exitCode).toBe(2);
    expect(problemsOf(again.document)).toEqual(['head.pdf signature-field-filled']);
    for (const over of ['out.pdf', 'signer.p12', 'password.txt']) {
      const ran = await runJson(folder, [...signAs('head', over), ...p12Options, '--overwrite']);
      expect([ran.exitCode, problemsOf(ran.document)]).toEqual([2, ['export-over-input']]);
    }
    const exists = await runJson(folder, [...signAs('head'), ...p12Options]);
    expect([exists.exitCode, problemsOf(exists.document)]).toEqual([2, ['export-exists']]);
  });

  it('refuses what is no return of ours, and a file that is not there', async () => {
    await writeFile(path.join(folder, 'text.pdf'), 'text');
    for (const [file, code] of [
      ['text.pdf', 'text.pdf pdf-not-signable'],
      ['gone.pdf', 'file-unreadable'],
    ] as const) {
      const ran = await runJson(folder, ['sign', file, '--role', 'head', ...p12Options, '--out', 'x.pdf']);
      expect([ran.exitCode, problemsOf(ran.document)]).toEqual([2, [code]]);
    }
  });

  it('refuses pages that are not those of the payload, when it has to find the place', async () => {
    const { smallReturn } = await import('../../support/smallReturn.ts');
    await writeFile(path.join(folder, 'other.pdf'), await smallReturn());
    const ran = await runJson(folder, [
      'sign',
      'other.pdf',
      '--role',
      'head',
      ...p12Options,
      '--out',
      'x.pdf',
    ]);
    expect(ran.exitCode).toBe(2);
    expect(ran.document.problems[0]).toMatchObject({
      code: 'pdf-not-signable',
      facts: { rule: 'signature-place' },
    });
  });

  it.each([
    [
      'a white box over a page',
      (pdf: Buffer) => withPageContent(pdf, 1, (drawn) => `${drawn}\nq 1 1 1 rg 85 100 400 300 re f Q\n`),
      /^page-text-unread /,
    ],
    [
      'a figure that is none of its data',
      (pdf: Buffer) => withPageContent(pdf, 1, (drawn) => drawn.replace(/<[0-9a-f]{8,}>/, '<>')),
      /^page-text-(differs|unread) /,
    ],
    [
      'an action',
      (pdf: Buffer) => {
        const number = catalogNumber(pdf);
        const action = '/OpenAction << /S /Launch /F (calc.exe) >>\n>>';
        const objects = { [number]: objectText(pdf, number).replace(/>>\s*$/, action) };
        return appendRevision(pdf, { objects });
      },
      /^active-content Launch$/,
    ],
  ])('does not sign a return into which somebody has put %s', async (_, change, found) => {
    await writeFile(path.join(folder, 'changed.pdf'), change(await bytesOf('out.pdf')));
    const sign = ['sign', 'changed.pdf', '--role', 'head', '--at', at, '--out', 'changed-signed.pdf'];
    const ran = await runJson(folder, [...sign, ...p12Options]);
    expect([ran.exitCode, problemsOf(ran.document)]).toEqual([2, ['changed.pdf return-not-as-exported']]);
    expect(ran.document.problems[0].facts.found).toEqual([expect.stringMatching(found)]);
    await expect(bytesOf('changed-signed.pdf')).rejects.toThrow();
  });

  it('tells all faults of its command line at once', async () => {
    const faultsOf = async (...args: readonly string[]) =>
      (await runJson(folder, ['sign', ...args])).document.problems.map(
        ({ facts }: { facts: unknown }) => facts,
      );
    expect(await faultsOf('--role', 'chief', '--at', 'today')).toEqual([
      { fault: 'argument-missing', name: 'tệp PDF cần ký' },
      { fault: 'role-unknown', name: 'chief' },
      { fault: 'option-missing', name: '--out' },
      { fault: 'signing-way-missing', name: '' },
      { fault: 'time-invalid', name: 'today' },
    ]);
    expect(await faultsOf('a.pdf', '--role', 'head', '--out', 'b.pdf', '--pkcs11', 'm.so')).toEqual([
      { fault: 'option-missing', name: '--label' },
      { fault: 'option-missing', name: '--pin-stdin' },
    ]);
    const ends = ['--role', 'head', '--out', 'b.pdf'];
    expect(await faultsOf('a.pdf', ...ends, ...p12Options, '--label', 'L', '--pin-stdin')).toEqual([
      { fault: 'options-exclude', name: '--p12, --label, --pin-stdin' },
    ]);
    const token = ['--pkcs11', 'm.so', '--label', 'L', '--pin-stdin'];
    expect(await faultsOf('a.pdf', ...ends, ...token, '--password-file', 'p.txt')).toEqual([
      { fault: 'options-exclude', name: '--pkcs11, --password-file' },
    ]);
  });
});

describe('a secret line', () => {
  const read = (...chunks: readonly string[]) => {
    const input = new PassThrough();
    for (const chunk of chunks) input.write(chunk);
    input.end();
    return readSecretLine(input);
  };

  it('ends at the first line end and at the end of the input', async () => {
    expect(await read('1234\n5678\n')).toBe('1234');
    expect(await read('12', '34\r\n')).toBe('1234');
    expect(await read('1234')).toBe('1234');
    expect(await read('')).toBe('');
  });

  it('on a terminal is read in raw mode, with deletions, and the mode is put back', async () => {
    const modes: boolean[] = [];
    const terminal = Object.assign(new PassThrough(), {
      isTTY: true,
      setRawMode(on: boolean) {
        modes.push(on);
        return terminal;
      },
    });
    terminal.write('12x\u007f3');
    terminal.write('4\r');
    expect(await readSecretLine(terminal as never)).toBe('1234');
    expect(modes).toEqual([true, false]);
  });
});

describeUnless(await softTokenAbsence(), 'sign with a token', () => {
  const pin = '24681357';
  let environment: NodeJS.ProcessEnv = {};
  let tokens = '';
  beforeAll(async () => {
    tokens = await mkdtemp(path.join(tmpdir(), 'cli-token-'));
    environment = await softTokens(tokens);
    await makeSoftToken(tokens, environment, 'VGCA Token', pin, [
      { name: 'lanh-dao', identity: anIdentity({ name: vietnamese('Trần Thị Minh Họa') }) },
    ]);
    await writeFile(path.join(folder, 'roots', 'token.pem'), certificateToPem(testPki().root.cert));
    await copyFile(path.join(folder, 'out.pdf'), path.join(folder, 'unsigned.pdf'));
  }, 60_000);
  afterAll(() => rm(tokens, { recursive: true, force: true }));

  function withPin(typed: string, label: string, module = softHsmModule ?? '') {
    const args = [
      'sign',
      'unsigned.pdf',
      '--role',
      'head',
      '--pkcs11',
      module,
      '--label',
      label,
      '--pin-stdin',
    ];
    return new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve) => {
      const child = spawn(
        process.execPath,
        [builtEntry, ...args, '--out', 'token.pdf', '--overwrite', '--json'],
        {
          cwd: folder,
          env: { ...process.env, ...environment },
        },
      );
      const ran = { exitCode: null as number | null, stdout: '', stderr: '' };
      child.stdout.on('data', (chunk) => {
        ran.stdout += chunk;
      });
      child.stderr.on('data', (chunk) => {
        ran.stderr += chunk;
      });
      child.on('close', (exitCode) => resolve({ ...ran, exitCode }));
      // A command that ends before it asks reads no PIN.
      child.stdin.on('error', () => {});
      child.stdin.end(`${typed}\n`);
    });
  }

  it('takes the PIN from standard input and shows it nowhere', { timeout: 60_000 }, async () => {
    const ran = await withPin(pin, 'VGCA Token');
    expect(ran).toMatchObject({ exitCode: 0 });
    expect(ran.stderr).toContain('VGCA Token');
    expect(ran.stdout + ran.stderr).not.toContain(pin);
    expect(JSON.parse(ran.stdout)).toMatchObject({ ok: true, signer: 'Trần Thị Minh Họa', missingRoles: [] });
    const checked = await runJson(folder, ['verify', 'token.pdf', '--roots', 'roots']);
    expect(checked.document).toMatchObject([{ verdict: 'valid' }]);
  });

  it('tells a wrong PIN, an unknown label and a module that is not there', { timeout: 60_000 }, async () => {
    const codeOf = async (...args: Parameters<typeof withPin>) => {
      const { exitCode, stdout } = await withPin(...args);
      return [exitCode, JSON.parse(stdout).problems[0].code];
    };
    expect(await codeOf('99999999', 'VGCA Token')).toEqual([2, 'token-pin-wrong']);
    expect(await codeOf(pin, 'khac')).toEqual([2, 'token-not-found']);
    expect(await codeOf(pin, 'VGCA Token', './none.so')).toEqual([2, 'token-module-unloadable']);
    expect(await codeOf(pin, 'VGCA Token', 'khong-co')).toEqual([2, 'token-module-unloadable']);
  });
});
