/** A transformation of the plane, as PDF writes it (ISO 32000-1 §8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The first one, then the second. */
export function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Neither larger nor smaller, turned or slanted; at most upside down, as a layout counts that starts at the top. */
export function isUpright([a, b, c, d]: Matrix): boolean {
  return isNear(a, 1) && isNear(b, 0) && isNear(c, 0) && isNear(Math.abs(d), 1);
}

/** As letters are to stand: upright and not upside down. */
export function isReadable(matrix: Matrix): boolean {
  return isUpright(matrix) && matrix[3] > 0;
}

function isNear(value: number, expected: number): boolean {
  return Math.abs(value - expected) < 1e-4;
}
