import { formProfile, points } from '../../../shared/domain/formProfile.ts';
import { sheet } from '../report/sheet.ts';
import { isReadable, type Matrix } from './matrix.ts';
import type { Area, PagePlaces } from './pagePlaces.ts';
import type { PageSheet } from './pageSheet.ts';
import { PageUnread } from './pageUnread.ts';

/**
 * A run of text and what it is by its place: text, white space alone, a repeated heading row, the number of the page, the mark beneath
 * a sample.
 */
export interface PageText {
  readonly kind: 'text' | 'blank' | 'aside' | 'number' | 'mark';
  readonly text: string;
  /** Its base line from `x` to `end`, in points. */
  readonly x: number;
  readonly y: number;
  readonly end: number;
  /** As `x` and `end`, with the white space before and behind the text. */
  readonly from: number;
  readonly reach: number;
  readonly size: number;
}

/** A run as it is drawn: `ink` a shade of grey (0 is black), `width` in points and without the `blank` at its end; `lead` is the blank at its beginning. */
interface Run {
  readonly text: string;
  readonly size: number;
  readonly lead: number;
  readonly width: number;
  readonly blank: number;
  readonly ink: number;
  readonly isArtifact: boolean;
}

/** The mark of a sample: so large, so pale that it hides nothing, and turned by so much. */
const mark = { size: 72, grey: 235 / 255, cosine: Math.cos((50 * Math.PI) / 180) };
/** Sizes of the form, in points: from the hashes in the list of evidence to body and titles. */
const sizes = { least: formProfile.table.hashSize, most: formProfile.body.size.max };
const slack = 1.5;
const marks = /^\p{M}+\s*$/u;

/** Tells by size, colour and place what the texts of a page are; what stands where the form has nothing throws `PageUnread`. */
export class PageTextKinds {
  private readonly page: number;
  private readonly sheet: PageSheet;
  private readonly places: PagePlaces;
  private isNumbered = false;

  constructor(page: number, { width, height }: PageSheet, places: PagePlaces) {
    this.page = page;
    this.sheet = { width, height };
    this.places = places;
  }

  place(run: Run, matrix: Matrix): PageText {
    const { text, isArtifact, ink } = run;
    const [, , , , from, y] = matrix;
    const [x, end] = [from + run.lead, from + run.width];
    const at = { x, y, end, from, reach: end + run.blank, size: run.size };
    if (text.trim() === '') return { kind: 'blank', text, ...at };
    if (isArtifact && this.isMark(run, matrix)) return { kind: 'mark', text, ...at };
    const { size } = run;
    if (ink !== 0 || !isReadable(matrix) || size < sizes.least || size > sizes.most)
      this.refuse('hidden-text');
    if (isArtifact && this.isNumber(run, x, y)) return { kind: 'number', text, ...at };
    if (!this.isInside(x, y, end, size)) this.refuse('hidden-text');
    this.places.addText({ x, y, end, size, isMark: end === x && marks.test(text) });
    return { kind: isArtifact ? 'aside' : 'text', text, ...at };
  }

  /** Upright, not mirrored, and inside the margins. */
  addPicture([a, b, c, d, x, y]: Matrix): Area {
    const isUpright = a > 0 && d > 0 && Math.abs(b) < 1e-3 && Math.abs(c) < 1e-3;
    if (!isUpright || !this.isInside(x, y, x + a, 0) || !this.isInside(x, y + d, x + a, 0))
      this.refuse('picture');
    const area = { left: x, bottom: y, right: x + a, top: y + d };
    this.places.addCover(area);
    return area;
  }

  private isInside(x: number, y: number, end: number, size: number): boolean {
    const { width, height } = this.sheet;
    // The layout may begin a line of changes by a blank before its edge.
    const isAcross = x > sheet.left - slack - size / 4 && end < width - sheet.right + slack;
    return isAcross && y > sheet.bottom - slack && y + 0.7 * size < height - sheet.top + slack;
  }

  /** It lies beneath all the rest, so it comes first. */
  private isMark({ size, ink }: Run, [a, b, c, d]: Matrix): boolean {
    const isTurned =
      Math.abs(a - mark.cosine) < 1e-3 && Math.abs(d - mark.cosine) < 1e-3 && Math.abs(b + c) < 1e-3;
    return this.places.isEmpty && isTurned && size === mark.size && Math.abs(ink - mark.grey) < 1e-3;
  }

  /** In the middle of the top margin, once (NĐ 30/2020, Annex I, I.7). */
  private isNumber({ text, size, width }: Run, x: number, y: number): boolean {
    const { width: across, height } = this.sheet;
    const { size: own, baselineMm } = formProfile.pageNumber;
    const middle = (sheet.left + across - sheet.right) / 2;
    const isThere =
      Math.abs(x + width / 2 - middle) < 0.5 && Math.abs(height - y - points(baselineMm.value)) < 0.5;
    const isNumber = isThere && size === own.value && /^\d{1,4}$/.test(text) && !this.isNumbered;
    this.isNumbered ||= isNumber;
    return isNumber;
  }

  private refuse(rule: string): never {
    throw new PageUnread(rule, this.page);
  }
}
