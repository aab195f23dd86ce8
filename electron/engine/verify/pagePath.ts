import { codeSide } from '../report/proofBlock.ts';
import type { Operand } from './contentLexer.ts';
import { isUpright, type Matrix, moved } from './matrix.ts';
import { numbersOf } from './operandValues.ts';
import { type Area, isOver, type PagePlaces } from './pagePlaces.ts';
import { PageUnread } from './pageUnread.ts';

/** Rules of the header; the grid of a table and the lines of the changes annex are thinner. */
const widestLine = 0.8;
/** Points by which the ends of two bars may differ when they are added up from rounded numbers. */
const touch = 0.01;
/** Points of the squares that the code is made of. */
const squareSide = 2;
/** Lines of a page: far more than a grid of single lines of text has. */
const mostLines = 4_000;

/** The colour that is used, as a shade of grey from 0 (black) to 1; NaN is any other colour. */
export interface Inks {
  readonly fill: number;
  readonly stroke: number;
}

type Point = readonly [number, number];

interface PathState extends Inks {
  readonly ctm: Matrix;
  readonly lineWidth: number;
}

/** What the paths of a page tell. */
export interface PathTold {
  /** A thin line along the page, as the header and the grid of a table have them. */
  line(line: Area, width: number): void;
  /** A thin filled line, as it stands under or in a text that was changed. */
  bar(bar: Area): void;
  /** The white ground of the code. */
  ground(ground: Area): void;
  /** A dark square of the code, counted from its upper left corner. */
  square(column: number, row: number): void;
}

/** Lines and shapes of one page. The form draws three: thin black lines along the page, thin black bars, and the code. */
export class PagePath {
  private readonly page: number;
  private readonly places: PagePlaces;
  private readonly told: PathTold;
  private readonly bars: Area[] = [];
  private lines = 0;
  private code: Area | null = null;
  private start: Point | null = null;
  private segments: Area[] = [];
  private shapes: Area[] = [];

  constructor(page: number, places: PagePlaces, told: PathTold) {
    this.page = page;
    this.places = places;
    this.told = told;
  }

  /** False when the operator is none of a path, or none that the form uses. */
  apply(operator: string, operands: readonly Operand[], state: PathState): boolean {
    switch (operator) {
      case 'm':
      case 'l':
        this.point(operator, operands, state);
        return true;
      case 're': {
        const [x = 0, y = 0, w = 0, h = 0] = numbersOf(operands, 4, this.page);
        this.shapes.push(this.area(moved(state.ctm, x, y), moved(state.ctm, x + w, y + h), state));
        return true;
      }
      case 'S':
        this.stroke(state);
        return true;
      case 'f':
        this.fill(state);
        return true;
      default:
        return false;
    }
  }

  /** A path that nothing paints is none of the form. */
  check(): void {
    if (this.segments.length > 0 || this.shapes.length > 0) this.refuse('shape');
  }

  private point(operator: string, operands: readonly Operand[], state: PathState): void {
    const [x = 0, y = 0] = numbersOf(operands, 2, this.page);
    const point = moved(state.ctm, x, y);
    if (operator === 'l') this.segments.push(this.area(this.start ?? this.refuse('content'), point, state));
    this.start = point;
  }

  private area([x1, y1]: Point, [x2, y2]: Point, { ctm }: PathState): Area {
    if (!isUpright(ctm)) this.refuse('matrix');
    return {
      left: Math.min(x1, x2),
      bottom: Math.min(y1, y2),
      right: Math.max(x1, x2),
      top: Math.max(y1, y2),
    };
  }

  private stroke({ stroke, lineWidth }: PathState): void {
    if (lineWidth > widestLine) this.refuse('wide-line');
    if (stroke !== 0) this.refuse('colour');
    if (this.shapes.length > 0) this.refuse('shape');
    for (const line of this.segments) {
      const [width, height] = [line.right - line.left, line.top - line.bottom];
      if (width > 0.05 && height > 0.05) this.refuse('shape');
      this.places.addLine(line);
      this.lines += 1;
      if (this.lines > mostLines) this.refuse('size');
      this.told.line(line, lineWidth);
    }
    this.endPath();
  }

  private fill({ fill }: PathState): void {
    if (this.segments.length > 0) this.refuse('shape');
    for (const shape of this.shapes) {
      const [width, height] = [shape.right - shape.left, shape.top - shape.bottom];
      if (fill === 1 && isNear(width, codeSide) && isNear(height, codeSide)) this.beginCode(shape);
      else if (fill !== 0) this.refuse('shape');
      else if (isNear(width, squareSide) && isNear(height, squareSide)) this.square(shape);
      else if (height < widestLine) this.bar(shape);
      else this.refuse('shape');
    }
    this.endPath();
  }

  private beginCode(ground: Area): void {
    if (this.code !== null) this.refuse('shape');
    this.code = ground;
    this.places.addCover(ground);
    this.told.ground(ground);
  }

  private square({ left, top }: Area): void {
    const code = this.code ?? this.refuse('shape');
    const column = (left - code.left) / squareSide;
    const row = (code.top - top) / squareSide;
    if (!isNear(column, Math.round(column)) || !isNear(row, Math.round(row))) this.refuse('shape');
    this.told.square(Math.round(column), Math.round(row));
  }

  /** Bars upon bars would be a cover; where one ends the next one may begin. */
  private bar(bar: Area): void {
    const give = Math.min(touch, (bar.right - bar.left) / 4);
    const around = {
      left: bar.left + give,
      right: bar.right - give,
      bottom: bar.bottom - 2,
      top: bar.top + 2,
    };
    if (this.bars.some((other) => isOver(other, around))) this.refuse('shape');
    if (this.bars.push(bar) > 1_000) this.refuse('size');
    if (this.code !== null && isOver(bar, this.code)) this.refuse('shape');
    this.told.bar(bar);
  }

  private endPath(): void {
    this.start = null;
    this.segments = [];
    this.shapes = [];
  }

  private refuse(rule: string): never {
    throw new PageUnread(rule, this.page);
  }
}

function isNear(length: number, expected: number): boolean {
  return Math.abs(length - expected) < 0.02;
}
