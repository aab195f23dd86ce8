import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportReturn } from '../../electron/engine/exportReturn.ts';
import { mediaType } from '../../electron/engine/mediaType.ts';
import { embedLimitBytes } from '../../shared/domain/evidenceDelivery.ts';
import { succeed } from '../../shared/result.ts';
import { anEvidence } from '../builders/anEvidence.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { absence, ask } from '../support/judges.ts';
import { required } from '../support/signedReturn.ts';
import { smallReturn } from '../support/smallReturn.ts';
import { signerOf, testPki } from '../support/testCertificates.ts';
import { veraPdf, veraPdfMissing, verdictsOf } from '../support/veraPdf.ts';
import { forgeZip } from '../support/zipForger.ts';
import { requestOf } from './exportedForms.ts';

/** What programs that know nothing of the product find in a signed return with evidence inside. */
const noVeraPdf = await veraPdfMissing();
const noDetach = await absence('pdfdetach', ['-v']);
const noQpdf = await absence('qpdf', ['--version']);

const office = (part: string) =>
  forgeZip([
    { name: '[Content_Types].xml', content: '<Types/>', deflated: true },
    { name: part, content: '<x/>'.repeat(200), deflated: true },
  ]);

let folder: string;
let report: string;
let contents: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  if (noVeraPdf !== null && noDetach !== null && noQpdf !== null) return;
  folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-embedded-'));
  contents = new Map<string, Uint8Array>([
    [
      'Ảnh tủ máy (ca đêm).jpg',
      await readFile(path.join(import.meta.dirname, '../unit/report/smallPhoto.jpg')),
    ],
    ['Biên bản.pdf', await smallReturn()],
    ['Kế hoạch trực & ứng phó.docx', office('word/document.xml')],
    ['lich-truc.xlsx', office('xl/workbook.xml')],
  ]);
  const evidence = [...contents].map(([name, bytes]) =>
    anEvidence(name, {
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mediaType: mediaType(Buffer.from(bytes), name),
    }),
  );
  const request = requestOf({ kind: 'p12', signer: signerOf(testPki().rsa) });
  const [first, ...others] = request.answers;
  if (first === undefined) throw new Error('the sample has no answers');
  const made = await exportReturn({
    ...request,
    answers: [{ ...first, evidenceIds: evidence.map(({ id }) => id) }, ...others],
    evidence,
    embedUpToBytes: embedLimitBytes,
    evidenceBytes: async (sha256) => {
      const name = evidence.find((file) => file.sha256 === sha256)?.name ?? '';
      return succeed(contents.get(name) ?? new Uint8Array());
    },
  });
  report = path.join(folder, 'report.pdf');
  await writeFile(report, required(made).bytes);
});
afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true });
});

describeUnless(noVeraPdf, 'veraPDF on a return with embedded evidence', () => {
  it.each(['3b', 'ua1'] as const)('calls it PDF/%s', async (flavour) => {
    const output = await veraPdf(flavour, [report]);

    expect(verdictsOf(output), output).toEqual(['PASS']);
  });
});

describeUnless(noDetach, 'pdfdetach', () => {
  it('takes every file out under its name, byte for byte', async () => {
    const out = path.join(folder, 'out');
    await mkdir(out);
    const { code, output } = await ask('pdfdetach', ['-saveall', '-o', out, report]);

    expect(code, output).toBe(0);
    const own = ['return.json', 'manifest.json'];
    expect((await readdir(out)).sort()).toEqual([...contents.keys(), ...own].sort());
    for (const [name, bytes] of contents)
      expect((await readFile(path.join(out, name))).equals(Buffer.from(bytes)), name).toBe(true);
  });
});

describeUnless(noQpdf, 'qpdf', () => {
  it('finds the name tree in order and every attachment by its key', async () => {
    expect(await ask('qpdf', ['--check', report])).toMatchObject({ code: 0 });
    for (const name of contents.keys()) {
      const { code, output } = await ask('qpdf', [`--show-attachment=${name}`, report]);
      expect(code, output.slice(0, 200)).toBe(0);
    }
  });
});
