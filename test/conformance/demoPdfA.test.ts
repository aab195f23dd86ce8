import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payloadSha256 } from '../../electron/engine/report/payloadBytes.ts';
import { openAnnexPhotos } from '../../electron/engine/report/photos.ts';
import { renderReport } from '../../electron/engine/report/renderReport.ts';
import { openPkcs12 } from '../../electron/engine/signing/pkcs12.ts';
import { signPdf } from '../../electron/engine/signing/signPdf.ts';
import { payloadSchema } from '../../shared/domain/payload.ts';
import { reportModel } from '../../shared/domain/reportModel.ts';
import { fontsOfTinos } from '../builders/reportFonts.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { preflight, preflightMissing } from '../support/preflight.ts';
import { headSignature, required } from '../support/signedReturn.ts';
import { type MadeDemo, makeDemo } from './demo/makeDemo.ts';

/**
 * PDF/A of the demo's signed file. PDFBox judges part 1, so it gets a twin by the same code with the same payload, photo and
 * signature; what part 3 adds and what the whole family forbids is asserted on the object tree (ISO 19005-3).
 */
let demo: MadeDemo;
let document: PDFDocument;

beforeAll(async () => {
  demo = await makeDemo();
  document = await PDFDocument.load(demo.pdf, { updateMetadata: false, throwOnInvalidObject: true });
});
afterAll(() => demo?.remove());

describeUnless(preflightMissing(), 'PDFBox preflight on the PDF/A-1b twin of the demo file', () => {
  it('calls it valid before and after signing', async () => {
    const unsigned = path.join(demo.folder, 'twin.pdf');
    const signed = path.join(demo.folder, 'twin-signed.pdf');
    const twin = await renderTwin();
    await writeFile(unsigned, twin.bytes);
    const { page, rect } = twin.signaturePlace;
    const signer = required(openPkcs12(...(await keyFile()), new Date('2024-05-08T01:30:00Z')));
    await writeFile(signed, required(await signPdf(twin.bytes, headSignature({ signer, page, rect }))));

    expect(preflight(unsigned)).toMatch(/is a valid PDF\/A-1b file$/);
    expect(preflight(signed)).toMatch(/is a valid PDF\/A-1b file$/);
  });
});

describe('the object tree of the demo file', () => {
  it('declares PDF/A-3b in plain XMP (6.6.4)', () => {
    const metadata = streamOf(document.catalog.lookup(PDFName.of('Metadata')));
    const xmp = Buffer.from(metadata.contents).toString('utf8');

    expect(metadata.dict.has(PDFName.of('Filter'))).toBe(false);
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(demo.pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  });

  it('has an output intent with an ICC profile of RGB (6.2.3)', () => {
    const intents = document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
    const intent = intents.lookup(0, PDFDict);
    const profile = streamOf(intent.lookup(PDFName.of('DestOutputProfile')));

    expect(nameOf(intent, 'S')).toBe('/GTS_PDFA1');
    expect(String(profile.dict.get(PDFName.of('N')))).toBe('3');
    expect(Buffer.from(decodePDFRawStream(profile).decode()).toString('latin1', 36, 40)).toBe('acsp');
  });

  it('names each embedded file in AF with relationship, media type and date (6.8)', () => {
    const associated = document.catalog.lookup(PDFName.of('AF'), PDFArray);
    const files = associated.asArray().map((_, index) => associated.lookup(index, PDFDict));
    expect(files.map((file) => [textOf(file, 'UF'), nameOf(file, 'AFRelationship')])).toEqual([
      ['return.json', '/Data'],
      ['manifest.json', '/Supplement'],
    ]);
    for (const file of files) {
      expect(textOf(file, 'F')).toBe(textOf(file, 'UF'));
      expect(textOf(file, 'Desc')).not.toBe('');
      const embedded = streamOf(file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')));
      const parameters = embedded.dict.lookup(PDFName.of('Params'), PDFDict);
      expect(nameOf(embedded.dict, 'Subtype')).toBe('/application#2Fjson');
      expect(textOf(parameters, 'ModDate')).toMatch(/^D:20240508/);
      expect(Number(parameters.get(PDFName.of('Size')))).toBe(decodePDFRawStream(embedded).decode().length);
    }
  });

  it('embeds every font with its program (6.2.11)', () => {
    const fonts = dictionaries().filter((dict) => nameOf(dict, 'Type') === '/Font');
    const descriptors = dictionaries().filter((dict) => nameOf(dict, 'Type') === '/FontDescriptor');

    expect(descriptors.length).toBeGreaterThanOrEqual(4);
    for (const font of fonts) expect(['/Type0', '/CIDFontType2']).toContain(nameOf(font, 'Subtype'));
    for (const font of fonts.filter((dict) => nameOf(dict, 'Subtype') === '/CIDFontType2'))
      expect(font.lookup(PDFName.of('FontDescriptor'))).toBeInstanceOf(PDFDict);
    for (const descriptor of descriptors)
      expect(descriptor.lookup(PDFName.of('FontFile2')), String(descriptor)).toBeInstanceOf(PDFRawStream);
  });

  it('is not encrypted, runs nothing and fetches nothing (6.1.3, 6.5, 6.6.1)', () => {
    const forbidden = [
      'JavaScript',
      'JS',
      'OpenAction',
      'AA',
      'Launch',
      'URI',
      'SubmitForm',
      'XFA',
      'LZWDecode',
    ];
    const found = dictionaries().flatMap((dict) =>
      dict.entries().flatMap(([key, value]) => [key.asString().slice(1), String(value).replace(/^\//, '')]),
    );

    expect(demo.pdf.toString('latin1')).not.toMatch(/\/Encrypt\b/);
    expect(found.filter((word) => forbidden.includes(word))).toEqual([]);
  });

  it('shows the signature with an appearance, printed and not hidden (6.3.2, 6.3.3)', () => {
    const widgets = dictionaries().filter((dict) => nameOf(dict, 'Subtype') === '/Widget');

    expect(widgets).toHaveLength(1);
    for (const widget of widgets) {
      const flags = Number(widget.get(PDFName.of('F')));
      expect(flags & 0b100).toBe(0b100);
      expect(flags & 0b100011).toBe(0);
      expect(widget.lookup(PDFName.of('AP'), PDFDict).lookup(PDFName.of('N'))).toBeInstanceOf(PDFRawStream);
    }
  });

  it('uses no transparency of its own and no colour but that of the intent (6.2.4, 6.2.10)', () => {
    const states = dictionaries().filter((dict) => nameOf(dict, 'Type') === '/ExtGState');
    const spaces = dictionaries().map((dict) => String(dict.get(PDFName.of('ColorSpace'))));

    for (const state of states)
      for (const alpha of ['ca', 'CA'])
        expect(['undefined', '1']).toContain(String(state.get(PDFName.of(alpha))));
    expect(spaces).not.toContain('/DeviceCMYK');
  });
});

async function renderTwin() {
  const attached = await readFile(path.join(demo.folder, 'demo', 'evidence', 'anh-phong-may-chu.jpg'));
  const vips = await openAnnexPhotos(path.resolve(import.meta.dirname, '../../out/resources/vips'));
  const copy = vips.annexCopy(attached);
  vips.close();
  if (copy.kind !== 'copy') throw new Error('the photo of the demo cannot be shown');
  const payload = payloadSchema.parse(embeddedPayload());
  const model = reportModel(payload, payloadSha256(payload));
  expect(model.photos).toHaveLength(1);
  return renderReport(model, {
    fonts: fontsOfTinos,
    photos: new Map(model.photos.map(({ number }) => [number, copy.jpeg])),
    conformance: 'PDF/A-1b',
    attachments: [],
    createdAt: payload.exportedAt,
  });
}

function embeddedPayload(): unknown {
  const file = document.catalog.lookup(PDFName.of('AF'), PDFArray).lookup(0, PDFDict);
  const stream = streamOf(file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')));
  return JSON.parse(Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8'));
}

async function keyFile(): Promise<[Buffer, string, string]> {
  const password = await readFile(demo.files.password, 'utf8');
  return [await readFile(demo.files.p12), password.trimEnd(), 'signer.p12'];
}

/** Every dictionary of the file, those of streams and those inside others too. */
function dictionaries(): readonly PDFDict[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => dictionariesIn(object));
}

function dictionariesIn(object: PDFObject): readonly PDFDict[] {
  if (object instanceof PDFRawStream) return dictionariesIn(object.dict);
  if (object instanceof PDFArray) return object.asArray().flatMap(dictionariesIn);
  return object instanceof PDFDict ? [object, ...object.values().flatMap(dictionariesIn)] : [];
}

function streamOf(value: unknown): PDFRawStream {
  if (value instanceof PDFRawStream) return value;
  throw new Error('no stream');
}

function nameOf(dict: PDFDict, key: string): string {
  return String(dict.get(PDFName.of(key)));
}

function textOf(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}
