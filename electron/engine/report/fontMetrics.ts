import { createRequire } from 'node:module';
import type { ReportFonts } from './reportFonts.ts';

export type Face = keyof ReportFonts;

/** What the layout has to know of the document font before pdfmake sees a text. */
export interface FontMetrics {
  /** Width in points without kerning: at most 1 % more than the text takes. */
  width(text: string, size: number, face: Face): number;
  /** Width of one character in points. */
  advance(codePoint: number, size: number, face: Face): number;
  /** Whether all four faces have a glyph for the character. */
  covers(codePoint: number): boolean;
  /** The first character that shares its glyph: what a reader of the PDF may get back instead. */
  sameGlyph(codePoint: number): number;
}

/** What reading a text back from the pages has to know of the font. */
export type GlyphTable = Pick<FontMetrics, 'covers' | 'sameGlyph'>;

/** The part of fontkit's font that is used; the package has no types. */
interface Font {
  readonly unitsPerEm: number;
  readonly characterSet: readonly number[];
  glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number };
}

/**
 * The font parser that pdfmake brings along: the one that lays the text out, loaded once (its tables cost 50 ms). It is
 * found from pdfmake, which stays outside the bundle.
 */
function fontParser(): { create(bytes: Uint8Array): Font } {
  const fromHere = createRequire(import.meta.url);
  const fromPdfMake = createRequire(fromHere.resolve('pdfmake'));
  return createRequire(fromPdfMake.resolve('pdfkit'))('fontkit');
}

const known = new WeakMap<ReportFonts, FontMetrics>();

/** Metrics of the faces; parsed once for a `ReportFonts` value. */
export function fontMetrics(fonts: ReportFonts): FontMetrics {
  const earlier = known.get(fonts);
  if (earlier) return earlier;
  const fontkit = fontParser();
  const faces = {
    regular: fontkit.create(fonts.regular),
    bold: fontkit.create(fonts.bold),
    italic: fontkit.create(fonts.italic),
    boldItalic: fontkit.create(fonts.boldItalic),
  };
  const coverage = new Map<number, boolean>();
  const advances: Record<Face, Map<number, number>> = {
    regular: new Map(),
    bold: new Map(),
    italic: new Map(),
    boldItalic: new Map(),
  };
  let folds: ReadonlyMap<number, number> | null = null;
  const metrics: FontMetrics = {
    width(text, size, face) {
      let sum = 0;
      for (const character of text) sum += metrics.advance(character.codePointAt(0) as number, size, face);
      return sum;
    },
    advance(codePoint, size, face) {
      let advance = advances[face].get(codePoint);
      if (advance === undefined) {
        advance = faces[face].glyphForCodePoint(codePoint).advanceWidth / faces[face].unitsPerEm;
        advances[face].set(codePoint, advance);
      }
      return advance * size;
    },
    covers(codePoint) {
      let covered = coverage.get(codePoint);
      if (covered === undefined) {
        covered = Object.values(faces).every((font) => font.glyphForCodePoint(codePoint).id !== 0);
        coverage.set(codePoint, covered);
      }
      return covered;
    },
    sameGlyph(codePoint) {
      folds ??= sharedGlyphs(Object.values(faces));
      return folds.get(codePoint) ?? codePoint;
    },
  };
  known.set(fonts, metrics);
  return metrics;
}

/** Character → smallest character with the same glyph in any face. */
function sharedGlyphs(faces: readonly Font[]): ReadonlyMap<number, number> {
  const folds = new Map<number, number>();
  const rootOf = (codePoint: number): number => {
    const next = folds.get(codePoint);
    return next === undefined ? codePoint : rootOf(next);
  };
  for (const font of faces) {
    const first = new Map<number, number>();
    for (const codePoint of font.characterSet) {
      const { id } = font.glyphForCodePoint(codePoint);
      const other = first.get(id);
      if (other === undefined) {
        first.set(id, codePoint);
        continue;
      }
      const [a, b] = [rootOf(other), rootOf(codePoint)];
      if (a !== b) folds.set(Math.max(a, b), Math.min(a, b));
    }
  }
  return new Map([...folds.keys()].map((codePoint) => [codePoint, rootOf(codePoint)]));
}
