import { formProfile, points } from '../../../shared/domain/formProfile.ts';

const { page, margins } = formProfile;

/** The printed area, in points. `top` and `bottom` are margins. */
export const sheet = {
  width: points(page.widthMm),
  height: points(page.heightMm),
  left: points(margins.leftMm.value),
  right: points(margins.rightMm.value),
  top: points(margins.topMm.value),
  bottom: points(margins.bottomMm.value),
} as const;

export const textWidth = sheet.width - sheet.left - sheet.right;
/** On a page laid on its side: the margins stay those of the edges of the sheet as it is read. */
export const landscapeTextWidth = sheet.height - sheet.left - sheet.right;
export const textHeight = sheet.height - sheet.top - sheet.bottom;

/** Above and below the base line of Tinos at size 1. */
export const ascentOfTinos = 1825 / 2048;
export const descentOfTinos = 443 / 2048;
/** Height of one line of Tinos at size 1: ascent, descent and line gap of 2048 units. */
export const lineHeightOfTinos = (1825 + 443 + 87) / 2048;

/** Space between cell border and text, in points. */
export const cellPadding = 4;
export const cellPaddingVertical = 3;
export const tableLine = 0.5;

/** Inner widths of the columns of a table that fills `width`; 0 stands for a share of what is left. */
export function columnWidths(
  fixed: readonly number[],
  shares: readonly number[],
  width = textWidth,
): readonly number[] {
  const used = fixed.reduce((sum, width) => sum + width, 0);
  const frame = fixed.length * 2 * cellPadding + (fixed.length + 1) * tableLine;
  const free = width - used - frame;
  const total = shares.reduce((sum, share) => sum + share, 0);
  return fixed.map((given, index) => (given > 0 ? given : (free * (shares[index] ?? 0)) / total));
}

/** Left edges of the columns on the page, with the right edge of the last. */
export function columnEdges(widths: readonly number[]): readonly number[] {
  const edges: number[] = [sheet.left];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + tableLine + width + 2 * cellPadding);
  return edges;
}
