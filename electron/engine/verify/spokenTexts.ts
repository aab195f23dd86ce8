import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import type { DifferenceRun } from '../../../shared/domain/wordDifference.ts';
import { heardText, runText } from '../report/changesAnnex.ts';
import type { GlyphTable } from '../report/fontMetrics.ts';
import { comparableText, printableText } from '../report/printableText.ts';
import { type CosDict, type CosValue, nameValue, textValue } from './cosValues.ts';
import type { StrictPdf } from './strictPdf.ts';

/** Texts of a structure element that are heard, copied or searched in place of those that are seen (ISO 32000-1 §14.9). */
const spoken = ['ActualText', 'E', 'Phoneme'];

/**
 * Whether the file has such a text somewhere. A picture may have a description, and a text of the annex of changes what is heard of the
 * line through or under it, in the letters of the page.
 */
export function hasSpokenTexts(pdf: StrictPdf, { amendment }: ReportModel, metrics: GlyphTable): boolean {
  const comparable = (text: string) => comparableText(text, metrics);
  const printed = (run: DifferenceRun) => runText(run).map((line) => printableText(line, metrics));
  const runs = (amendment?.changes ?? []).flatMap(({ fields }) => fields.flatMap((field) => field.runs));
  const texts = runs.flatMap((run) => heardText(run, printed(run).join('\n')) ?? []);
  const heard = new Set(texts.map(comparable));
  const isHeard = (value: CosValue) => heard.has(comparable(textValue(value) ?? ''));
  for (const value of pdf.objects.values()) if (isSpoken(value, isHeard)) return true;
  return false;
}

function isSpoken(value: CosValue, isHeard: (value: CosValue) => boolean): boolean {
  if (value.kind === 'array') return value.items.some((item) => isSpoken(item, isHeard));
  if (value.kind !== 'dict') return false;
  for (const [key, entry] of value.entries) {
    if (spoken.includes(key) && entry.kind !== 'number') return true;
    if (key === 'Alt' && !isKind(value, 'Figure') && !(isKind(value, 'Span') && isHeard(entry))) return true;
    if (isSpoken(entry, isHeard)) return true;
  }
  return false;
}

function isKind({ entries }: CosDict, kind: string): boolean {
  return nameValue(entries.get('S')) === kind;
}
