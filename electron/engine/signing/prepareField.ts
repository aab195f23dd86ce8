import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { fieldTitles } from '../../../shared/domain/fieldTitles.ts';
import type { PreparedTextField, SignatureField } from '../../../shared/domain/verifyEntry.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { calmPart } from './agencyRoom.ts';
import { addToStructure } from './fieldStructure.ts';
import { formOf, openIncrement, pageReference, saveIncrement } from './pdfIncrement.ts';
import { emptyAppearance, type Rect } from './signatureAppearance.ts';
import { addFormFont, blankLine, defaultAppearance, type LineAlignment, type LineFace } from './textField.ts';

interface Place {
  /** Page number as printed, counted from 1. */
  readonly page: number;
  readonly rect: Rect;
}

export interface SignaturePlan extends Place {
  readonly field: SignatureField;
}

/** A line of text left open for the clerk: the document's number or its date. */
export interface TextPlan extends Place {
  readonly field: PreparedTextField;
  /** Names the font in the form. */
  readonly face: LineFace;
  /** TrueType font that the form names for the field, as ISO 32000-1 §12.7.3.3 wants for every text field. */
  readonly fontBytes: Uint8Array;
  /** In points. */
  readonly fontSize: number;
  readonly align: LineAlignment;
  /** What is seen while the line is open: dots, as on paper. */
  readonly blank: string;
}

export type FieldPlan = SignaturePlan | TextPlan;

/** Print + Locked: always printed, not to be moved or deleted (ISO 32000-1 §12.5.3). */
const widgetFlags = 132;

/**
 * Appends one revision with empty fields, before the first signature (SIGNING.md, "Preparing the fields"): one for each
 * signature the return asks for, and for number and date where they are left open. Fields that are there already are an error:
 * a field is prepared once.
 */
export async function prepareFields(
  pdf: Uint8Array,
  plans: readonly FieldPlan[],
): Promise<Result<Uint8Array>> {
  const opened = await openIncrement(pdf);
  if (!opened.ok) return opened;
  const { document } = opened.value;
  const form = formOf(document);
  if (form === null) return fail('pdf-not-signable', { rule: 'direct-form' });
  for (const plan of plans) {
    if (findField(document, form, plan.field) !== null) {
      return fail('pdf-not-signable', { rule: 'field-present' });
    }
    const page = pageReference(document, plan.page);
    if (page === null) return fail('pdf-not-signable', { rule: 'page' });
    addField(document, page, form, await fieldEntries(document, form, plan), plan);
  }
  form.set(PDFName.of('SigFlags'), document.context.obj(1));
  return succeed(await saveIncrement(opened.value));
}

/** The field dictionary with exactly this name, or null. */
export function findField(document: PDFDocument, form: PDFDict, field: string): PDFDict | null {
  const fields = form.lookupMaybe(PDFName.of('Fields'), PDFArray);
  for (let i = 0; i < (fields?.size() ?? 0); i += 1) {
    const candidate = document.context.lookupMaybe(fields?.get(i), PDFDict);
    const name = candidate?.lookup(PDFName.of('T'));
    const isText = name instanceof PDFHexString || name instanceof PDFString;
    if (candidate !== undefined && isText && name.decodeText() === field) return candidate;
  }
  return null;
}

/** What sets a field of text apart from one for a signature. */
async function fieldEntries(document: PDFDocument, form: PDFDict, plan: FieldPlan): Promise<FieldEntries> {
  if (!('fontBytes' in plan))
    return { FT: 'Sig', AP: { N: emptyAppearance(document, plan.rect, calmPart(plan.field, plan.rect)) } };
  const font = await addFormFont(document, form, plan);
  return {
    FT: 'Tx',
    AP: { N: blankLine(document, plan, font) },
    DA: defaultAppearance(plan),
    ...(plan.align === 'right' ? { Q: 2 } : {}),
  };
}

type FieldEntries = Record<string, PDFObject | string | number | { readonly N: PDFRef }>;

function addField(
  document: PDFDocument,
  page: PDFRef,
  form: PDFDict,
  entries: FieldEntries,
  plan: FieldPlan,
): void {
  const { context } = document;
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      T: PDFHexString.fromText(plan.field),
      TU: PDFHexString.fromText(fieldTitles[plan.field]),
      F: widgetFlags,
      Rect: [...plan.rect],
      P: page,
      ...entries,
    }),
  );
  arrayIn(document, form, 'Fields').push(widget);
  arrayIn(document, context.lookup(page, PDFDict), 'Annots').push(widget);
  addToStructure(document, widget, page, plan.field);
}

/** The array under a key, made when it is missing. */
function arrayIn(document: PDFDocument, dict: PDFDict, key: string): PDFArray {
  const name = PDFName.of(key);
  const present = dict.lookupMaybe(name, PDFArray);
  if (present !== undefined) return present;
  const made = document.context.obj([]);
  dict.set(name, made);
  return made;
}
