import type { SpokenPiece } from './structureTags.ts';

/** The parts of pdfmake's line that drawing it piece by piece takes. */
export interface InlineLine {
  readonly inlines: readonly { readonly spoken?: SpokenPiece }[];
  getHeight(): number;
  getAscenderHeight(): number;
}

export interface LinePart<Line> {
  readonly part: Line;
  readonly spoken: SpokenPiece | null;
}

/** The line in parts that are each drawn where they would stand in the whole of it. */
export function partsOf<Line extends InlineLine>(line: Line): readonly LinePart<Line>[] {
  if (line.inlines.every(({ spoken }) => spoken === undefined)) return [{ part: line, spoken: null }];
  const groups: { readonly spoken: SpokenPiece | null; readonly inlines: InlineLine['inlines'][number][] }[] =
    [];
  for (const inline of line.inlines) {
    const spoken = inline.spoken ?? null;
    const last = groups.at(-1);
    if (last?.spoken === spoken) last.inlines.push(inline);
    else groups.push({ spoken, inlines: [inline] });
  }
  const size = { getHeight: () => line.getHeight(), getAscenderHeight: () => line.getAscenderHeight() };
  // What a line is found by belongs to its beginning alone.
  const further = { id: undefined, _outline: undefined };
  return groups.map(({ spoken, inlines }, index) => ({
    spoken,
    part: Object.assign(Object.create(line) as Line, size, { inlines }, index === 0 ? {} : further),
  }));
}
