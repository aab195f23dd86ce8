import { signatureRoles } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { isCertificationInOrder, namesFirst } from './certification.ts';
import {
  type CheckedSignature,
  checkSignature,
  type PrintedNames,
  placeOf,
  type SignaturePlace,
  type SignatureSetting,
} from './checkSignature.ts';
import type { Trust } from './checkTrust.ts';
import { isWhitespace } from './cosBytes.ts';
import { isOwnSignature } from './filledFields.ts';
import { judgeRevisions } from './judgeRevisions.ts';
import { shownProblems } from './shownSigner.ts';
import type { SignatureFieldFound } from './signatureFields.ts';
import { coveringProblems, filledLines, findPages, type ShownAt, shownAt } from './signaturePlacement.ts';
import { readStrictPdf, type StrictPdf } from './strictPdf.ts';
import { verdictOf } from './verdict.ts';

export interface CheckedSignatures {
  readonly signatures: readonly CheckedSignature[];
  /** Findings on the file as a whole. */
  readonly problems: readonly Problem[];
}

interface Standing {
  readonly field: SignatureFieldFound;
  readonly place: SignaturePlace | null;
  /** Revision that its dictionary stands in; -1 when that cannot be told. */
  readonly revision: number;
  readonly coversRevision: boolean;
  readonly shown: ShownAt;
}

/** Judges each signature for its own revision, and each revision behind the first signature (or behind the original file). */
export function checkSignatures(
  pdf: StrictPdf,
  fields: readonly SignatureFieldFound[],
  trust: Trust,
  original: Uint8Array | null,
  printed: PrintedNames | null,
): CheckedSignatures {
  const pages = findPages(pdf);
  const standings = fields.map((field) => standingOf(pdf, field, shownAt(pdf, field.dict, pages)));
  const problems: Problem[] = [];
  const first = standings.reduce<Standing | null>(
    (earliest, standing) =>
      standing.revision >= 0 && (earliest === null || standing.revision < earliest.revision)
        ? standing
        : earliest,
    null,
  );
  const given = original === null ? null : revisionsContinued(pdf, original);
  if (given === 0) problems.push(problem('original-not-continued', {}));
  const from = given === null || given === 0 ? (first?.revision ?? pdf.revisions.length) + 1 : given;
  const judged = judgeRevisions(pdf, from, first !== null && first.revision < from);
  const refused = judged.find((revision) => !revision.ok);
  if (refused !== undefined && !refused.ok)
    problems.push(problem('revision-refused', { revision: refused.index + 1, rule: refused.rule }));
  if (!namesFirst(pdf, first?.field.value ?? null))
    problems.push(problem('pdf-structure', { rule: 'permissions', offset: 0 }));
  const filled = standings.map(({ field, shown }) => ({ name: field.name, shown }));
  problems.push(...coveringProblems([...filled, ...filledLines(pdf, pages)]));

  const lastRevision = pdf.revisions.length - 1;
  const signatures = standings.map((standing) => {
    const isFirst = standing === first;
    const isFollowed = standing.revision < lastRevision;
    const isContinued = isFollowed && (refused === undefined || refused.index <= standing.revision);
    const signature = checkOne(pdf, standing, trust, { isContinued, printed });
    const { value, name } = standing.field;
    const inOrder = value === null || isCertificationInOrder(pdf, value, isFirst, isFollowed);
    return inOrder
      ? signature
      : withProblem(signature, problem('signature-malformed', { field: name, rule: 'certification' }));
  });
  return { signatures, problems };
}

function checkOne(
  pdf: StrictPdf,
  standing: Standing,
  trust: Trust,
  { isContinued, printed }: Pick<SignatureSetting, 'isContinued' | 'printed'>,
): CheckedSignature {
  const { field, place, coversRevision, shown } = standing;
  const { name, isPlain } = field;
  if (place === null) {
    const problems = [problem('signature-malformed', { field: name, rule: 'dictionary' })];
    const unknown = {
      role: null,
      signer: null,
      signedAt: null,
      coversWholeFile: false,
      trusted: false,
      certificate: null,
    };
    return { field: name, ...unknown, coversRevision, problems };
  }
  const isElsewhere = isPlain && !Object.hasOwn(signatureRoles, name);
  const signature = checkSignature(pdf.bytes, place, trust, {
    coversRevision,
    isContinued,
    isElsewhere,
    printed,
  });
  const { page, rect } = shown;
  if (!isElsewhere) {
    if (signature.role === null || field.value === null) return signature;
    const told = shownProblems(pdf, field, signature).reduce(withProblem, signature);
    if (isOwnSignature(field.value)) return told;
    return withProblem(
      told,
      problem('filled-elsewhere', { field: name, signer: signature.signer ?? '?', page, rect }),
    );
  }
  return withProblem(
    signature,
    problem('added-elsewhere', { field: name, signer: signature.signer ?? '?', page, rect }),
  );
}

function withProblem(signature: CheckedSignature, found: Problem): CheckedSignature {
  const problems = [...signature.problems, found];
  return { ...signature, problems, trusted: signature.trusted && verdictOf(problems) === 'valid' };
}

function standingOf(pdf: StrictPdf, field: SignatureFieldFound, shown: ShownAt): Standing {
  const place = field.value === null ? null : placeOf(field.name, field.value);
  if (place === null) return { field, place, revision: -1, coversRevision: false, shown };
  const revision = pdf.revisions.findIndex(
    ({ start, end }) => place.contents.start >= start && place.contents.end <= end,
  );
  const [, , gapEnd = Number.NaN, tail = Number.NaN] = place.byteRange;
  return { field, place, revision, coversRevision: endsAt(pdf, revision, gapEnd + tail), shown };
}

/** A revision ends behind its `%%EOF` or behind the end of that line; the last one where the file ends. */
function endsAt(pdf: StrictPdf, index: number, covered: number): boolean {
  const revision = pdf.revisions[index];
  if (revision === undefined || !Number.isSafeInteger(covered)) return false;
  if (index === pdf.revisions.length - 1) return covered === pdf.bytes.length;
  const behind = covered - revision.end;
  return behind >= 0 && behind <= 2 && pdf.bytes.subarray(revision.end, covered).every(isWhitespace);
}

/** How many revisions of the file are the original one; 0 when the file does not begin with it. */
function revisionsContinued(pdf: StrictPdf, original: Uint8Array): number {
  const isPrefix = Buffer.from(pdf.bytes.buffer, pdf.bytes.byteOffset, pdf.bytes.length)
    .subarray(0, original.length)
    .equals(original);
  const strict = isPrefix ? readStrictPdf(original) : null;
  return strict?.ok ? strict.pdf.revisions.length : 0;
}
