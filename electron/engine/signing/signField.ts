import { createHash } from 'node:crypto';
import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { SignatureField } from '../../../shared/domain/verifyEntry.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { calmPart } from './agencyRoom.ts';
import { buildCms } from './cms.ts';
import { formOf, openIncrement, saveIncrement } from './pdfIncrement.ts';
import { type PlacedPicture, pictureAppearance } from './pictureAppearance.ts';
import { findField } from './prepareField.ts';
import { type AppearanceText, type Rect, textAppearance } from './signatureAppearance.ts';
import { reservedCmsBytes } from './signatureSlot.ts';
import type { Signer } from './signer.ts';
import { fillText, type TextFill } from './textField.ts';

/** What is written for one signature into a field that has been prepared and is still empty. */
export interface FieldSignature {
  readonly field: SignatureField;
  readonly signer: Signer;
  /** The claimed time; whole seconds are written. */
  readonly at: Date;
  readonly name: string;
  readonly reason: string | null;
  readonly location: string | null;
  /** Null leaves the appearance of the empty field as it is. */
  readonly appearance: AppearanceText | null;
  /** Shown instead of the text. */
  readonly picture?: PlacedPicture | null;
  /** DocMDP P=2: later signatures and filling are allowed, nothing else. Only for the first signature of a file. */
  readonly certify: boolean;
  /** Prepared lines filled in the same revision, so that this signature covers them. */
  readonly fills?: readonly TextFill[];
}

/** Appends one revision that signs the whole file (SIGNING.md, "Signing"). */
export async function signField(pdf: Uint8Array, signature: FieldSignature): Promise<Result<Uint8Array>> {
  const opened = await openIncrement(pdf);
  if (!opened.ok) return opened;
  const { document } = opened.value;
  const form = formOf(document);
  if (form === null) return fail('pdf-not-signable', { rule: 'direct-form' });
  const field = findField(document, form, signature.field);
  if (field === null) return fail('pdf-not-signable', { rule: 'field-missing' });
  if (field.has(PDFName.of('V'))) return fail('signature-field-filled', { field: signature.field });
  if (signature.certify && document.catalog.has(PDFName.of('Perms'))) {
    return fail('pdf-not-signable', { rule: 'certified-before' });
  }
  await fillField(document, form, field, signature);
  for (const fill of signature.fills ?? []) {
    const line = findField(document, form, fill.field);
    if (line === null) return fail('pdf-not-signable', { rule: 'field-missing' });
    if (line.has(PDFName.of('V'))) return fail('signature-field-filled', { field: fill.field });
    await fillText(document, line, rectOf(line), fill);
  }
  const unsigned = await saveIncrement(opened.value);
  return putSignature(unsigned, pdf.length, signature.signer);
}

async function fillField(
  document: PDFDocument,
  form: PDFDict,
  field: PDFDict,
  signature: FieldSignature,
): Promise<void> {
  const { context } = document;
  const value = registerOpaque(document, signatureDictionary(document, signature));
  field.set(PDFName.of('V'), value);
  const stream = await appearanceOf(document, rectOf(field), signature);
  if (stream !== null) field.set(PDFName.of('AP'), context.obj({ N: stream }));
  form.set(PDFName.of('SigFlags'), context.obj(3));
  if (signature.certify) document.catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: value }));
}

async function appearanceOf(
  document: PDFDocument,
  rect: Rect,
  { field, appearance, picture }: FieldSignature,
): Promise<PDFRef | null> {
  if (picture) return pictureAppearance(document, rect, picture);
  return appearance === null ? null : textAppearance(document, rect, appearance, calmPart(field, rect));
}

/** Keys in this order: the place of ByteRange before Contents is relied on below. */
function signatureDictionary(document: PDFDocument, signature: FieldSignature): PDFDict {
  const placeholder = PDFName.of('*'.repeat(10));
  const dict = document.context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, placeholder, placeholder, placeholder],
    Contents: PDFHexString.of('0'.repeat(2 * reservedCmsBytes)),
    M: PDFString.of(claimedTime(signature.at)),
    Name: PDFHexString.fromText(signature.name.normalize('NFC')),
  });
  const { reason, location } = signature;
  if (reason !== null) dict.set(PDFName.of('Reason'), PDFHexString.fromText(reason.normalize('NFC')));
  if (location !== null) dict.set(PDFName.of('Location'), PDFHexString.fromText(location.normalize('NFC')));
  if (signature.certify) {
    dict.set(
      PDFName.of('Reference'),
      document.context.obj([
        {
          Type: 'SigRef',
          TransformMethod: 'DocMDP',
          TransformParams: { Type: 'TransformParams', P: 2, V: PDFName.of('1.2') },
        },
      ]),
    );
  }
  return dict;
}

/** As raw bytes the dictionary can never end up inside an object stream. */
function registerOpaque(document: PDFDocument, dict: PDFDict): PDFRef {
  const bytes = new Uint8Array(dict.sizeInBytes());
  dict.copyBytesInto(bytes, 0);
  return document.context.register(PDFInvalidObject.of(bytes));
}

/** Writes the real byte ranges over their placeholder, then the CMS into its slot. Looks only behind `appendedFrom`. */
async function putSignature(
  pdf: Uint8Array,
  appendedFrom: number,
  signer: Signer,
): Promise<Result<Uint8Array>> {
  const bytes = Buffer.from(pdf);
  const slotStart = bytes.indexOf('[', bytes.indexOf('/ByteRange', appendedFrom));
  const slotEnd = bytes.indexOf(']', slotStart) + 1;
  const gapStart = bytes.indexOf('<', bytes.indexOf('/Contents', slotEnd));
  const gapEnd = bytes.indexOf('>', gapStart) + 1;
  const slotLength = slotEnd - slotStart;
  const ranges = `[0 ${gapStart} ${gapEnd} ${bytes.length - gapEnd}`;
  if (
    slotStart < appendedFrom ||
    gapEnd - gapStart !== 2 * reservedCmsBytes + 2 ||
    ranges.length >= slotLength
  ) {
    throw new Error('the signature dictionary was not written as planned');
  }
  bytes.write(`${ranges.padEnd(slotLength - 1)}]`, slotStart, 'latin1');

  const digest = createHash('sha256')
    .update(bytes.subarray(0, gapStart))
    .update(bytes.subarray(gapEnd))
    .digest();
  const cms = await buildCms(signer, digest);
  if (cms.length > reservedCmsBytes) {
    return fail('signature-too-large', { sizeBytes: cms.length, limitBytes: reservedCmsBytes });
  }
  bytes.write(Buffer.from(cms).toString('hex'), gapStart + 1, 'latin1');
  return succeed(new Uint8Array(bytes));
}

function rectOf(field: PDFDict): Rect {
  const numbers =
    field
      .lookup(PDFName.of('Rect'))
      ?.toString()
      .match(/-?\d+(\.\d+)?/g)
      ?.map(Number) ?? [];
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers;
  return [left, bottom, right, top];
}

/** PDF date of a moment in Vietnamese time: `D:20240422093736+07'00'`. */
function claimedTime(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return `D:${local.slice(0, 19).replaceAll(/[-T:]/g, '')}+07'00'`;
}
