import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { fieldTitles, signaturePartTitle } from '../../../shared/domain/fieldTitles.ts';
import type { PreparedTextField, SignatureField } from '../../../shared/domain/verifyEntry.ts';

/**
 * Puts a new widget into the structure tree of a tagged document, as PDF/UA-1 wants for every form field (ISO 14289-1,
 * 7.18.4): an element Form with a reference to it, where the field is met in reading. A document without a tree in the form
 * that `renderReport` gives it stays as it is.
 */
export function addToStructure(
  document: PDFDocument,
  widget: PDFRef,
  page: PDFRef,
  field: SignatureField | PreparedTextField,
): void {
  const { context } = document;
  const root = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  const numbers = root?.lookupMaybe(PDFName.of('ParentTree'), PDFDict)?.lookup(PDFName.of('Nums'));
  const key = root?.lookup(PDFName.of('ParentTreeNextKey'));
  if (root === undefined || !(numbers instanceof PDFArray) || !(key instanceof PDFNumber)) return;
  const place = placeOf(document, root, field);
  if (place === null) return;
  const element = context.register(
    context.obj({
      S: 'Form',
      P: place.parent,
      Pg: page,
      K: { Type: 'OBJR', Obj: widget, Pg: page },
    }),
  );
  place.kids.insert(place.index, element);
  numbers.push(key);
  numbers.push(element);
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(key.asNumber() + 1));
  context.lookup(widget, PDFDict).set(PDFName.of('StructParent'), key);
}

interface Place {
  readonly parent: PDFRef;
  readonly kids: PDFArray;
  readonly index: number;
}

/** At the end of the text that the field completes, else above the name in the part for signatures, else at the end of all. */
function placeOf(document: PDFDocument, root: PDFDict, field: keyof typeof fieldTitles): Place | null {
  const titled = new Map<string, PDFRef>();
  for (const [reference, object] of document.context.enumerateIndirectObjects()) {
    const title =
      object instanceof PDFDict && object.has(PDFName.of('S')) && textOf(object.get(PDFName.of('T')));
    if (typeof title === 'string') titled.set(title, reference);
  }
  const line = titled.get(fieldTitles[field]);
  if (line !== undefined) return placeIn(document, line, 0);
  const part = titled.get(signaturePartTitle);
  if (part !== undefined) return placeIn(document, part, 1);
  const top = root.lookupMaybe(PDFName.of('K'), PDFArray)?.get(0);
  return top === undefined ? null : placeIn(document, top as PDFRef, 0);
}

function placeIn(document: PDFDocument, parent: PDFRef, fromEnd: number): Place | null {
  const kids = document.context.lookupMaybe(parent, PDFDict)?.lookup(PDFName.of('K'));
  if (!(kids instanceof PDFArray)) return null;
  return { parent, kids, index: Math.max(0, kids.size() - fromEnd) };
}

function textOf(value: PDFObject | undefined): string | null {
  return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : null;
}
