import { type IsoDay, longVietnameseDay } from '../../shared/domain/dates.ts';
import { formProfile } from '../../shared/domain/formProfile.ts';
import type { Payload } from '../../shared/domain/payload.ts';
import { paddedNumber } from '../../shared/domain/reportModel.ts';
import type { PreparedTextField } from '../../shared/domain/verifyEntry.ts';
import { fail, failAll, problem, type Result, succeed } from '../../shared/result.ts';
import { lineFont } from './fieldPlans.ts';
import { fontMetrics } from './report/fontMetrics.ts';
import { printableText } from './report/printableText.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import type { TextFill } from './signing/textField.ts';
import { topFields } from './verify/revisionChange.ts';
import { resolveDict, type StrictPdf } from './verify/strictPdf.ts';

/** Number and date as the clerk enters them. null: nothing was entered. */
export interface ClerkEntry {
  readonly number: string | null;
  readonly date: IsoDay | null;
}

/** Letters below this size are not read off paper with ease. */
const smallestSize = 9;

/** The prepared lines of a file that nobody has filled, in their order. */
export function openLinesOf(pdf: StrictPdf): readonly PreparedTextField[] {
  const fields = topFields(pdf, resolveDict(pdf, pdf.catalog.entries.get('AcroForm')));
  return (['doc-number', 'doc-date'] as const).filter((name) =>
    fields.some((field) => field.name === name && !field.dict.entries.has('V')),
  );
}

/**
 * What is written into the open lines. The agency signs behind it and nothing may be filled in after that, so a line that would
 * stay open is a failure (`return-not-numbered`). An entry for which there is no line is left out.
 */
export function clerkFills(
  { number, date }: ClerkEntry,
  open: readonly PreparedTextField[],
  { unit }: Pick<Payload, 'unit'>,
  fonts: ReportFonts,
): Result<readonly TextFill[]> {
  const fill = (field: PreparedTextField, text: string): TextFill => ({
    field,
    text,
    fontBytes: lineFont(field, fonts),
  });
  const wanted = open.map((field): TextFill | null => {
    if (field === 'doc-date') return date === null ? null : fill(field, longVietnameseDay(date));
    const printed = number === null ? '' : printedNumber(number, unit.symbol, fonts);
    return printed === '' ? null : fill(field, printed);
  });
  const fills = wanted.filter((line) => line !== null);
  if (fills.length < open.length) return fail('return-not-numbered', {});
  const tooLong = fills.find(({ field, text }) => field === 'doc-number' && !fits(text, fonts));
  return tooLong ? failAll([problem('document-number-too-long', { number: tooLong.text })]) : succeed(fills);
}

/** Whether a number has room in the line left open for it. */
export function numberFits(
  number: string,
  { symbol }: Pick<Payload['unit'], 'symbol'>,
  fonts: ReportFonts,
): boolean {
  return fits(printedNumber(number, symbol, fonts), fonts);
}

/** As it stands before the symbol, which is printed already: `5`, `Số: 5` and `05/BC-UBND` are all `05`. */
function printedNumber(number: string, symbol: string, fonts: ReportFonts): string {
  const plain = printableText(number, fontMetrics(fonts))
    .trim()
    .replace(/^số\s*:\s*/iu, '');
  const ending = `/${symbol}`;
  const isWhole = plain.toLocaleUpperCase('vi').endsWith(ending.toLocaleUpperCase('vi'));
  return paddedNumber((isWhole ? plain.slice(0, -ending.length) : plain).trim());
}

function fits(text: string, fonts: ReportFonts): boolean {
  const metrics = fontMetrics(fonts);
  const room = metrics.width(
    '.'.repeat(formProfile.numberLine.openDots),
    formProfile.numberLine.size.value,
    'regular',
  );
  return metrics.width(text, smallestSize, 'regular') <= room;
}
