import { unpackAttachment } from './attachments.ts';
import { type CosDict, hasOnly, nameValue, numberValue, textValue } from './cosValues.ts';
import { type FontProgram, readFontProgram } from './fontProgram.ts';
import { type KnownFace, knownFace } from './knownFace.ts';
import { resolve, resolveArray, resolveDict, resolveStream, type StrictPdf } from './strictPdf.ts';
import type { Work } from './work.ts';

/** A font program in a file, one of the document font's faces. */
export interface EmbeddedFont {
  /** Widths of its codes in thousandths of the size, by code. */
  readonly widths: ReadonlyMap<number, number>;
  /** Whether a code draws what its text looks like in this face, as wide as the file says. */
  draws(code: number, text: string): boolean;
}

const entriesOfFonts = ['Type', 'Subtype', 'BaseFont', 'Encoding', 'DescendantFonts', 'ToUnicode'];
const entriesOfDescendants = [
  ...['Type', 'Subtype', 'BaseFont', 'CIDSystemInfo', 'FontDescriptor', 'DW', 'W', 'CIDToGIDMap'],
];
const unitsPerEm = 2048;
/** Thousandths by which a width may be rounded. */
const rounding = 1;

/** Null for a font that is not the document font, or is embedded in another way than a subset with two-byte codes is. */
export function readEmbeddedFont(pdf: StrictPdf, font: CosDict, limit: number): EmbeddedFont | null {
  const [first, ...others] = resolveArray(pdf, font.entries.get('DescendantFonts')) ?? [];
  const own = resolveDict(pdf, first);
  if (own === null || others.length > 0) return null;
  if (!hasOnly(font, entriesOfFonts) || !hasOnly(own, entriesOfDescendants)) return null;
  const descriptor = resolveDict(pdf, own.entries.get('FontDescriptor'));
  const stream = resolveStream(pdf, descriptor?.entries.get('FontFile2'));
  if (stream === null || descriptor?.entries.has('FontFile') || descriptor?.entries.has('FontFile3'))
    return null;
  const name = (key: string) => nameValue(resolve(pdf, own.entries.get(key)));
  if (name('Subtype') !== 'CIDFontType2' || name('CIDToGIDMap') !== 'Identity') return null;
  const system = resolveDict(pdf, own.entries.get('CIDSystemInfo'));
  if (textValue(resolve(pdf, system?.entries.get('Ordering'))) !== 'Identity') return null;
  const widths = readWidths(pdf, own);
  const bytes = unpackAttachment(stream, pdf.work, limit);
  const program = bytes === null ? null : readFontProgram(bytes);
  const face = program === null ? null : knownFace(program.frame);
  if (widths === null || program === null || face === null) return null;
  return { widths, draws: drawing(program, face, widths, pdf.work) };
}

function drawing(
  program: FontProgram,
  face: KnownFace,
  widths: ReadonlyMap<number, number>,
  work: Work,
): EmbeddedFont['draws'] {
  const known = new Map<number, boolean>();
  return (code, text) => {
    const earlier = known.get(code);
    if (earlier !== undefined) return earlier;
    work.spend('shapes', 1);
    const shape = program.shape(code);
    const advance = ((program.advance(code) ?? Number.NaN) * 1_000) / unitsPerEm;
    const isTrue =
      shape !== null &&
      Math.abs((widths.get(code) ?? Number.NaN) - advance) <= rounding &&
      face.hasShape(text, shape);
    known.set(code, isTrue);
    return isTrue;
  };
}

/** One list of widths from some code on, as a subset has it (ISO 32000-1 §9.7.4.3). */
function readWidths(pdf: StrictPdf, { entries }: CosDict): ReadonlyMap<number, number> | null {
  const [from, list, ...more] = resolveArray(pdf, entries.get('W')) ?? [];
  const start = numberValue(from);
  if (start === null || !Number.isSafeInteger(start) || start < 0 || more.length > 0) return null;
  const widths = (resolveArray(pdf, list) ?? []).map((width) => numberValue(width) ?? -1);
  if (widths.length === 0 || widths.some((width) => width < 0)) return null;
  return new Map(widths.map((width, i) => [start + i, width]));
}
