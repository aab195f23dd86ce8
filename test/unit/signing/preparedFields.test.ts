import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPdf } from '../../../electron/engine/signing/signPdf.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { certificateToPem } from '../../../electron/engine/signing/throwAwayCa.ts';
import { readStrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { absence, ask } from '../../support/judges.ts';
import { preflight, preflightMissing } from '../../support/preflight.ts';
import {
  clerkEntries,
  plansFor,
  preparedReturn,
  severallySigned,
  signatureOf,
} from '../../support/severalSignatures.ts';
import { headSignature, required, trustRoot } from '../../support/signedReturn.ts';
import { fontBytes, smallReturn } from '../../support/smallReturn.ts';
import { signerOf, testPki } from '../../support/testCertificates.ts';

// Other programs are started; the figure only bounds a hang.
vi.setConfig({ testTimeout: 60_000 });

let dir: string;
let prepared: Uint8Array;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'prepared-'));
  prepared = await preparedReturn(['preparer', 'head', 'agency']);
});

afterAll(() => rm(dir, { recursive: true }));

async function fieldsOf(pdf: Uint8Array): Promise<Map<string, PDFDict>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const fields = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict && object.has(PDFName.of('FT')));
  return new Map(
    fields.map((field) => {
      const dict = field as PDFDict;
      return [dict.lookup(PDFName.of('T'), PDFHexString).decodeText(), dict];
    }),
  );
}

const count = (pdf: Uint8Array, text: string) => Buffer.from(pdf).toString('latin1').split(text).length - 1;

describe('prepareFields', () => {
  it('leaves an empty field for every signature and line, each with an appearance', async () => {
    const fields = await fieldsOf(prepared);

    expect([...fields.keys()]).toEqual(['sig-preparer', 'sig-head', 'sig-agency', 'doc-number', 'doc-date']);
    for (const field of fields.values()) {
      expect(field.has(PDFName.of('V'))).toBe(false);
      expect(field.has(PDFName.of('AP'))).toBe(true);
      expect(field.get(PDFName.of('F'))?.toString()).toBe('132');
    }
    expect(fields.get('doc-number')?.get(PDFName.of('DA'))?.toString()).toBe('(/Tinos 13 Tf 0 g)');
  });

  it('adds one revision for all of them, the same for the same input', async () => {
    const base = await smallReturn();
    const first = required(await prepareFields(base, plansFor(['head', 'agency'])));
    const again = required(await prepareFields(base, plansFor(['head', 'agency'])));

    expect(count(first, '%%EOF')).toBe(2);
    expect(Buffer.from(first).equals(again)).toBe(true);
  });

  it('carries no certification, so that another program may sign what is exported unsigned', () => {
    expect(count(prepared, 'DocMDP')).toBe(0);
    expect(count(prepared, '/Perms')).toBe(0);
  });
});

describe('signPreparedField', () => {
  it('appends one revision for each signature and certifies with the first one only', async () => {
    const first = required(await signPreparedField(prepared, signatureOf('preparer')));
    const second = required(await signPreparedField(first, signatureOf('head')));

    expect(Buffer.from(second).subarray(0, first.length).equals(first)).toBe(true);
    expect(count(second, '%%EOF')).toBe(4);
    expect(count(first, '/TransformMethod /DocMDP')).toBe(1);
    expect(count(second, '/TransformMethod /DocMDP')).toBe(1);
  });

  it('changes nothing but its own field, the lines it fills and the flags of the form', async () => {
    const head = required(await signPreparedField(prepared, signatureOf('head')));
    const sealed = required(await signPreparedField(head, signatureOf('agency', { fills: clerkEntries })));
    const strict = readStrictPdf(sealed);
    const [, , , last] = strict.ok ? strict.pdf.revisions : [];
    const older = new Set(
      strict.ok ? strict.pdf.revisions.slice(0, 3).flatMap(({ objects }) => [...objects.keys()]) : [],
    );
    const changed = [...(last?.objects.keys() ?? [])].filter((number) => older.has(number));
    const names = [...(await fieldsOf(sealed))]
      .filter(([, field]) => field.has(PDFName.of('V')))
      .map(([name]) => name);

    // Three fields, the form, and the catalog as it was.
    expect(changed).toHaveLength(5);
    expect(verifyPdf(sealed, trustRoot()).problems.map(({ code }) => code)).not.toContain('revision-refused');
    expect(names).toEqual(['sig-head', 'sig-agency', 'doc-number', 'doc-date']);
  });

  it('writes number and date as text and as a picture with an embedded font', async () => {
    const fields = await fieldsOf(await severallySigned(['head', 'agency']));
    const text = (name: string) => fields.get(name)?.lookup(PDFName.of('V'), PDFHexString).decodeText();

    expect([text('doc-number'), text('doc-date')]).toEqual(['45/BC-PVHTT', 'ngày 22 tháng 4 năm 2024']);
    expect(fields.get('doc-date')?.lookup(PDFName.of('AP'), PDFDict).has(PDFName.of('N'))).toBe(true);
  });

  it('sets text too wide for its line smaller', async () => {
    const fills = [{ field: 'doc-number', text: '123456/BC-'.repeat(8), fontBytes }] as const;

    expect((await signPreparedField(prepared, signatureOf('agency', { fills }))).ok).toBe(true);
  });

  it('gives the same bytes for the same input, time and RSA key', async () => {
    const signer = signerOf(testPki().rsa);
    const sign = () => signPreparedField(prepared, signatureOf('agency', { signer, fills: clerkEntries }));

    expect(Buffer.from(required(await sign())).equals(required(await sign()))).toBe(true);
  });

  it('gives what signPdf gives when it follows the same preparation', async () => {
    const base = await smallReturn();
    const signer = signerOf(testPki().rsa);
    const { page, rect, appearance, fontBytes: face, certify: _, ...rest } = headSignature({ signer });
    const fields = required(await prepareFields(base, [{ field: 'sig-head', page, rect }]));
    const apart = await signPreparedField(fields, {
      ...rest,
      appearance: { lines: appearance.lines, fontBytes: face },
    });
    const together = await signPdf(base, headSignature({ signer }));

    expect(Buffer.from(required(apart)).equals(required(together))).toBe(true);
  });

  it.each([
    ['a field that is signed', 'signature-field-filled', { field: 'sig-head' }],
    ['a field that was not prepared', 'pdf-not-signable', { field: 'seal-vault' }],
    [
      'number and date without the agency',
      'pdf-not-signable',
      { field: 'sig-preparer', fills: clerkEntries },
    ],
  ] as const)('refuses %s', async (_, code, overrides) => {
    const head = required(await signPreparedField(prepared, signatureOf('head')));

    expect(await signPreparedField(head, signatureOf('head', overrides))).toMatchObject({
      ok: false,
      problems: [{ code }],
    });
  });

  it('refuses a line that is filled or was not prepared', async () => {
    const plain = await preparedReturn(['head', 'agency'], false);
    const numbered = required(
      await signPreparedField(prepared, signatureOf('agency', { fills: clerkEntries })),
    );

    expect(await signPreparedField(plain, signatureOf('agency', { fills: clerkEntries }))).toMatchObject({
      problems: [{ code: 'pdf-not-signable', facts: { rule: 'field-missing' } }],
    });
    expect(await signPreparedField(numbered, signatureOf('agency', { fills: clerkEntries }))).toMatchObject({
      problems: [{ code: 'signature-field-filled' }],
    });
  });
});

describe('independent judges of several signatures', () => {
  const kinds = [
    ['two', ['head', 'agency']],
    ['three', ['preparer', 'head', 'agency']],
  ] as const;

  async function written(name: string, roles: (typeof kinds)[number][1]) {
    const file = join(dir, `${name}.pdf`);
    const pdf = await severallySigned(roles);
    await writeFile(file, pdf);
    return { file, pdf };
  }

  it.for(kinds)(
    'pdfsig finds every signature valid and the last one over the whole document (%s)',
    async ([name, roles], ctx) => {
      const missing = await absence('pdfsig', ['-v']);
      if (missing !== null) ctx.skip(missing);
      const { file } = await written(name, roles);
      const { output } = await ask('pdfsig', ['-nocert', file]);

      expect(output.match(/Signature is Valid/g)).toHaveLength(roles.length);
      expect(output.match(/Total document signed/g)).toHaveLength(1);
      expect(output.trimEnd()).toMatch(/Total document signed\n[^#]*$/);
    },
  );

  it.for(kinds)('qpdf finds nothing wrong (%s)', async ([name, roles], ctx) => {
    const missing = await absence('qpdf', ['--version']);
    if (missing !== null) ctx.skip(missing);
    const { file } = await written(name, roles);

    expect(await ask('qpdf', ['--check', file])).toMatchObject({
      code: 0,
      output: expect.not.stringContaining('WARNING'),
    });
  });

  it.for(kinds)(
    'mutool finds every signature valid and the last one untouched (%s)',
    async ([name, roles], ctx) => {
      const missing = await absence('mutool', ['-v']);
      if (missing !== null) ctx.skip(missing);
      const { file } = await written(name, roles);
      const { output } = await ask('mutool', ['sign', '-v', file]);

      expect(output.match(/The signature is valid but there have been edits since signing/g)).toHaveLength(
        roles.length - 1,
      );
      expect(output.match(/unchanged since signing/g)).toHaveLength(1);
    },
  );

  it.for(kinds)('openssl verifies the CMS of each signature as CAdES (%s)', async ([name, roles], ctx) => {
    const missing = await absence('openssl', ['version']);
    if (missing !== null) ctx.skip(missing);
    const { pdf } = await written(name, roles);
    const ranges = [
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+) *\]/g),
    ];
    await writeFile(join(dir, 'root.pem'), certificateToPem(testPki().root.cert));

    expect(ranges).toHaveLength(roles.length);
    for (const [, start, end, tail] of ranges) {
      const [from, to] = [Number(start), Number(end)];
      const slot = Buffer.from(Buffer.from(pdf).toString('latin1', from + 1, to - 1), 'hex');
      await writeFile(join(dir, 'cms.der'), slot.subarray(0, slot.readUInt16BE(2) + 4));
      const content = Buffer.concat([pdf.subarray(0, from), pdf.subarray(to, to + Number(tail))]);
      await writeFile(join(dir, 'content'), content);
      const args = 'cms -verify -cades -binary -inform der -purpose any'.split(' ');
      const files = ['-in', 'cms.der', '-content', 'content', '-CAfile', 'root.pem', '-out', 'out'];
      const paths = files.map((file) => (file.startsWith('-') ? file : join(dir, file)));

      expect(await ask('openssl', [...args, ...paths])).toMatchObject({
        code: 0,
        output: expect.stringContaining('CAdES Verification successful'),
      });
    }
  });

  it('PDFBox finds PDF/A-1b kept by prepared lines and three signatures', async (ctx) => {
    const missing = preflightMissing();
    if (missing !== null) ctx.skip(missing);
    const roles = ['preparer', 'head', 'agency'] as const;
    // The twin is shorter than a whole return.
    const plans = plansFor(roles).map((plan) => ({ ...plan, page: 1 }));
    let twin = required(await prepareFields(await smallReturn({ subset: 'PDF/A-1b' }), plans));
    const verdictOf = async (name: string) => {
      await writeFile(join(dir, name), twin);
      return preflight(join(dir, name));
    };

    expect(await verdictOf('prepared-twin.pdf')).toContain('is a valid PDF/A-1b file');
    for (const role of roles) {
      const fills = role === 'agency' ? clerkEntries : [];
      twin = required(await signPreparedField(twin, signatureOf(role, { fills })));
    }
    expect(await verdictOf('signed-twin.pdf')).toContain('is a valid PDF/A-1b file');
  });
});
