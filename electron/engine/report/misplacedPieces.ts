import type { Piece } from './expectedFlow.ts';

export interface FoundPieces {
  /** Places whose text does not stand where it must. */
  readonly misplaced: readonly string[];
  /** Nothing of the text is left behind the last piece. */
  readonly isWhole: boolean;
}

/** Looks for the pieces one behind the other. Behind a lost one the next is searched for, so that it alone is named. */
export function misplacedPieces(text: string, pieces: readonly Piece[]): FoundPieces {
  const misplaced: string[] = [];
  let position = 0;
  let isBehindGap = false;
  for (const { place, text: piece } of pieces) {
    const found: number = isBehindGap
      ? text.indexOf(piece, position)
      : text.startsWith(piece, position)
        ? position
        : -1;
    if (found < 0) misplaced.push(place);
    else position = found + piece.length;
    isBehindGap = found < 0;
  }
  return { misplaced, isWhole: position === text.length };
}
