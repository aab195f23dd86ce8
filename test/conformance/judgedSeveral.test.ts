import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { absence, ask } from '../support/judges.ts';
import { pyHanko, pyHankoMissing } from '../support/pyHanko.ts';
import { preparedReturn, severallySigned } from '../support/severalSignatures.ts';
import { testPki } from '../support/testCertificates.ts';
import { veraPdf, veraPdfMissing, verdictsOf } from '../support/veraPdf.ts';
import { basicSignature, signedOver } from './basicSignature.ts';
import { exportedAndSigned, printedForPaper } from './exportedForms.ts';

/** What independent programs say of a return that several people sign one after the other, numbered by the clerk. */
const judgedAt = new Date('2024-05-09T00:00:00Z');
let folder: string;
let files: Record<'prepared' | 'one' | 'two' | 'three' | 'exported' | 'printed', string>;
let root: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-several-'));
  root = await write('root.cer', testPki().root.cert);
  files = {
    prepared: await write('prepared.pdf', await preparedReturn(['preparer', 'head', 'agency'])),
    one: await write('one.pdf', await severallySigned(['head'])),
    two: await write('two.pdf', await severallySigned(['head', 'agency'])),
    three: await write('three.pdf', await severallySigned(['preparer', 'head', 'agency'])),
    exported: await write('exported.pdf', await exportedAndSigned(['preparer', 'head', 'agency'])),
    printed: await write('printed.pdf', await printedForPaper()),
  };
});
afterAll(() => rm(folder, { recursive: true }));

describeUnless(await veraPdfMissing(), 'veraPDF on a return with prepared fields', () => {
  it('calls it PDF/A-3b before signing and after each signature, and its print copy too', async () => {
    const output = await veraPdf('3b', Object.values(files));

    expect(verdictsOf(output), output).toEqual(Array(6).fill('PASS'));
  });
});

describeUnless(await pyHankoMissing(), 'pyHanko on a return with several signatures', () => {
  it('accepts each signature, with the later ones and the lines of the clerk', async () => {
    expect(await pyHanko(files.one, [root], judgedAt)).toEqual([{ field: 'sig-head', ...basicSignature }]);
    expect(await pyHanko(files.two, [root], judgedAt)).toEqual([
      { field: 'sig-head', ...signedOver },
      { field: 'sig-agency', ...basicSignature },
    ]);
    for (const file of [files.three, files.exported])
      expect(await pyHanko(file, [root], judgedAt)).toEqual([
        { field: 'sig-preparer', ...signedOver },
        { field: 'sig-head', ...signedOver },
        { field: 'sig-agency', ...basicSignature },
      ]);
  });
});

describeUnless(await absence('pdfsig', ['-v']), 'pdfsig on a return with several signatures', () => {
  it('calls each signature valid, and the last one over the whole file', async () => {
    const { output } = await ask('pdfsig', [files.three]);

    expect(output.match(/Signature Field Name: .*/g)).toEqual([
      'Signature Field Name: sig-preparer',
      'Signature Field Name: sig-head',
      'Signature Field Name: sig-agency',
    ]);
    expect(output.match(/Signature is Valid\./g)).toHaveLength(3);
    expect(output.match(/Total document signed/g)).toHaveLength(1);
  });
});

async function write(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}
