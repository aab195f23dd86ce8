import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { pyHanko, pyHankoMissing } from '../support/pyHanko.ts';
import { smallReturn } from '../support/smallReturn.ts';
import { veraPdf, veraPdfMissing, verdictsOf } from '../support/veraPdf.ts';
import { basicSignature } from './basicSignature.ts';
import { type MadeDemo, makeDemo } from './demo/makeDemo.ts';
import { type ExportedForms, exportedForms } from './exportedForms.ts';

/** What veraPDF and pyHanko, which know nothing of the product, say of every form in which a return leaves it. */
const noVeraPdf = await veraPdfMissing();
const noPyHanko = await pyHankoMissing();
/** The demo is signed at its sample moment; its throw-away certificate outlives that by years. */
const atDemo = new Date('2024-05-09T00:00:00Z');

let folder: string;
let demo: MadeDemo;
let forms: ExportedForms;
let files: Record<'unsigned' | 'signedWithEc' | 'signedWithRsa' | 'sealed', string>;
let root: string;
let seal: string;

beforeAll(async () => {
  if (noVeraPdf !== null && noPyHanko !== null) return;
  folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-judged-'));
  demo = await makeDemo();
  forms = await exportedForms();
  root = await write('root.cer', forms.root);
  seal = await write('seal.cer', forms.seal);
  files = {
    unsigned: await write('unsigned.pdf', forms.unsigned),
    signedWithEc: await write('ec.pdf', forms.signedWithEc),
    signedWithRsa: await write('rsa.pdf', forms.signedWithRsa),
    sealed: await write('sealed.pdf', forms.sealed),
  };
});
afterAll(async () => {
  await demo?.remove();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

describeUnless(noVeraPdf, 'veraPDF', () => {
  it('calls every form PDF/A-3b', async () => {
    const output = await veraPdf('3b', [demo.files.report, ...Object.values(files)]);

    expect(verdictsOf(output), output).toEqual(Array(5).fill('PASS'));
  });

  it('refuses a file that only says it is PDF/A-3b', async () => {
    const bytes = Buffer.from(await smallReturn());
    const at = bytes.indexOf('/OutputIntents');
    bytes.write('/OutputIntentz', at, 'latin1');
    const output = await veraPdf('3b', [await write('no-intent.pdf', bytes)]);

    expect(at).toBeGreaterThan(0);
    expect(verdictsOf(output)).toEqual(['FAIL']);
  });
});

describeUnless(noPyHanko, 'pyHanko', () => {
  it('accepts the signature of the demo file', async () => {
    const certificate = path.join(demo.files.roots, path.basename(demo.files.root));

    expect(await pyHanko(demo.files.report, [certificate], atDemo)).toEqual([
      { field: 'sig-head', ...basicSignature },
    ]);
  });

  it('accepts the signature of an exported return, whatever the kind of key', async () => {
    for (const file of [files.signedWithEc, files.signedWithRsa])
      expect(await pyHanko(file, [root], atDemo)).toEqual([{ field: 'sig-head', ...basicSignature }]);
  });

  it('accepts the seal of a vault against its own certificate', async () => {
    expect(await pyHanko(files.sealed, [seal], atDemo)).toEqual([{ field: 'seal-vault', ...basicSignature }]);
  });

  it('finds no signature in an unsigned export', async () => {
    expect(await pyHanko(files.unsigned, [], atDemo)).toEqual([]);
  });

  it('trusts nobody without the root, and refuses a changed byte', async () => {
    const changed = Buffer.from(forms.signedWithEc);
    const at = changed.indexOf('stream') + 20;
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    const file = await write('changed.pdf', changed);

    expect(await pyHanko(files.signedWithEc, [seal], atDemo)).toMatchObject([
      { intact: true, trusted: false, accepted: false },
    ]);
    expect(await pyHanko(file, [root], atDemo)).toMatchObject([{ intact: false, accepted: false }]);
  });
});

async function write(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}
