import type { Payload } from '../../../shared/domain/payload.ts';
import type { ReportFonts } from './reportFonts.ts';

/**
 * Reads the text back from the pages and looks for every text of the payload.
 * Returns the places that are not fully on the pages: item ids, then `texts.direction`, `evidence[3]`, …; [] = nothing is lost.
 */
export function comparePages(
  _pdf: Uint8Array,
  _payload: Payload,
  _fonts: ReportFonts,
): Promise<readonly string[]> {
  throw new Error('not built yet');
}
