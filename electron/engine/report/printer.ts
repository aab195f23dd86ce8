import type { Content, ContentText, TableLayout } from 'pdfmake/interfaces';
import type { Face, FontMetrics } from './fontMetrics.ts';
import { breakLongWords } from './lineBreaks.ts';
import { printableText } from './printableText.ts';
import { cellPadding, cellPaddingVertical, tableLine } from './sheet.ts';

export type TextNode = ContentText;

/** Turns texts into nodes of the layout engine: printable characters only, no word wider than its box. */
export interface Printer {
  readonly metrics: FontMetrics;
  text(text: string, width: number, style: TextStyle): TextNode;
}

export interface TextStyle {
  readonly size: number;
  readonly face?: Face;
  readonly more?: Omit<Partial<ContentText>, 'text'> & {
    /** Found again on the laid-out pages. */
    readonly id?: string;
    /** Points; see `keepHeadingsWithText`. */
    readonly keepSpaceBelow?: number;
  };
}

export function createPrinter(metrics: FontMetrics): Printer {
  return {
    metrics,
    text(text, width, { size, face = 'regular', more = {} }) {
      return {
        text: breakLongWords(printableText(text, metrics), { width, size, face }, metrics),
        fontSize: size,
        ...(face === 'bold' || face === 'boldItalic' ? { bold: true } : {}),
        ...(face === 'italic' || face === 'boldItalic' ? { italics: true } : {}),
        ...more,
      };
    },
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
