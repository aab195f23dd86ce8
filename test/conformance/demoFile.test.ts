import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleMoment } from '../../electron/cli/sample/sampleUnit.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { absence, ask } from '../support/judges.ts';
import { signatureSlot, signedBytes } from '../support/pdfTamper.ts';
import { type MadeDemo, makeDemo } from './demo/makeDemo.ts';

/** What programs that know nothing of the product say of the file that `npm run demo` leaves. */
let demo: MadeDemo;
let report: string;

beforeAll(async () => {
  demo = await makeDemo();
  report = demo.files.report;
});
afterAll(() => demo?.remove());

const noPoppler = await absence('pdfsig', ['-v']);
const noCertutil = await absence('certutil', ['-H']);

describeUnless(noPoppler, 'pdfsig on the demo file', () => {
  it('finds one valid signature over the whole file', async () => {
    const { output } = await ask('pdfsig', [report]);

    expect(output.match(/^Signature #\d/gm)).toHaveLength(1);
    expect(output).toContain('Signature Field Name: sig-head');
    expect(output).toContain('Signature Type: ETSI.CAdES.detached');
    expect(output).toContain('Signing Hash Algorithm: SHA-256');
    expect(output).toContain('Total document signed');
    expect(output).toContain('Signature is Valid.');
  });
});

describeUnless(noPoppler ?? noCertutil, 'pdfsig with the demo root in an NSS database', () => {
  it('trusts the certificate', async () => {
    const database = `sql:${demo.folder}`;
    await ask('certutil', ['-N', '-d', database, '--empty-password']);
    await ask('certutil', ['-A', '-d', database, '-n', 'root', '-t', 'C,C,C', '-i', demo.files.root]);

    const { output } = await ask('pdfsig', ['-nssdir', demo.folder, report]);

    expect(output).toContain('Signature is Valid.');
    expect(output).toContain('Certificate is Trusted.');
  });
});

describeUnless(await absence('qpdf', ['--version']), 'qpdf on the demo file', () => {
  it('finds the structure in order and no encryption', async () => {
    const { code, output } = await ask('qpdf', ['--check', report]);

    expect(code).toBe(0);
    expect(output).toContain('No syntax or stream encoding errors found');
    expect(output).toContain('File is not encrypted');
  });

  it('hands out the same return.json as pdfdetach', async (context) => {
    if (noPoppler !== null) context.skip(noPoppler);
    const detached = path.join(demo.folder, 'detached.json');
    const shown = path.join(demo.folder, 'shown.json');
    await ask('pdfdetach', ['-savefile', 'return.json', '-o', detached, report]);
    const { output } = await ask('qpdf', ['--show-attachment=return.json', report]);
    await writeFile(shown, output);

    expect((await readFile(detached)).equals(await readFile(shown))).toBe(true);
  });
});

describeUnless(await absence('mutool', ['-v']), 'mutool on the demo file', () => {
  it('reads its pages, fonts and the photo', async () => {
    const { code, output } = await ask('mutool', ['info', report]);

    expect(code).toBe(0);
    expect(output).toContain('PDF-1.7');
    expect(output).toMatch(/^Pages: [1-9]/m);
    expect(output).toMatch(/DCT.*1200x900/);
    expect(output).not.toMatch(/^(warning|error):/m);
  });

  it('finds the document unchanged since signing', async (context) => {
    const { output } = await ask('mutool', ['sign', '-v', report]);
    if (/no (signature|crypto|openssl)|not (built|compiled)|unknown command/i.test(output))
      context.skip('this mutool is built without signatures');

    expect(output).toContain('The document is unchanged since signing.');
  });
});

describeUnless(await absence('openssl', ['version']), 'openssl on the CMS of the demo file', () => {
  it('verifies it as CAdES over the byte ranges, up to the demo root', async () => {
    const cms = path.join(demo.folder, 'signature.p7s');
    const content = path.join(demo.folder, 'content.bin');
    await writeFile(cms, signatureSlot(demo.pdf).cms);
    await writeFile(content, signedBytes(demo.pdf));

    const verify = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', cms, '-content', content];
    const trust = ['-CAfile', demo.files.root, '-purpose', 'any', '-out', path.join(demo.folder, 'verified')];
    const { code, output } = await ask('openssl', [...verify, ...trust]);

    expect(output).toContain('CAdES Verification successful');
    expect(code).toBe(0);
  });
});

describe('the product on the demo file', () => {
  it('makes the same bytes again from the same inputs', async () => {
    await demo.run([
      'return',
      ...['--directive', 'tuyen-quang-2024-04', '--unit', demo.files.unit, '--answers', demo.files.answers],
      ...['--evidence', demo.files.evidence, '--p12', demo.files.p12, '--password-file', demo.files.password],
      ...['--at', sampleMoment, '--out', 'again.pdf'],
    ]);

    expect((await readFile(path.join(demo.folder, 'again.pdf'))).equals(demo.pdf)).toBe(true);
  });

  it('verifies it with the root and the evidence beside it', async () => {
    const printed = await demo.run([
      'verify',
      ...[report, '--roots', demo.files.roots, '--evidence', demo.files.evidence, '--json'],
    ]);

    expect(JSON.parse(printed)).toMatchObject([{ verdict: 'valid', signatures: [{ trusted: true }] }]);
  });
});
