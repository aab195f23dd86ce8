import type { Payload } from '../../../shared/domain/payload.ts';
import type { VerifiedPayload, VerifiedSignature, VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import { visibleName, visibleProblem } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { findActiveContent } from './activeContent.ts';
import { aloneSetting, type CheckedSignature, checkSignature } from './checkSignature.ts';
import { checkSignatures } from './checkSignatures.ts';
import type { Trust } from './checkTrust.ts';
import { comparePayload } from './comparePayload.ts';
import { contentHashes } from './contentHashes.ts';
import { checkEmbedded } from './embeddedEvidence.ts';
import { enteredProblems, enteredTexts } from './enteredTexts.ts';
import { readPayloadFile } from './payload.ts';
import { findRawSignature } from './rawSignature.ts';
import { findSignatureFields } from './signatureFields.ts';
import { areRectanglesWhole, coveringProblems, emptyFields } from './signaturePlacement.ts';
import { signedRoles } from './signedRoles.ts';
import { readStrictPdf } from './strictPdf.ts';
import { verdictOf } from './verdict.ts';
import { WorkExceeded } from './work.ts';

/** Each one is a hash over the whole file: a hostile file must not ask for thousands. */
const maximumSignatures = 16;

export interface VerifyOptions {
  /** The file as it was exported: the signed one must be this file, continued. Without it the first signature is the measure. */
  readonly original?: Uint8Array;
}

/**
 * Checks one returned file: integrity, completeness, signers (SIGNING.md, "Verdict"). Every signature is judged for its own
 * revision and every revision behind the first signature for what it adds. Never throws: whatever goes wrong makes the file
 * invalid.
 */
export function verifyPdf(bytes: Uint8Array, trust: Trust, options: VerifyOptions = {}): VerifyEntry {
  try {
    return verify(bytes, trust, options);
  } catch (error) {
    const isTooMuch = error instanceof WorkExceeded;
    return entryOf([], null, [
      isTooMuch ? problem('file-asks-too-much', { part: error.part }) : problem('pdf-unparsable', {}),
    ]);
  }
}

function verify(bytes: Uint8Array, trust: Trust, { original }: VerifyOptions): VerifyEntry {
  // Comparisons with a time that is none are never true, so no certificate would be found expired.
  if (Number.isNaN(trust.now.getTime())) throw new Error('the time of the check is not a time');
  if (bytes.length === 0) return entryOf([], null, [problem('file-empty', {})]);
  const strict = readStrictPdf(bytes);
  if (!strict.ok) return judgeUnstructured(bytes, strict.broken, trust);
  const { pdf } = strict;
  const within = { ...trust, work: pdf.work };
  const problems: Problem[] = [];
  const active = findActiveContent(pdf);
  if (active !== null) problems.push(problem('active-content', { kind: active }));

  const found = findSignatureFields(pdf);
  if (found.hasStraySignature)
    problems.push(problem('pdf-structure', { rule: 'stray-signature', offset: 0 }));
  const signed = found.fields.filter(({ value }) => value !== null);
  if (signed.length > maximumSignatures) {
    return entryOf([], null, [...problems, problem('pdf-structure', { rule: 'signature-count', offset: 0 })]);
  }
  if (found.hasTooMany)
    return entryOf([], null, [...problems, problem('pdf-structure', { rule: 'field-count', offset: 0 })]);
  if (!areRectanglesWhole(pdf, found.fields))
    problems.push(problem('pdf-structure', { rule: 'field-rectangle', offset: 0 }));
  const read = readPayloadFile(pdf);
  const printed = read.ok ? read.value.payload : null;
  const checked = checkSignatures(pdf, signed, within, original ?? null, printed);
  const roles = read.ok ? signedRoles(read.value.payload, checked.signatures) : null;
  const signatures = roles?.signatures ?? checked.signatures;
  problems.push(...checked.problems);
  problems.push(...coveringProblems(emptyFields(pdf, found.fields)), ...enteredProblems(pdf));
  if (signatures.length === 0) problems.push(problem('no-signature', {}));

  if (!read.ok) problems.push(...read.problems);
  else problems.push(...(roles?.problems ?? []), ...checkEmbedded(pdf, read.value.payload));
  const covered = signatures.some((signature) => signature.coversWholeFile && isSound(signature));
  const proven = covered && signatures.every(isSound) && verdictOf(problems.filter(isAlteration)) === 'valid';
  // Only what is whole so far is compared: it costs more than all the rest.
  if (read.ok && proven) problems.push(...comparePayload(pdf, read.value));
  const isRead = proven && verdictOf(problems.filter(isAlteration)) === 'valid';
  const entry = entryOf(signatures, read.ok && isRead ? read.value.payload : null, problems);
  if (!read.ok || entry.payload === null) return entry;
  const entered = enteredTexts(pdf);
  const payloadSha256 = sha256Hex(read.value.bytes);
  const content = contentHashes(read.value.payload);
  return { ...entry, payloadSha256, content, ...(entered === null ? {} : { entered }) };
}

/** Files the strict reader refuses are never valid; with cross-reference streams a whole, intact signature leaves it open. */
function judgeUnstructured(
  bytes: Uint8Array,
  broken: { readonly rule: string; readonly offset: number },
  trust: Trust,
): VerifyEntry {
  if (broken.rule === 'size') return entryOf([], null, [problem('file-asks-too-much', { part: 'objects' })]);
  if (broken.rule === 'header') return entryOf([], null, [problem('not-a-pdf', {})]);
  if (broken.rule === 'end-of-file') return entryOf([], null, [problem('pdf-unparsable', {})]);
  if (broken.rule !== 'xref-stream') return entryOf([], null, [problem('pdf-structure', broken)]);
  const place = findRawSignature(bytes);
  if (place === null) return entryOf([], null, [problem('xref-stream', {}), problem('no-signature', {})]);
  const signature = checkSignature(bytes, place, trust, { ...aloneSetting, isElsewhere: true });
  return entryOf([{ ...signature, trusted: false }], null, [problem('xref-stream', {})]);
}

function isSound(signature: VerifiedSignature): boolean {
  return verdictOf(signature.problems) !== 'invalid';
}

/** Incomplete is not altered: what a missing signer has not signed, the others still have. */
function isAlteration({ code }: Problem): boolean {
  return code !== 'signature-missing-role';
}

/** Names of the file are made visible here, for everybody who shows the answer. */
function entryOf(
  found: readonly CheckedSignature[],
  payload: Payload | null,
  problems: readonly Problem[],
): VerifyEntry {
  const signatures = found.map(({ certificate: _, ...signature }) => ({
    ...signature,
    field: visibleName(signature.field),
    signer: signature.signer === null ? null : visibleName(signature.signer),
    problems: signature.problems.map(visibleProblem),
  }));
  const all = [
    ...problems.map(visibleProblem),
    ...signatures.flatMap((signature, i) =>
      signature.problems.map((found): Problem => ({ ...found, path: `signatures[${i}]` })),
    ),
  ];
  return {
    verdict: verdictOf(all),
    signatures,
    payload: payload === null ? null : verifiedPayload(payload),
    problems: all,
  };
}

function verifiedPayload(payload: Payload): VerifiedPayload {
  const { directive, unit, counts, returnId, version, exportedAt, number, issuedOn } = payload;
  const { amendment, requiredSignatures } = payload;
  return {
    ...{ directive, unit, counts, returnId, version, exportedAt, number, issuedOn, requiredSignatures },
    amendment: amendment === null ? null : { number: amendment.number, replaces: amendment.replaces },
  };
}
