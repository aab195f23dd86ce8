import { PageUnread } from './pageUnread.ts';

/** The operators that the layout writes, and those of other programs that say the same, each with its number of operands. */
const onPages: ReadonlyMap<string, number> = new Map([
  ...nothing('q', 'Q', 'BT', 'EMC', 'f'),
  ['cm', 6],
  ['gs', 1],
  ['w', 1],
  ['J', 1],
  ['j', 1],
  ['d', 2],
  ['BMC', 1],
  ['BDC', 2],
  ['Do', 1],
  ['m', 2],
  ['re', 4],
]);
/** Between the first point of a path and its painting the path goes on, or the colour is chosen. */
const inPaths: ReadonlyMap<string, number> = new Map([...nothing('S', 'f'), ['gs', 1], ['l', 2], ['re', 4]]);
const inTexts: ReadonlyMap<string, number> = new Map([
  ...nothing('ET'),
  ['Tm', 6],
  ['Tf', 2],
  ['TJ', 1],
  ['Tr', 1],
  ['Ts', 1],
]);
const colours = ['cs', 'CS', 'g', 'G', 'rg', 'RG', 'sc', 'SC', 'scn', 'SCN'];
const known = new Set([...onPages.keys(), ...inPaths.keys(), ...inTexts.keys(), ...colours]);

function nothing(...operators: string[]): [string, number][] {
  return operators.map((operator) => [operator, 0]);
}

/**
 * The order in which the layout writes the operators of a page. Viewers do not agree on what stands in another one: which matrix a path
 * is drawn by that is changed before its painting, where the pen is behind a text, what operands too many or too few are worth.
 */
export class ContentOrder {
  private readonly page: number;
  private place: 'page' | 'path' | 'text' = 'page';
  /** Whether the pen stands where the last Tm has put it. */
  private isPlaced = false;

  constructor(page: number) {
    this.page = page;
  }

  /** Throws `PageUnread` for an operator that the layout does not write (`operator`), or not there or not so (`content`). */
  step(operator: string, operands: number): void {
    if (!known.has(operator)) throw new PageUnread('operator', this.page);
    if (!this.isExpected(operator, operands)) throw new PageUnread('content', this.page);
    if (operator === 'm' || operator === 're') this.place = 'path';
    else if (operator === 'BT') this.place = 'text';
    else if (['S', 'f', 'ET'].includes(operator)) this.place = 'page';
    if (operator === 'Tm') this.isPlaced = true;
    else if (operator === 'BT' || operator === 'TJ') this.isPlaced = false;
  }

  private isExpected(operator: string, operands: number): boolean {
    const { place } = this;
    if (place === 'text') {
      // Another text before it has moved the pen.
      if (operator === 'TJ' && !this.isPlaced) return false;
      return inTexts.get(operator) === operands;
    }
    if (colours.includes(operator)) return true;
    return (place === 'path' ? inPaths : onPages).get(operator) === operands;
  }
}
