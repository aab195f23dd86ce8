import type { Payload } from '../../shared/domain/payload.ts';
import type { PreparedTextField, SignatureRole, VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { type ClerkEntry, clerkFills, openLinesOf } from './clerkFills.ts';
import { sha256Hex } from './directives/directiveSha256.ts';
import { fieldPlans } from './fieldPlans.ts';
import { personSignature, signerNotices } from './personSignature.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import { noPictures, pictureFor, type SignaturePictures } from './signaturePictures.ts';
import { fieldPlacesOf } from './signaturePlaceOf.ts';
import { prepareFields } from './signing/prepareField.ts';
import type { Signer } from './signing/signer.ts';
import { signPreparedField } from './signing/signPreparedField.ts';
import type { TextFill } from './signing/textField.ts';
import { findActiveContent } from './verify/activeContent.ts';
import { comparePayload } from './verify/comparePayload.ts';
import { type PayloadFile, readPayloadFile } from './verify/payload.ts';
import { findSignatureFields } from './verify/signatureFields.ts';
import { readStrictPdf, type StrictPdf } from './verify/strictPdf.ts';
import { verdictOf } from './verify/verdict.ts';
import { verifyPdf } from './verify/verifyPdf.ts';

/** Roles of persons: whoever signs with a certificate of their own. */
export type PersonRole = Exclude<SignatureRole, 'seal'>;

interface SignReturnRequest {
  /** A return as this program exports it. */
  readonly pdf: Uint8Array;
  /** For messages. */
  readonly fileName: string;
  readonly role: PersonRole;
  readonly signer: Signer;
  /** The time the signature claims, ISO 8601 with offset. */
  readonly at: string;
  readonly fonts: ReportFonts;
  /** Left out: the signature shows text alone. */
  readonly pictures?: SignaturePictures;
  /** What the agency's signature fills into the lines left open for number and date. */
  readonly entry?: ClerkEntry;
}

export interface SignedReturn {
  readonly bytes: Uint8Array;
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string;
  readonly field: PersonField;
  /** The lines that were filled in. */
  readonly filled: readonly PreparedTextField[];
  /** Name in the signer's certificate. */
  readonly signer: string;
  /** What the person is told although the file was signed: a certificate of somebody else, a seal that was not drawn. */
  readonly notices: readonly Problem[];
  /** What verifying `bytes` found, without roots or pins. */
  readonly verification: VerifyEntry;
}

type PersonField = `sig-${PersonRole}`;

/**
 * Signs a finished return in the field of a role, prepared or not, and checks the outcome. A role whose signature is still
 * missing is no fault here: others sign after this one. The agency's signature fills what was left open for the clerk.
 */
export async function signReturn(request: SignReturnRequest): Promise<Result<SignedReturn>> {
  const { pdf, role, signer, at, fonts, fileName } = request;
  const field: PersonField = `sig-${role}`;
  const strict = readStrictPdf(pdf);
  if (!strict.ok) return fail('pdf-not-signable', { rule: strict.broken.rule });
  const read = readPayloadFile(strict.pdf);
  if (!read.ok) return read;
  const { payload } = read.value;
  // Before the key is used: a try of a token is not to be spent on a file that is refused.
  const altered = alterationsOf(strict.pdf, read.value);
  if (altered.length > 0) return fail('return-not-as-exported', { found: altered });
  const { fields } = findSignatureFields(strict.pdf);
  const prepared = await withField(request, payload, [
    ...fields.map(({ name, value }) => ({ name, isSigned: value !== null })),
    ...openLinesOf(strict.pdf).map((name) => ({ name, isSigned: false })),
  ]);
  if (!prepared.ok) return prepared;
  const fills = role === 'agency' ? fillsOf(prepared.value, payload, request) : succeed([]);
  if (!fills.ok) return fills;
  const { cert } = signer;
  const pictures = request.pictures ?? noPictures;
  const shown = pictureFor(prepared.value, { role, payload, cert, pictures });
  const { name, appearance } = personSignature(signer.cert, at, fonts);
  const signed = await signPreparedField(prepared.value, {
    field,
    signer,
    at: new Date(at),
    name,
    reason: null,
    location: payload.unit.place,
    appearance,
    picture: shown.picture,
    fills: fills.value,
  });
  if (!signed.ok) return signed;
  const verification = verifyPdf(signed.value, { roots: [], pins: [], now: new Date(at) });
  const faults = verification.problems.filter(({ code }) => code !== 'signature-missing-role');
  if (verdictOf(faults) === 'invalid' || faults.some(({ code }) => code === 'page-text-unread')) {
    const reason = faults.map(({ code }) => code).join(', ');
    return fail('export-self-check-failed', { file: fileName, reason });
  }
  const filled = fills.value.map((fill) => fill.field);
  const sha256 = sha256Hex(signed.value);
  const notices = [...signerNotices(role, cert, payload), ...(shown.leftOut === null ? [] : [shown.leftOut])];
  return succeed({ bytes: signed.value, sha256, field, filled, signer: name, notices, verification });
}

/** What somebody may have put into the file since it was exported: the one who signs answers for all that is shown or done. */
function alterationsOf(pdf: StrictPdf, file: PayloadFile): readonly string[] {
  const active = findActiveContent(pdf);
  if (active !== null) return [`active-content ${active}`];
  return comparePayload(pdf, file).map(({ code, facts }) => {
    const places = 'items' in facts ? facts.items : 'rule' in facts ? [facts.rule] : [];
    return [code, ...places].join(' ');
  });
}

function fillsOf(
  pdf: Uint8Array,
  payload: Payload,
  { entry, fonts }: SignReturnRequest,
): Result<readonly TextFill[]> {
  const strict = readStrictPdf(pdf);
  if (!strict.ok) return fail('pdf-not-signable', { rule: strict.broken.rule });
  return clerkFills(entry ?? { number: null, date: null }, openLinesOf(strict.pdf), payload, fonts);
}

/**
 * The file with an empty field of the role; a role that the file does not ask for has none and gets none. Where there is none and nobody has signed yet, the fields of all required roles are
 * made at once, because none may be added behind the first signature, each at its place.
 */
async function withField(
  { pdf, role, fonts }: SignReturnRequest,
  payload: Payload,
  fields: readonly { readonly name: string; readonly isSigned: boolean }[],
): Promise<Result<Uint8Array>> {
  const names = new Set(fields.map(({ name }) => name));
  if (names.has(`sig-${role}`)) return succeed(pdf);
  if (role !== 'head' && !payload.requiredSignatures.includes(role)) return fail('role-not-asked', { role });
  if (fields.some(({ isSigned }) => isSigned)) return fail('pdf-not-signable', { rule: 'field-missing' });
  const places = await fieldPlacesOf(pdf, payload, fonts);
  if (!places.ok) return places;
  const plans = fieldPlans(places.value, [...payload.requiredSignatures, role], fonts);
  return prepareFields(
    pdf,
    plans.filter(({ field }) => !names.has(field)),
  );
}
