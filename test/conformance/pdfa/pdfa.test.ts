import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { payloadSchema } from '../../../shared/domain/payload.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { preflight, preflightMissing, qpdfCheck, qpdfMissing } from '../../support/preflight.ts';
import { renderPayload } from '../../unit/report/renderPayload.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const photo = anEvidence('ảnh.jpg', { mediaType: 'image/jpeg', annexBlobId: 'a', caption: 'Phòng trực' });
const payload = aPayload({
  sample: true,
  unit: aUnit({ name: 'Công ty Điện & Nước <Thử>' }),
  evidence: [photo, anEvidence('lịch.pdf')],
  answers: [
    anAnswer('1.1.a', { evidenceIds: [photo.id, anEvidence('lịch.pdf').id], result: 'a\u0000 👍 & <b>' }),
  ],
});

describe('the exported file', () => {
  let folder: string;
  let exported: string;
  let twin: string;
  let document: PDFDocument;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pdfa-'));
    exported = path.join(folder, 'return.pdf');
    twin = path.join(folder, 'twin.pdf');
    const { bytes } = await renderPayload(payload);
    writeFileSync(exported, bytes);
    writeFileSync(twin, (await renderPayload(payload, { conformance: 'PDF/A-1b' })).bytes);
    document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has a PDF/A-1b twin that PDFBox preflight calls valid', (context) => {
    const missing = preflightMissing();
    if (missing !== null) context.skip(missing);
    expect(preflight(twin)).toMatch(/is a valid PDF\/A-1b file$/);
  });

  it('has a structure without errors', (context) => {
    const missing = qpdfMissing();
    if (missing !== null) context.skip(missing);
    expect(qpdfCheck(exported)).toContain('No syntax or stream encoding errors found');
  });

  it('is PDF 1.7 and says PDF/A-3b in escaped XMP', () => {
    const metadata = streamOf(document.catalog.lookup(PDFName.of('Metadata')));
    const xmp = Buffer.from(metadata.contents).toString('utf8');
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(xmp).toContain('CÔNG TY ĐIỆN &amp; NƯỚC &lt;THỬ&gt;');
  });

  it('has the sRGB output intent and no transparency of its own', () => {
    const intents = document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
    const intent = intents.lookup(0, PDFDict);
    expect(intent.get(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFA1'));
    expect(intent.lookup(PDFName.of('DestOutputProfile'))).toBeInstanceOf(PDFRawStream);
  });

  it('names its language and shows its title', () => {
    expect(textOf(document.catalog.lookup(PDFName.of('Lang')))).toBe('vi-VN');
    const preferences = document.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(String(preferences.get(PDFName.of('DisplayDocTitle')))).toBe('true');
  });

  it('embeds return.json as its data and manifest.json as a supplement (ISO 19005-3, 6.8)', () => {
    const files = associatedFiles(document);
    expect(files.map(({ name, relationship, type }) => ({ name, relationship, type }))).toEqual([
      { name: 'return.json', relationship: '/Data', type: '/application#2Fjson' },
      { name: 'manifest.json', relationship: '/Supplement', type: '/application#2Fjson' },
    ]);
    for (const file of files) {
      expect(file.description).not.toBe('');
      expect(file.modified).toMatch(/^D:20240508/);
      expect(file.size).toBe(file.bytes.length);
    }
    const [data, manifest] = files;
    const embedded = JSON.parse(Buffer.from(data?.bytes ?? []).toString('utf8'));
    expect(payloadSchema.parse(embedded)).toEqual(payload);
    expect(JSON.parse(Buffer.from(manifest?.bytes ?? []).toString('utf8'))).toMatchObject({
      returnId: payload.returnId,
      evidence: payload.evidence,
    });
  });

  it('embeds every font', () => {
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('FontDescriptor'))
        continue;
      expect(object.get(PDFName.of('FontFile2')) ?? object.get(PDFName.of('FontFile3'))).toBeDefined();
    }
  });
});

function streamOf(value: unknown): PDFRawStream {
  if (value instanceof PDFRawStream) return value;
  throw new Error('no stream');
}

function textOf(value: unknown): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}

function associatedFiles(document: PDFDocument) {
  const associated = document.catalog.lookup(PDFName.of('AF'), PDFArray);
  return associated.asArray().map((_, index) => {
    const specification = associated.lookup(index, PDFDict);
    const stream = streamOf(specification.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')));
    const parameters = stream.dict.lookup(PDFName.of('Params'), PDFDict);
    return {
      name: textOf(specification.lookup(PDFName.of('UF'))),
      description: textOf(specification.lookup(PDFName.of('Desc'))),
      relationship: String(specification.get(PDFName.of('AFRelationship'))),
      type: String(stream.dict.get(PDFName.of('Subtype'))),
      modified: textOf(parameters.lookup(PDFName.of('ModDate'))),
      size: Number(String(parameters.get(PDFName.of('Size')))),
      bytes: decodePDFRawStream(stream).decode(),
    };
  });
}
