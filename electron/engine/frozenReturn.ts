import type { OpenReturn } from '../../shared/contractAnswers.ts';
import {
  allowedActions,
  type KeptFile,
  type KeptSignature,
  type RoadAction,
} from '../../shared/domain/returnRoad.ts';
import type { VerifiedSignature, VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import { fail, failAll, problem, type Result, succeed } from '../../shared/result.ts';
import { sha256Hex } from './directives/directiveSha256.ts';
import type { ExportedReturn } from './exportReturn.ts';
import { fieldPlans } from './fieldPlans.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import type { OpenVaultSession } from './session.ts';
import { fieldPlacesOf } from './signaturePlaceOf.ts';
import { prepareFields } from './signing/prepareField.ts';
import { refusalOf, takeStep } from './storedRoad.ts';
import type { VaultTransaction } from './vault/vault.ts';
import type { Trust } from './verify/checkTrust.ts';
import { isSameDocument } from './verify/sameDocument.ts';
import { findSignatureFields } from './verify/signatureFields.ts';
import { readStrictPdf } from './verify/strictPdf.ts';
import { verdictOf } from './verify/verdict.ts';
import { verifyPdf } from './verify/verifyPdf.ts';

/** Refuses a step before any work is done for it; the transaction that takes the step asks again. */
export function refuseStep({ road }: OpenReturn, action: RoadAction): Result<void> {
  return allowedActions(road).includes(action) ? succeed(undefined) : failAll([refusalOf(road, action)]);
}

/**
 * The unsigned copy with an empty field for each signature it asks for, and for number and date where they are left open:
 * whoever signs, here or with a tool of the office, only fills one, because none may be added behind the first signature.
 */
export async function withFields(
  { bytes, payload }: Pick<ExportedReturn, 'bytes' | 'payload'>,
  fonts: ReportFonts,
): Promise<Result<Uint8Array>> {
  const strict = readStrictPdf(bytes);
  if (strict.ok && findSignatureFields(strict.pdf).fields.length > 0) return succeed(bytes);
  const places = await fieldPlacesOf(bytes, payload, fonts);
  return places.ok
    ? prepareFields(bytes, fieldPlans(places.value, payload.requiredSignatures, fonts))
    : places;
}

/** The newest kept file of a frozen return. */
export function newestFile({ road, complianceReturn }: OpenReturn): KeptFile {
  if (road.newest === null) throw new Error(`return ${complianceReturn.returnId} is not frozen`);
  return road.newest;
}

/**
 * Judges a file of another tool: the kept file, byte for byte, with something behind it that adds only signatures; or the kept
 * file written anew, with the same pages and attachments. Its signatures match.
 */
export function judgeSigned(signed: Buffer, kept: Buffer, file: string, trust: Trust): Result<VerifyEntry> {
  if (signed.equals(kept)) return fail('signed-file-nothing-new', { file });
  const isContinued = signed.subarray(0, kept.length).equals(kept);
  if (!isContinued && !isWrittenAnew(kept, signed)) return fail('signed-file-not-ours', { file });
  const judged = verifyPdf(signed, trust, isContinued ? { original: kept } : {});
  if (judged.signatures.length === 0 && !isContinued) return fail('signed-file-nothing-new', { file });
  const verification = judgeOnTheRoad(judged);
  return verification.verdict === 'invalid'
    ? failAll([problem('signed-file-invalid', { file }), ...verification.problems])
    : succeed(verification);
}

/** Some programs do not continue a file: they write it anew and sign that. */
function isWrittenAnew(kept: Buffer, signed: Buffer): boolean {
  const [ours, theirs] = [readStrictPdf(kept), readStrictPdf(signed)];
  return ours.ok && theirs.ok && isSameDocument(ours.pdf, theirs.pdf);
}

/** On the road a role that has not signed yet is told, but does not make the file invalid, as it does for a receiver. */
export function judgeOnTheRoad(verification: VerifyEntry): VerifyEntry {
  const others = verification.problems.filter(({ code }) => code !== 'signature-missing-role');
  return { ...verification, verdict: verdictOf(others) };
}

/** Keeps a signed file sealed in the vault as what was signed, with its step: both or neither. */
export function keepSigned(
  { vault, evidence }: OpenVaultSession,
  { complianceReturn, road }: OpenReturn,
  signed: {
    readonly bytes: Uint8Array;
    readonly verification: VerifyEntry;
    readonly where: 'here' | 'elsewhere';
    readonly at: string;
    /** Written in the same transaction. */
    readonly also?: (tx: VaultTransaction) => void;
  },
): Promise<Result<string>> {
  const { bytes, verification, where, at, also } = signed;
  const { returnId, version } = complianceReturn;
  const action = where === 'here' ? 'return-signed' : 'return-signed-elsewhere';
  return evidence.putBlob(bytes, action, (tx, blobId) => {
    takeStep(tx, returnId, {
      action: 'signed',
      at,
      slot: vault.slotId,
      version,
      where,
      file: {
        blobId,
        sha256: sha256Hex(bytes),
        sizeBytes: bytes.byteLength,
        pages: road.newest?.pages ?? 1,
        photos: road.newest?.photos ?? 0,
        signatures: verification.signatures.map(keptSignature),
      },
    });
    also?.(tx);
  });
}

function keptSignature({ field, role, signer, signedAt }: VerifiedSignature): KeptSignature {
  return { field, role, signer, signedAt };
}
