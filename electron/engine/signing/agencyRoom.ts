import { points } from '../../../shared/domain/formProfile.ts';
import { sealWidthMm } from '../../../shared/domain/signatureImage.ts';
import type { SignatureField } from '../../../shared/domain/verifyEntry.ts';
import type { Rect } from './signatureAppearance.ts';

/** A millimetre more than the largest seal. */
const roomHeight = points(sealWidthMm.max + 1);

/**
 * The agency's field: from the place beside the head's signature (`calm`) to the middle of it, and high enough for the largest seal,
 * which covers the third of the head's signature at its left (NĐ 30/2020, Annex I, II.8). Frame and text stay in `calm`.
 */
export function agencyRoom(calm: Rect, head: Rect): Rect {
  const middle = (calm[1] + calm[3]) / 2;
  const half = Math.max(roomHeight, calm[3] - calm[1]) / 2;
  return [calm[0], middle - half, Math.max(calm[2], (head[0] + head[2]) / 2), middle + half];
}

/** What of a field made by `agencyRoom` is the place beside the head's signature: the left half, as high as the head's field. */
const calmWidth = 0.5;
const calmHeightMm = 27;

/** The part of a field in which frame and text are drawn: beside the head's signature, not on it. A small field is used as a whole. */
export function calmPart(field: SignatureField, rect: Rect): Rect {
  const [left, bottom, right, top] = rect;
  if (field !== 'sig-agency' || top - bottom < roomHeight - 1) return rect;
  const inset = (top - bottom - points(calmHeightMm)) / 2;
  return [left, bottom + inset, left + (right - left) * calmWidth, top - inset];
}
