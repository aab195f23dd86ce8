import type { SignatureRole, VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { sha256Hex } from './directives/directiveSha256.ts';
import { personSignature } from './personSignature.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import { signaturePlaceOf } from './signaturePlaceOf.ts';
import { type FieldPlan, prepareFields } from './signing/prepareField.ts';
import type { Signer } from './signing/signer.ts';
import { signField } from './signing/signField.ts';
import { readPayload } from './verify/payload.ts';
import { findSignatureFields } from './verify/signatureFields.ts';
import { readStrictPdf, type StrictPdf } from './verify/strictPdf.ts';
import { verdictOf } from './verify/verdict.ts';
import { verifyPdf } from './verify/verifyPdf.ts';

/** Roles of persons: whoever signs with a certificate of their own. */
export type PersonRole = Exclude<SignatureRole, 'seal'>;

export interface SignReturnRequest {
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
  const isFirst = fields.every(({ value }) => value === null);
  const prepared = await withField(request, field, strict.pdf);
  if (!prepared.ok) return prepared;
  const { name, appearance } = personSignature(signer.cert, at, fonts);
  const signed = await signField(prepared.value.pdf, {
    field,
    signer,
    at: new Date(at),
    name,
    reason: null,
    location: payload.value.unit.place,
    appearance: prepared.value.isVisible ? appearance : null,
    certify: isFirst,
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

interface WithField {
  readonly pdf: Uint8Array;
  readonly isVisible: boolean;
}

/** The file with an empty field of the role, which is made when there is none and nobody has signed yet. */
async function withField(
  { pdf, role, fonts }: SignReturnRequest,
  field: PersonField,
  strict: StrictPdf,
): Promise<Result<WithField>> {
  const { fields } = findSignatureFields(strict);
  const own = fields.find(({ name }) => name === field);
  if (own !== undefined) return succeed({ pdf, isVisible: true });
  if (fields.some(({ value }) => value !== null)) return fail('pdf-not-signable', { rule: 'field-missing' });
  if (role !== 'head') return made({ field, page: 1, rect: [0, 0, 0, 0] }, false);
  const payload = readPayload(strict);
  if (!payload.ok) return payload;
  const place = await signaturePlaceOf(pdf, payload.value, fonts);
  return place.ok ? made({ field, ...place.value }, true) : place;

  async function made(plan: FieldPlan, isVisible: boolean): Promise<Result<WithField>> {
    const prepared = await prepareFields(pdf, [plan]);
    return prepared.ok ? succeed({ pdf: prepared.value, isVisible }) : prepared;
  }
}
