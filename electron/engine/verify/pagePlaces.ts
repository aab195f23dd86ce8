import { PageUnread } from './pageUnread.ts';
import type { Work } from './work.ts';

/** Where a run of text stands, in points: its base line from `x` to `end`, and the size of its letters. */
export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
  /** A mark that is drawn back upon the letter before it. */
  readonly isMark: boolean;
}

/** An area, its sides in points. */
export interface Area {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Beneath this share of their size letters have their body; a line there strikes them out. */
const bodyOfLetters = { from: 0.08, to: 0.5 };
/** From one base line to the one above it there is more than this share of the size. */
const closestLine = 0.8;
/** Italic letters lean over the end of their run. */
const lean = 1.5;
/** Share of its size by which a mark goes back: a little more than half of the widest letter. */
const markBack = 0.6;
/** Points from one text to the next one in a line: more than a blank, less than the padding of two cells. */
const widestGap = 6;
/** Points from a base line within which its letters have their body. */
const tallestText = 10;
const tallestPage = 1_024;

/**
 * The places of what stands on one page. Text must stand where a reader gets to it in the order in which it is drawn: what was drawn
 * before it stands above it or to the left of it. So no text lies over another, and none changes places with another. Lines, filled
 * areas and pictures lie beside the text.
 */
export class PagePlaces {
  private readonly page: number;
  private readonly work: Work;
  private readonly rows: TextBox[][] = [];
  /** How far to the right text has been drawn at a height or below it; a tree of largest values. */
  private readonly ends = new Float64Array(tallestPage + 1).fill(Number.NEGATIVE_INFINITY);
  private readonly lines: Area[] = [];
  private readonly covers: Area[] = [];
  private count = 0;
  private last: TextBox | null = null;

  constructor(page: number, work: Work) {
    this.page = page;
    this.work = work;
  }

  get isEmpty(): boolean {
    return this.count === 0 && this.lines.length === 0 && this.covers.length === 0;
  }

  addText(box: TextBox): void {
    const back = box.isMark ? markBack * box.size : lean;
    if (this.endBelow(box.y + closestLine * box.size) > box.x + back) this.refuse('text-order');
    // Marks have heights of their own.
    if (!box.isMark) {
      if (this.last !== null && isOutOfLine(this.last, box)) this.refuse('text-order');
      this.last = box;
    }
    const row = rowOf(box.y);
    this.rows[row] ??= [];
    this.rows[row].push(box);
    this.count += 1;
    for (let at = row + 1; at <= tallestPage; at += at & -at)
      this.ends[at] = Math.max(this.ends[at] ?? 0, box.end);
  }

  addLine(line: Area): void {
    this.lines.push(line);
  }

  /** A picture, or the ground of the code. */
  addCover(cover: Area): void {
    if (this.covers.some((other) => isOver(other, cover))) this.refuse('shape');
    this.covers.push(cover);
    if (this.covers.length > 16) this.refuse('shape');
  }

  /** Once the page is read: nothing may lie over a text, before it or behind it. */
  check(): void {
    for (const cover of this.covers) {
      if (this.textsAt(cover, { from: -0.2, to: 0.7 })) this.refuse('shape');
      if (this.lines.some((line) => isOver(line, cover))) this.refuse('line');
    }
    for (const line of this.lines) if (this.textsAt(line, bodyOfLetters)) this.refuse('line');
  }

  /** Whether some text has its body in an area. */
  private textsAt({ left, bottom, right, top }: Area, body: { from: number; to: number }): boolean {
    const last = rowOf(top + tallestText);
    for (let row = rowOf(bottom - tallestText); row <= last; row += 1) {
      const boxes = this.rows[row] ?? [];
      this.work.spend('places', boxes.length);
      for (const { x, y, end, size } of boxes)
        if (left < end - 1 && right > x + 1 && bottom < y + body.to * size && top > y + body.from * size)
          return true;
    }
    return false;
  }

  private endBelow(y: number): number {
    let end = Number.NEGATIVE_INFINITY;
    for (let at = rowOf(y); at > 0; at -= at & -at) end = Math.max(end, this.ends[at] ?? 0);
    return end;
  }

  private refuse(rule: string): never {
    throw new PageUnread(rule, this.page);
  }
}

/** Raised or lowered: `10` and a raised `2` would not be read as the number that the data have. */
function isOutOfLine(before: TextBox, { x, y, size }: TextBox): boolean {
  const [gap, rise] = [x - before.end, Math.abs(y - before.y)];
  return gap < widestGap && gap > -size && rise > 0.05 && rise < closestLine * Math.max(size, before.size);
}

export function isOver(one: Area, other: Area): boolean {
  return one.left < other.right && one.right > other.left && one.bottom < other.top && one.top > other.bottom;
}

function rowOf(y: number): number {
  return Math.max(0, Math.min(tallestPage - 1, Math.floor(y)));
}
