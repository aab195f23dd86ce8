import type { Payload } from '../../shared/domain/payload.ts';
import type { SignatureRole, VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { sha256Hex } from './directives/directiveSha256.ts';
import { personSignature } from './personSignature.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import { signaturePlaces } from './report/signaturePlaces.ts';
import { signaturePlaceOf } from './signaturePlaceOf.ts';
import { type FieldPlan, prepareFields } from './signing/prepareField.ts';
import type { Signer } from './signing/signer.ts';
import { signPreparedField } from './signing/signPreparedField.ts';
import { readPayload } from './verify/payload.ts';
import { findSignatureFields, type SignatureFieldFound } from './verify/signatureFields.ts';
import { readStrictPdf } from './verify/strictPdf.ts';
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
}

export interface SignedReturn {
  readonly bytes: Uint8Array;
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string;
  readonly field: PersonField;
  /** Name in the signer's certificate. */
  readonly signer: string;
  /** What verifying `bytes` found, without roots or pins. */
  readonly verification: VerifyEntry;
}

type PersonField = `sig-${PersonRole}`;

/**
 * Signs a finished return in the field of a role, prepared or not, and checks the outcome. A role whose signature is still
 * missing is no fault here: others sign after this one.
 */
export async function signReturn(request: SignReturnRequest): Promise<Result<SignedReturn>> {
  const { pdf, role, signer, at, fonts, fileName } = request;
  const field: PersonField = `sig-${role}`;
  const strict = readStrictPdf(pdf);
  if (!strict.ok) return fail('pdf-not-signable', { rule: strict.broken.rule });
  const payload = readPayload(strict.pdf);
  if (!payload.ok) return payload;
  const { fields } = findSignatureFields(strict.pdf);
  const prepared = await withField(request, payload.value, fields);
  if (!prepared.ok) return prepared;
  const { name, appearance } = personSignature(signer.cert, at, fonts);
  const signed = await signPreparedField(prepared.value, {
    field,
    signer,
    at: new Date(at),
    name,
    reason: null,
    location: payload.value.unit.place,
    appearance,
  });
  if (!signed.ok) return signed;
  const verification = verifyPdf(signed.value, { roots: [], pins: [], now: new Date(at) });
  const faults = verification.problems.filter(({ code }) => code !== 'signature-missing-role');
  if (verdictOf(faults) === 'invalid') {
    const reason = faults.map(({ code }) => code).join(', ');
    return fail('export-self-check-failed', { file: fileName, reason });
  }
  return succeed({ bytes: signed.value, sha256: sha256Hex(signed.value), field, signer: name, verification });
}

/**
 * The file with an empty field of the role. Where there is none and nobody has signed yet, the fields of all required roles are
 * made at once, because none may be added behind the first signature, each at its place.
 */
async function withField(
  { pdf, role, fonts }: SignReturnRequest,
  payload: Payload,
  fields: readonly SignatureFieldFound[],
): Promise<Result<Uint8Array>> {
  const has = (wanted: PersonRole) => fields.some(({ name }) => name === `sig-${wanted}`);
  if (has(role)) return succeed(pdf);
  if (fields.some(({ value }) => value !== null)) return fail('pdf-not-signable', { rule: 'field-missing' });
  const place = await signaturePlaceOf(pdf, payload, fonts);
  if (!place.ok) return place;
  const places = signaturePlaces(place.value);
  const wanted = [...new Set([...payload.requiredSignatures, role])].filter((other) => !has(other));
  const plans: FieldPlan[] = wanted.map((other) => ({ field: `sig-${other}`, ...places[other] }));
  return prepareFields(pdf, plans);
}
