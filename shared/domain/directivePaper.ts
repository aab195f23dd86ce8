import type { Directive, DirectiveSection, Span } from './directive.ts';

/**
 * The text of a directive cut for reading: into lines, and each line into pieces at every place where an obligation
 * begins or ends. All pieces joined are `source.text`, character by character: nothing is added, moved or left out.
 */

export interface PaperPiece {
  readonly text: string;
  /** Place in `source.text`. */
  readonly start: number;
  /** `markup`: signs of the transcript (Markdown) and line ends, which the paper itself does not show. */
  readonly kind: 'words' | 'markup';
  readonly strong: boolean;
  /** Ids of the items that hold these words, the outermost first: the last one is the innermost. */
  readonly items: readonly string[];
  /** Those of `items` whose first words these are. */
  readonly begins: readonly string[];
}

export interface PaperLine {
  /** Place in `source.text`. */
  readonly start: number;
  readonly pieces: readonly PaperPiece[];
  readonly blank: boolean;
  /** Stands directly under another line, as the lines of a list do. */
  readonly continues: boolean;
  /** Index of the section that the line belongs to; null for what stands outside the sections. */
  readonly section: number | null;
  readonly heading: boolean;
  /** Id of the first sentence in the line. */
  readonly sentence: string | null;
}

export function paperLines(directive: Directive): readonly PaperLine[] {
  const { text } = directive.source;
  const items = directive.sections.flatMap((section) => section.items);
  const pieces = cutText(text, items);
  const sections = directive.sections.map(sectionSpan);
  const sentences = directive.sections.flatMap((section) => section.sentences);
  const lines = inLines(pieces);
  return lines.map((own, place): PaperLine => {
    const start = own[0]?.start ?? 0;
    const line = { start, end: start + own.reduce((sum, piece) => sum + piece.text.length, 0) };
    const section = sections.findIndex((span) => overlap(span, line));
    const headingSpan = directive.sections[section]?.headingSpan ?? null;
    return {
      start,
      pieces: own,
      blank: isBlank(own),
      continues: place > 0 && !isBlank(lines[place - 1] ?? []),
      section: section === -1 ? null : section,
      heading: headingSpan !== null && overlap(headingSpan, line),
      sentence: sentences.find((sentence) => overlap(sentence.span, line))?.id ?? null,
    };
  });
}

interface Marked {
  readonly id: string;
  readonly span: Span;
}

/** Cuts a text where a span, a sign of the transcript or a line begins or ends. The pieces joined are the text. */
export function cutText(text: string, marked: readonly Marked[]): readonly PaperPiece[] {
  const { markup, strong } = transcriptSigns(text);
  const spans = [...markup, ...strong, ...marked.map(({ span }) => span)];
  const places = new Set([0, text.length]);
  for (const { start, end } of spans) places.add(start).add(end);
  for (const { index } of text.matchAll(/\n/g)) places.add(index).add(index + 1);
  const cuts = [...places].filter((place) => place >= 0 && place <= text.length).sort((a, b) => a - b);
  // Outermost first: what begins earlier, or at the same place ends later.
  const inOrder = marked
    .filter(({ span }) => span.end > span.start)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const begun = new Set<string>();
  const covering: Marked[] = [];
  let coming = 0;
  return cuts.slice(1).map((end, place): PaperPiece => {
    const start = cuts[place] ?? 0;
    for (let next = inOrder[coming]; next !== undefined && next.span.start <= start; next = inOrder[++coming])
      covering.push(next);
    for (let at = covering.length - 1; at >= 0; at--)
      if ((covering[at]?.span.end ?? 0) <= start) covering.splice(at, 1);
    const piece = { start, end };
    const own = text.slice(start, end);
    const kind = own === '\n' || markup.some((sign) => overlap(sign, piece)) ? 'markup' : 'words';
    const items = covering.map(({ id }) => id);
    const begins = kind === 'words' ? items.filter((id) => !begun.has(id)) : [];
    for (const id of begins) begun.add(id);
    return { text: own, start, kind, strong: strong.some((words) => overlap(words, piece)), items, begins };
  });
}

/** Signs of Markdown that the transcript has in place of bold type and headings, and the words they make bold. */
function transcriptSigns(text: string): {
  readonly markup: readonly Span[];
  readonly strong: readonly Span[];
} {
  const markup: Span[] = [];
  const strong: Span[] = [];
  for (const { index, 0: sign } of text.matchAll(/^#{1,6} /gm)) {
    const lineEnd = text.indexOf('\n', index);
    markup.push({ start: index, end: index + sign.length });
    strong.push({ start: index + sign.length, end: lineEnd === -1 ? text.length : lineEnd });
  }
  // In pairs only, within one paragraph: a lone asterisk is a sign of the paper.
  for (const { index, 0: whole, 1: sign = '' } of text.matchAll(
    /(\*{2,3})(?=[^\s*])(?:[^*\n]|\n(?!\n))+?\1(?!\*)/g,
  )) {
    const end = index + whole.length;
    markup.push({ start: index, end: index + sign.length }, { start: end - sign.length, end });
    strong.push({ start: index + sign.length, end: end - sign.length });
  }
  return { markup, strong };
}

function inLines(pieces: readonly PaperPiece[]): readonly (readonly PaperPiece[])[] {
  const lines: PaperPiece[][] = [];
  let line: PaperPiece[] = [];
  for (const piece of pieces) {
    line.push(piece);
    if (piece.text !== '\n') continue;
    lines.push(line);
    line = [];
  }
  return line.length === 0 ? lines : [...lines, line];
}

function isBlank(pieces: readonly PaperPiece[]): boolean {
  return pieces.every((piece) => piece.text.trim() === '');
}

/** From the heading to the end of the last sentence. */
function sectionSpan({ headingSpan, sentences, items }: DirectiveSection): Span {
  const spans = [...sentences, ...items].map(({ span }) => span).concat(headingSpan ?? []);
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
