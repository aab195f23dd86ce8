import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleAnswers } from '../../../electron/cli/sample/sampleAnswers.ts';
import { sampleIssuedOn, sampleUnit } from '../../../electron/cli/sample/sampleUnit.ts';
import { openDirectiveLibrary } from '../../../electron/engine/directives/directiveLibrary.ts';
import { type ExportRequest, exportReturn } from '../../../electron/engine/exportReturn.ts';
import { sealCertificate } from '../../../electron/engine/signing/sealCertificate.ts';
import { keySigner } from '../../../electron/engine/signing/signer.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { checkAnswers } from '../../../shared/domain/checkAnswers.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { anIdentity, signerOf, vietnamese } from '../../support/testCertificates.ts';

const library = await openDirectiveLibrary(new URL('../../../assets/directives', import.meta.url).pathname);
const directive = library.all()[0];
if (directive === undefined) throw new Error('no built-in directive');
const checked = checkAnswers(sampleAnswers, directive, sampleUnit.kind, () => null, sampleIssuedOn);
if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
const { file, answers } = checked.value;
const returnId = 'b3f1a5c0-0d6e-4c55-9a39-0f5a2f6f3f10';

const request: ExportRequest = {
  directive,
  unit: sampleUnit,
  groupId: 'ubnd-cap-huyen',
  complianceReturn: {
    returnId,
    version: 1,
    directiveId: directive.id,
    directiveVersion: directive.version,
    directiveReference: file.directive,
    adoptedGroup: null,
    period: file.period,
    deadline: null,
    number: null,
    issuedOn: null,
    texts: file.texts,
    createdAt: '2024-05-08T08:30:00+07:00',
  },
  answers: answers.map(({ item, evidence: _, ...fields }) => ({ ...fields, itemId: item, evidenceIds: [] })),
  evidence: [],
  photos: new Map(),
  exportedAt: '2024-05-08T08:30:00+07:00',
  auditHead: { seq: 7, mac: '0123456789abcdef' },
  sample: false,
  way: { kind: 'unsigned' },
  fonts: fontsOfTinos,
};

describe('export of a return', { timeout: 60_000 }, () => {
  it('gives the same unsigned bytes for the same request', async () => {
    const [first, second] = [await exportReturn(request), await exportReturn(request)];
    if (!first.ok || !second.ok) throw new Error('the export failed');
    expect(second.value.sha256).toBe(first.value.sha256);
    expect(first.value.payload.requiredSignatures).toEqual(['head']);
    expect(first.value.verification).toBeNull();
    const later = await exportReturn({ ...request, exportedAt: '2024-05-08T08:30:01+07:00' });
    expect(later.ok && later.value.sha256).not.toBe(first.value.sha256);
  });

  it('is refused before it is laid out when no receiver could check that many pages', async () => {
    const long = 'báo cáo '.repeat(25_000);
    const tooLong = request.answers.map((answer) => ({ ...answer, result: long, reason: long }));

    expect(await exportReturn({ ...request, answers: tooLong })).toEqual({
      ok: false,
      problems: [{ code: 'export-too-long', facts: {} }],
    });
  });

  it('sealed by the vault claims no signature of the head and is valid where the seal is pinned', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const cert = sealCertificate({
      privateKey,
      vaultId: 'thu-nghiem',
      notBefore: new Date('2024-01-01T00:00:00Z'),
      notAfter: new Date('2034-01-01T00:00:00Z'),
    });
    const sealed = await exportReturn({
      ...request,
      way: { kind: 'seal', signer: keySigner(privateKey, cert) },
    });
    if (!sealed.ok) throw new Error(JSON.stringify(sealed.problems));
    expect(sealed.value.payload.requiredSignatures).toEqual([]);
    expect(sealed.value.verification).toMatchObject({
      verdict: 'indeterminate',
      signatures: [{ field: 'seal-vault', role: 'seal' }],
    });
    const pins = [createHash('sha256').update(cert).digest('hex')];
    const trust = { roots: [], pins, now: new Date('2024-05-09T00:00:00Z') };
    expect(verifyPdf(sealed.value.bytes, trust).verdict).toBe('valid');
  });

  it('shows a signer whose name the document font cannot print, without a glyph of nothing', async () => {
    const signer = signerOf(anIdentity({ name: vietnamese('Trần Mẫu 😀 中') }));
    const signed = await exportReturn({ ...request, way: { kind: 'p12', signer } });
    if (!signed.ok) throw new Error(JSON.stringify(signed.problems));
    const shown = [
      ...Buffer.from(signed.value.bytes)
        .toString('latin1')
        .matchAll(/<([0-9A-F]+)> Tj/g),
    ];
    const glyphs = shown.flatMap(([, digits = '']) => digits.match(/.{4}/g) ?? []);
    expect(glyphs.length).toBeGreaterThan(20);
    expect(glyphs).not.toContain('0000');
    expect(signed.value.verification?.signatures[0]?.signer).toBe('Trần Mẫu 😀 中');
  });
});
