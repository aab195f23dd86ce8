import { openVietnameseDate } from '../../shared/domain/dates.ts';
import { formProfile } from '../../shared/domain/formProfile.ts';
import type { RequiredSignature } from '../../shared/domain/payload.ts';
import type { PreparedTextField } from '../../shared/domain/verifyEntry.ts';
import type { RenderedReport, SignaturePlace } from './report/renderReport.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import { signaturePlaces } from './report/signaturePlaces.ts';
import type { FieldPlan, TextPlan } from './signing/prepareField.ts';

/** Where the laid-out pages leave room to sign and to fill in. */
export type FieldPlaces = Pick<RenderedReport, 'signaturePlace' | 'openLines'>;

/** What each line for the clerk looks like: the faces of the words beside it (NĐ 30/2020, Annex I, II.3–4). */
const lines = {
  'doc-number': {
    place: 'number',
    face: 'regular',
    fontSize: formProfile.numberLine.size.value,
    align: 'right',
    blank: '.'.repeat(formProfile.numberLine.openDots),
  },
  'doc-date': {
    place: 'date',
    face: 'italic',
    fontSize: formProfile.placeAndDate.size.value,
    align: 'left',
    blank: openVietnameseDate,
  },
} as const;

/**
 * All fields a return needs, at their places: one for each role, and one for each line that is left open. They are made in one
 * revision, because none may be added behind the first signature.
 */
export function fieldPlans(
  { signaturePlace, openLines }: FieldPlaces,
  roles: Iterable<RequiredSignature>,
  fonts: ReportFonts,
): readonly FieldPlan[] {
  const places = signaturePlaces(signaturePlace);
  const signatures = [...new Set(roles)].map(
    (role): FieldPlan => ({ field: `sig-${role}`, ...places[role] }),
  );
  const texts = (['doc-number', 'doc-date'] as const).flatMap((field) => {
    const place = openLines[lines[field].place];
    return place === null ? [] : [textPlan(field, place, fonts)];
  });
  return [...signatures, ...texts];
}

function textPlan(field: PreparedTextField, place: SignaturePlace, fonts: ReportFonts): TextPlan {
  const { face, fontSize, align, blank } = lines[field];
  return { field, ...place, face, fontBytes: fonts[face], fontSize, align, blank };
}

/** The face in which a line is filled in. */
export function lineFont(field: PreparedTextField, fonts: ReportFonts): Uint8Array {
  return fonts[lines[field].face];
}
