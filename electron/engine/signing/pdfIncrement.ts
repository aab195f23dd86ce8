import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import type { Result } from '../../../shared/result.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { readStrictPdf } from '../verify/strictPdf.ts';

/** An open document to which changes are appended as one more revision; the bytes before stay as they are. */
export interface PdfIncrement {
  readonly document: PDFDocument;
  readonly before: Uint8Array;
}

/** Opens for an incremental update. Only files that the verifier's strict reader accepts can be signed at all. */
export async function openIncrement(before: Uint8Array): Promise<Result<PdfIncrement>> {
  const strict = readStrictPdf(before);
  if (!strict.ok) return fail('pdf-not-signable', { rule: strict.broken.rule });
  const document = await PDFDocument.load(before, {
    forIncrementalUpdate: true,
    updateMetadata: false,
    throwOnInvalidObject: true,
    // Else it pauses behind every hundred objects, which takes longer than reading them.
    parseSpeed: ParseSpeeds.Fastest,
  });
  findOwnersOnce(document);
  return succeed({ document, before });
}

/**
 * For every entry that is written the library goes through all objects to find the one to be saved, which takes longer than
 * signing when a file has thousands. They are gone through once; new objects are saved anyway.
 */
function findOwnersOnce({ context }: PDFDocument): void {
  const owners = new Map<PDFObject, PDFRef>();
  const own = (value: PDFObject, owner: PDFRef): void => {
    if (value instanceof PDFStream) own(value.dict, owner);
    else if (value instanceof PDFDict) for (const item of value.values()) own(item, owner);
    else if (value instanceof PDFArray) for (const item of value.asArray()) own(item, owner);
    else return;
    owners.set(value, owner);
  };
  for (const [reference, object] of context.enumerateIndirectObjects()) own(object, reference);
  context.registerObjectChange = (changed) => {
    const owner = owners.get(changed);
    if (owner !== undefined) context.snapshot?.markRefForSave(owner);
  };
}

/** The bytes before plus one revision with a classic cross-reference table. */
export async function saveIncrement({ document, before }: PdfIncrement): Promise<Uint8Array> {
  const after = await document.save({ useObjectStreams: false, updateFieldAppearances: false });
  if (!Buffer.from(after.buffer, after.byteOffset, before.length).equals(before)) {
    throw new Error('the PDF library did not append but rewrote the file');
  }
  return after;
}

/** The form of the document, made as an indirect object when there is none. Null when it stands directly in the catalog. */
export function formOf(document: PDFDocument): PDFDict | null {
  const key = PDFName.of('AcroForm');
  const present = document.catalog.get(key);
  if (present === undefined) {
    const form = document.context.obj({ Fields: [] });
    document.catalog.set(key, document.context.register(form));
    return form;
  }
  if (present instanceof PDFDict) return null;
  return document.context.lookup(present, PDFDict);
}

/** Reference of the page counted from 1, or null when there is no such page. */
export function pageReference(document: PDFDocument, page: number): PDFRef | null {
  return document.getPages()[page - 1]?.ref ?? null;
}
