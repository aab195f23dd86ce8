import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { Piece } from '../report/expectedFlow.ts';
import { ascentOfTinos, lineHeightOfTinos, sheet, textWidth } from '../report/sheet.ts';
import type { FlowLine, PlacedRun } from './pageFlow.ts';

/** Thickness of the rules of the header, in points. */
export const headerRule = 0.75;
const { shortRule } = formProfile;

/** Whether the rules of the header stand below the agency, the motto and the title, each as long as its line asks, and no other ones. */
export function areHeaderRulesExpected(
  lines: readonly FlowLine[],
  runs: readonly PlacedRun[],
  pieces: readonly Piece[],
): boolean {
  const linesOf = (wanted: (piece: Piece) => boolean) => linesIn(runs, pieces, wanted);
  // The nation stands above the motto, the kind of the document above its title.
  const second = (wanted: string) => pieces.filter(({ place }) => place === wanted)[1];
  const agency = linesOf(({ place }) => place === 'unit.name');
  const motto = linesOf((piece) => piece === second('header'));
  const title = linesOf((piece) => piece === second('title'));
  const widest = Math.max(...agency.map(({ x, end }) => end - x));
  const titleLine = title.length > 1 ? textWidth : (title[0]?.end ?? 0) - (title[0]?.x ?? 0);
  const expected = [
    { under: agency, length: widest * shortRule.value, gap: 2 },
    { under: motto, length: (motto[0]?.end ?? 0) - (motto[0]?.x ?? 0), gap: 2 },
    { under: title, length: titleLine * shortRule.value, gap: 3 },
  ];
  return (
    lines.length === expected.length &&
    expected.every(({ under, length, gap }) => {
      const last = under.at(-1);
      if (last === undefined) return false;
      const y = last.y - (lineHeightOfTinos - ascentOfTinos) * last.size - gap;
      const middle = under === title ? sheet.left + textWidth / 2 : (last.x + last.end) / 2;
      return lines.some(
        ({ page, left, right, top, bottom }) =>
          page === last.page &&
          bottom === top &&
          Math.abs(top - y) < 1 &&
          Math.abs(right - left - length) < 1 &&
          Math.abs((left + right) / 2 - middle) < 2.5,
      );
    })
  );
}

interface TextLine {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
}

/** The lines in which some pieces are set. */
function linesIn(
  runs: readonly PlacedRun[],
  pieces: readonly Piece[],
  wanted: (piece: Piece) => boolean,
): readonly TextLine[] {
  const lines: TextLine[] = [];
  let from = 0;
  for (const piece of pieces) {
    const to = from + piece.text.length;
    if (wanted(piece)) {
      for (const { run, at } of runs) {
        if (at < from || at >= to) continue;
        const last = lines.at(-1);
        if (last?.y === run.y && last.page === run.page) lines[lines.length - 1] = { ...last, end: run.end };
        else lines.push(run);
      }
    }
    from = to;
  }
  return lines;
}
