import type { Payload } from '../../shared/domain/payload.ts';
import { sealLeftOut } from '../../shared/domain/sealRule.ts';
import type { Problem } from '../../shared/problems.ts';
import { problem } from '../../shared/result.ts';
import type { Picture } from './signing/picture.ts';
import type { PlacedPicture } from './signing/pictureAppearance.ts';
import { handPlace, placeInContent, plainHandPlace, sealPlace } from './signing/picturePlaces.ts';
import type { Rect } from './signing/signatureAppearance.ts';
import type { PersonRole } from './signReturn.ts';
import { ownerOf, parseCertificate } from './verify/certificate.ts';
import { nameValue, numberValue } from './verify/cosValues.ts';
import { findSignatureFields, type SignatureFieldFound } from './verify/signatureFields.ts';
import { readStrictPdf, resolve, resolveArray, resolveStream, type StrictPdf } from './verify/strictPdf.ts';

/** The pictures at hand when somebody signs. */
export interface SignaturePictures {
  readonly hand: Picture | null;
  readonly seal: { readonly picture: Picture; readonly widthMm: number } | null;
}

export const noPictures: SignaturePictures = { hand: null, seal: null };

interface Asked {
  readonly role: PersonRole;
  readonly payload: Payload;
  /** Certificate of the signer, DER. */
  readonly cert: Uint8Array;
  readonly pictures: SignaturePictures;
}

export interface PictureDecision {
  readonly picture: PlacedPicture | null;
  /** Told to the person: the seal that is at hand is not drawn. */
  readonly leftOut: Problem | null;
}

const none: PictureDecision = { picture: null, leftOut: null };

/** Which picture the signature of a role shows in a file whose fields are prepared, and where. */
export function pictureFor(pdf: Uint8Array, { role, payload, cert, pictures }: Asked): PictureDecision {
  const { hand, seal } = pictures;
  const wanted = role === 'head' ? hand : role === 'agency' ? seal : null;
  const strict = wanted === null ? null : readStrictPdf(pdf);
  if (!strict?.ok) return none;
  const { fields } = findSignatureFields(strict.pdf);
  const field = (name: string) => fields.find((found) => found.name === name);
  const own = rectOf(strict.pdf, field(`sig-${role}`));
  if (own === null) return none;
  if (role === 'head' && hand !== null) {
    if (payload.sample || own[2] <= own[0]) return none;
    return { picture: { picture: hand, place: handPlace(own, hand) }, leftOut: null };
  }
  if (seal === null) return none;
  const head = field('sig-head');
  const reason = sealLeftOut({
    role,
    payload,
    headHasSigned: head !== undefined && head.value !== null,
    owner: ownerOf(parseCertificate(cert)),
  });
  if (reason === 'role') return none;
  if (reason !== null) return { picture: null, leftOut: problem('seal-not-drawn', { reason }) };
  const place = sealPlace(own, headPlace(strict.pdf, head) ?? own, seal.picture, seal.widthMm);
  return place === null
    ? { picture: null, leftOut: problem('seal-not-drawn', { reason: 'place' }) }
    : { picture: { picture: seal.picture, place }, leftOut: null };
}

function headPlace(pdf: StrictPdf, head: SignatureFieldFound | undefined): Rect | null {
  const rect = rectOf(pdf, head);
  if (rect === null) return null;
  const appearance = resolve(pdf, head?.dict.entries.get('AP'));
  const normal = appearance?.kind === 'dict' ? resolveStream(pdf, appearance.entries.get('N')) : null;
  const isPlain = normal !== null && nameValue(normal.dict.entries.get('Filter')) === null;
  const content = isPlain ? Buffer.from(normal.data).toString('latin1') : '';
  return placeInContent(content, rect) ?? plainHandPlace(rect);
}

function rectOf(pdf: StrictPdf, field: SignatureFieldFound | undefined): Rect | null {
  const items = resolveArray(pdf, field?.dict.entries.get('Rect')) ?? [];
  const [left, bottom, right, top] = items.map((item) => numberValue(resolve(pdf, item)));
  return left == null || bottom == null || right == null || top == null ? null : [left, bottom, right, top];
}
