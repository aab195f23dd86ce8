import { judgeAddition } from './addedSignature.ts';
import { type CosValue, PdfRuleBroken } from './cosValues.ts';
import { judgeFilling, preparedFieldsChanged } from './filledFields.ts';
import { eachReference } from './references.ts';
import { changeOf } from './revisionChange.ts';
import type { Revision, StrictPdf } from './strictPdf.ts';

/** A revision behind the first signature, and what it does. */
export type JudgedRevision =
  | { readonly index: number; readonly ok: true; readonly field: string }
  | { readonly index: number; readonly ok: false; readonly rule: string };

/**
 * Judges every revision from `from` on beside the document it was appended to: it may sign one prepared field or add one signed
 * field, nothing else. Stops at the first one that does more. `isSigned` says whether a signature stands before `from`.
 */
export function judgeRevisions(pdf: StrictPdf, from: number, isSigned: boolean): readonly JudgedRevision[] {
  const before = new Map<number, CosValue>();
  const referred = new Set<number>();
  const take = ({ objects }: Revision) => {
    for (const [number, value] of objects) {
      before.set(number, value);
      eachReference(value, (reference) => referred.add(reference));
    }
  };
  if (from >= pdf.revisions.length) return [];
  pdf.revisions.slice(0, from).forEach(take);
  const judged: JudgedRevision[] = [];
  for (const [offset, revision] of pdf.revisions.slice(from).entries()) {
    const index = from + offset;
    try {
      const change = changeOf(before, referred, revision, pdf, !isSigned && offset === 0);
      const fields = preparedFieldsChanged(change);
      const field = fields.length > 0 ? judgeFilling(change, fields) : judgeAddition(change);
      judged.push({ index, ok: true, field });
    } catch (error) {
      if (!(error instanceof PdfRuleBroken)) throw error;
      return [...judged, { index, ok: false, rule: error.rule }];
    }
    take(revision);
  }
  return judged;
}
