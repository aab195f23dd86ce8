import type { Operand } from './contentLexer.ts';
import { type Matrix, moved } from './matrix.ts';
import { numbersOf } from './operandValues.ts';
import { PageUnread } from './pageUnread.ts';

/** Shapes that could cover some text, and wide lines: the form has none of it. A ground paler than this hides nothing. */
export const palest = 0.6;
const widestLine = 3;
const largestShape = 12;

/** About where a text stands, in points. */
export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly height: number;
}

interface PathState {
  readonly ctm: Matrix;
  readonly fill: number;
  readonly lineWidth: number;
}

/** Lines and shapes of one page: tells its upright lines, and refuses what could cover text that was drawn before. */
export class PagePath {
  private readonly page: number;
  private readonly boxes: readonly TextBox[];
  private readonly onUpright: (x: number) => void;
  private path: [number, number][] = [];
  private segments: [number, number, number, number][] = [];

  /** `boxes`: the texts of the page so far; the reader adds to them. */
  constructor(page: number, boxes: readonly TextBox[], onUpright: (x: number) => void) {
    this.page = page;
    this.boxes = boxes;
    this.onUpright = onUpright;
  }

  /** False when the operator is none of a path. */
  apply(operator: string, operands: readonly Operand[], state: PathState): boolean {
    switch (operator) {
      case 'm':
      case 'l': {
        const [x = 0, y = 0] = numbersOf(operands, 2, this.page);
        const last = this.path.at(-1);
        const point = moved(state.ctm, x, y);
        if (operator === 'l' && last !== undefined) this.segments.push([...last, ...point]);
        this.path.push(point);
        return true;
      }
      case 'c':
      case 'v':
      case 'y': {
        const numbers = numbersOf(operands, operator === 'c' ? 6 : 4, this.page);
        for (let i = 0; i < numbers.length; i += 2)
          this.path.push(moved(state.ctm, numbers[i] ?? 0, numbers[i + 1] ?? 0));
        return true;
      }
      case 're': {
        const [x = 0, y = 0, w = 0, h = 0] = numbersOf(operands, 4, this.page);
        this.path.push(moved(state.ctm, x, y), moved(state.ctm, x + w, y + h));
        return true;
      }
      case 'h':
        return true;
      case 'S':
      case 's':
        this.stroke(state);
        return true;
      case 'f':
      case 'F':
      case 'f*':
        this.fill(state);
        return true;
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        this.fill(state);
        return true;
      case 'n':
        this.endPath();
        return true;
      default:
        return false;
    }
  }

  private stroke({ ctm, lineWidth }: PathState): void {
    const [a, b, c, d] = ctm;
    if (lineWidth * Math.max(Math.hypot(a, b), Math.hypot(c, d)) > widestLine)
      throw new PageUnread('wide-line', this.page);
    for (const [x1, y1, x2, y2] of this.segments) {
      if (Math.abs(x1 - x2) < 0.05 && Math.abs(y1 - y2) > 2) this.onUpright(x1);
    }
    this.endPath();
  }

  private fill({ fill }: PathState): void {
    let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of this.path) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    }
    // The ground of the QR code is the one larger shape: white, and drawn before what stands on it.
    const isLarge = right - left > largestShape && top - bottom > largestShape;
    const covers = ({ x, y, end, height }: TextBox) =>
      x < right && end > left && y < top && y + height > bottom;
    if (isLarge && (fill <= palest || this.boxes.some(covers))) throw new PageUnread('shape', this.page);
    this.endPath();
  }

  private endPath(): void {
    this.path = [];
    this.segments = [];
  }
}
