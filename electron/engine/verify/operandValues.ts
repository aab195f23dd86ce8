import type { Operand } from './contentLexer.ts';
import type { Matrix } from './matrix.ts';
import { PageUnread } from './pageUnread.ts';

/** Exactly so many numbers; anything else refuses the page. */
export function numbersOf(operands: readonly Operand[], count: number, page: number): readonly number[] {
  if (operands.length !== count) throw new PageUnread('content', page);
  const numbers: number[] = [];
  for (const operand of operands) {
    if (operand.kind !== 'number') throw new PageUnread('content', page);
    numbers.push(operand.value);
  }
  return numbers;
}

export function matrixOf(operands: readonly Operand[], page: number): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbersOf(operands, 6, page);
  return [a, b, c, d, e, f];
}

export function isName(operand: Operand | undefined, name: string): boolean {
  return operand?.kind === 'name' && operand.value === name;
}
