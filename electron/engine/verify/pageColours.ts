import type { Operand } from './contentLexer.ts';
import { isName } from './operandValues.ts';
import type { Inks } from './pagePath.ts';
import { PageUnread } from './pageUnread.ts';

/** The two colours of a graphics state, and how many shares a colour has in the colour space that is used: 1 or 3. */
export interface Colours extends Inks {
  readonly fillShares: number;
  readonly strokeShares: number;
}

export const startColours: Colours = { fill: 0, stroke: 0, fillShares: 1, strokeShares: 1 };

/** What an operator changes in the colours; null when it is none of a colour. */
export function colourChange(
  operator: string,
  operands: readonly Operand[],
  { fillShares, strokeShares }: Colours,
  page: number,
): Partial<Colours> | null {
  const fill = (shares: number) => ({ fill: grey(operands, shares, page), fillShares: shares });
  const stroke = (shares: number) => ({ stroke: grey(operands, shares, page), strokeShares: shares });
  switch (operator) {
    case 'cs':
      return { fill: 0, fillShares: sharesOf(operands, page) };
    case 'CS':
      return { stroke: 0, strokeShares: sharesOf(operands, page) };
    case 'g':
      return fill(1);
    case 'rg':
      return fill(3);
    case 'sc':
    case 'scn':
      return fill(fillShares);
    case 'G':
      return stroke(1);
    case 'RG':
      return stroke(3);
    case 'SC':
    case 'SCN':
      return stroke(strokeShares);
    default:
      return null;
  }
}

function sharesOf(operands: readonly Operand[], page: number): number {
  const shares = isName(operands[0], 'DeviceRGB') ? 3 : isName(operands[0], 'DeviceGray') ? 1 : 0;
  return shares === 0 || operands.length !== 1 ? refuse(page) : shares;
}

/** A colour of too few or too many shares for its space leaves the one before it in some viewers. */
function grey(operands: readonly Operand[], shares: number, page: number): number {
  if (operands.length !== shares) refuse(page);
  const [red, ...others] = operands.map((operand) =>
    operand.kind === 'number' ? operand.value : refuse(page),
  );
  return red !== undefined && others.every((share) => share === red) ? red : Number.NaN;
}

function refuse(page: number): never {
  throw new PageUnread('colour', page);
}
