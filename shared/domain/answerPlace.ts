/** A rectangle of a page as shares of its width and height, 0 to 1, from the upper left corner. */
export interface PageRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where an item stands on a printed page. */
export interface AnswerPlace {
  readonly itemId: string;
  /** Counted from 1. */
  readonly page: number;
  /** All columns. */
  readonly row: PageRect;
  /** The cell of the answer alone. */
  readonly answer: PageRect;
}
