import type { Content, ContentText, TableLayout } from 'pdfmake/interfaces';
import type { Face, FontMetrics } from './fontMetrics.ts';
import { breakLongWords, brokenLines } from './lineBreaks.ts';
import { printableText } from './printableText.ts';
import { cellPadding, cellPaddingVertical, tableLine } from './sheet.ts';
import type { StructureHints } from './structureTags.ts';

export type TextNode = ContentText;

/** Turns texts into nodes of the layout engine: printable characters only, no word wider than its box. */
export interface Printer {
  readonly metrics: FontMetrics;
  /** A paragraph that the layout engine breaks into lines. */
  text(text: string, width: number, style: TextStyle): TextNode;
  /** A justified paragraph. Numbers such as `486/UBND-VHTT` and `30/4` are not pulled apart to fill the line. */
  justified(text: string, width: number, style: TextStyle): TextNode;
  /**
   * A paragraph of a table cell as finished lines: the engine measures and draws one run for each line instead of one
   * for each word, which makes large tables several times faster and the text easier to copy.
   */
  lines(text: string, width: number, style: TextStyle): readonly TextNode[];
}

export interface TextStyle {
  readonly size: number;
  readonly face?: Face;
  readonly more?: Omit<Partial<ContentText>, 'text'> &
    StructureHints & {
      /** Found again on the laid-out pages. */
      readonly id?: string;
      /** Points; see `keepHeadingsWithText`. */
      readonly keepSpaceBelow?: number;
    };
}

export function createPrinter(metrics: FontMetrics): Printer {
  const broken = (text: string, width: number, { size, face = 'regular' }: TextStyle) =>
    breakLongWords(printableText(text, metrics), { width, size, face }, metrics);
  return {
    metrics,
    text: (text, width, style) => ({ text: broken(text, width, style), ...styleOf(style) }),
    justified: (text, width, style) => ({
      text: symbolsWhole(broken(text, width, style)),
      ...styleOf(style),
      alignment: 'justify',
    }),
    lines(text, width, style) {
      const box = { width, size: style.size, face: style.face ?? 'regular' };
      const look = { ...styleOf(style), noWrap: true };
      const lines = broken(text, width, style).split('\n');
      return lines
        .flatMap((line) => spacedLines(brokenLines(line, box, metrics)))
        .map((line, index) => ({ text: line, ...look, ...(index === 0 ? {} : { continues: true }) }));
    },
  };
}

/** Lines that were broken at spaces; with them, the last word of a line is not read together with the first of the next. */
export function spacedLines(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line} `));
}

/** Longest symbol that is kept in one piece: it fits a line of any paragraph. */
const symbolLimit = 30;

/** The engine may break and stretch a text behind `/` and `-`: symbols with such a sign become pieces of their own. */
function symbolsWhole(text: string): Exclude<TextNode['text'], undefined> {
  const symbol = /\S+[/-]\S+ ?/gu;
  const pieces: { text: string; noWrap?: boolean }[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(symbol)) {
    if (found.length > symbolLimit) continue;
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ text: found, noWrap: true });
    from = index + found.length;
  }
  if (pieces.length === 0) return text;
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** The text of a node, whatever pieces it is made of. */
export function plainText(node: TextNode): string {
  if (typeof node.text === 'string') return node.text;
  if (!Array.isArray(node.text)) return '';
  return node.text
    .map((piece) => (typeof piece === 'object' && 'text' in piece ? String(piece.text) : String(piece)))
    .join('');
}

function styleOf({ size, face = 'regular', more = {} }: TextStyle): Omit<TextNode, 'text'> {
  return {
    fontSize: size,
    ...(face === 'bold' || face === 'boldItalic' ? { bold: true } : {}),
    ...(face === 'italic' || face === 'boldItalic' ? { italics: true } : {}),
    ...more,
  };
}

/** Thin black lines around every cell. */
export const gridLayout: TableLayout = {
  hLineWidth: () => tableLine,
  vLineWidth: () => tableLine,
  paddingLeft: () => cellPadding,
  paddingRight: () => cellPadding,
  paddingTop: () => cellPaddingVertical,
  paddingBottom: () => cellPaddingVertical,
};

/** Columns without lines or padding. */
export const bareLayout: TableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** A horizontal line of `length` points, centred in a column of `columnWidth`. */
export function centredRule(length: number, columnWidth: number, marginTop: number): Content {
  const from = (columnWidth - length) / 2;
  return {
    canvas: [{ type: 'line', x1: from, y1: 0, x2: from + length, y2: 0, lineWidth: 0.75 }],
    margin: [0, marginTop, 0, 0],
  };
}
