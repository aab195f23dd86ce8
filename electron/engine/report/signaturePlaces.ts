import { formProfile, points } from '../../../shared/domain/formProfile.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { agencyRoom } from '../signing/agencyRoom.ts';
import type { SignaturePlace } from './renderReport.ts';
import { sheet, textWidth } from './sheet.ts';

/** Room for the lines under "Nơi nhận" at the left of the agency's signature, in points. */
const distributionWidth = 112;
const preparerHeight = 36;

/** The clear height between position and name, in the right half of the page (NĐ 30/2020, Annex I, box 7c); `bottom` is the top of the name. */
export function headPlace(page: number, bottom: number): SignaturePlace {
  const left = sheet.left + textWidth / 2;
  const top = bottom + points(formProfile.signature.clearMm.value);
  return { page, rect: [left + 10, bottom + 4, sheet.width - sheet.right - 10, top - 4] };
}

/**
 * Where each role signs, from the place of the head: the agency at the left of the head's signature and, with its seal, over
 * a third of it (NĐ 30/2020, Annex I, II.8), the preparer below "Nơi nhận". No frame or text of a field lies on text or on another.
 */
export function signaturePlaces(head: SignaturePlace): Readonly<Record<RequiredSignature, SignaturePlace>> {
  const [, bottom, , top] = head.rect;
  const middle = sheet.left + textWidth / 2;
  return {
    head,
    agency: {
      page: head.page,
      rect: agencyRoom([sheet.left + distributionWidth, bottom, middle, top], head.rect),
    },
    preparer: {
      page: head.page,
      rect: [sheet.left, bottom, sheet.left + distributionWidth - 6, bottom + preparerHeight],
    },
  };
}
