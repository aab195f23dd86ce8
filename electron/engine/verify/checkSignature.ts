import type { Payload } from '../../../shared/domain/payload.ts';
import { cutNamePrinted, otherNamePrinted } from '../../../shared/domain/signerNames.ts';
import {
  type SignatureRole,
  signatureRoles,
  type VerifiedSignature,
} from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { type Certificate, ownerOf, subjectName } from './certificate.ts';
import { checkCms } from './checkCms.ts';
import { checkTrust, type Trust } from './checkTrust.ts';
import type { CosDict, CosString } from './cosValues.ts';
import { nameValue, numberValue, textValue } from './cosValues.ts';
import { verdictOf } from './verdict.ts';

/** Where a signature says it stands, and what it says about itself. Read from its dictionary. */
export interface SignaturePlace {
  readonly field: string;
  /** `<…>` of /Contents in the file, brackets included. */
  readonly contents: Pick<CosString, 'start' | 'end' | 'hex'>;
  readonly byteRange: readonly number[];
  readonly subFilter: string | null;
  readonly claimedTime: string | null;
}

/** Null when the dictionary has no /Contents or /ByteRange at all. */
export function placeOf(field: string, dictionary: CosDict): SignaturePlace | null {
  const contents = dictionary.entries.get('Contents');
  const byteRange = dictionary.entries.get('ByteRange');
  if (contents?.kind !== 'string' || byteRange?.kind !== 'array') return null;
  return {
    field,
    contents,
    byteRange: byteRange.items.map((item) => numberValue(item) ?? Number.NaN),
    subFilter: nameValue(dictionary.entries.get('SubFilter')),
    claimedTime: textValue(dictionary.entries.get('M')),
  };
}

/** Where a signature stands among the revisions of its file. */
export interface SignatureSetting {
  /** Whether it covers the file up to the end of the revision it stands in. */
  readonly coversRevision: boolean;
  /** Whether every later revision only adds what may be added. */
  readonly isContinued: boolean;
  /** Made by another program in a field of its own (SIGNING.md, "Continued elsewhere"). */
  readonly isElsewhere: boolean;
  /** What the pages say of signer and unit; null when there is no payload to ask. */
  readonly printed: PrintedNames | null;
}

export type PrintedNames = Pick<Payload, 'signer' | 'unit'>;

/** The only signature of a file, as far as can be seen. */
export const aloneSetting: SignatureSetting = {
  coversRevision: true,
  isContinued: false,
  isElsewhere: false,
  printed: null,
};

const elsewhereFilters = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'];

/** A signature as it is handed on, with the certificate that it holds by; null when none could be read. */
export interface CheckedSignature extends VerifiedSignature {
  readonly certificate: Certificate | null;
}

/** All checks on one signature. `problems` without one that lowers the verdict means: intact and trusted. */
export function checkSignature(
  file: Uint8Array,
  place: SignaturePlace,
  trust: Trust,
  { coversRevision, isContinued, isElsewhere, printed }: SignatureSetting,
): CheckedSignature {
  const { field, subFilter } = place;
  const role = roleOf(field);
  const signedAt = parseClaimedTime(place.claimedTime);
  const time = signedAt?.toISOString() ?? null;
  const blank = { field, role, signer: null, signedAt: time, coversRevision, certificate: null };
  // Another program may have filled a person's prepared field; nobody but the vault makes its seal.
  const mayBeForeign = isElsewhere || (role !== null && role !== 'seal');
  const rule = brokenPlacement(file, place, mayBeForeign ? elsewhereFilters : ['ETSI.CAdES.detached']);
  if (rule !== null) {
    const problems = [problem('signature-malformed', { field, rule })];
    return { ...blank, coversWholeFile: false, trusted: false, problems };
  }
  const [, gapStart = 0, gapEnd = 0, tail = 0] = place.byteRange;
  const coversWholeFile = gapEnd + tail === file.length;
  const slot = Buffer.from(latin1(file, gapStart + 1, gapEnd - 1), 'hex');
  const signedParts = [file.subarray(0, gapStart), file.subarray(gapEnd, gapEnd + tail)];
  const cms = checkCms(field, slot, signedParts, subFilter === 'adbe.pkcs7.detached' ? 'pkcs7' : 'cades');

  const problems: Problem[] = [...cms.problems];
  if (!coversWholeFile && !isContinued) problems.push(problem('later-revision', { field }));
  if (!coversRevision && !problems.some(({ code }) => code === 'later-revision'))
    problems.push(problem('signature-malformed', { field, rule: 'revision' }));
  if (role === null && !isElsewhere) problems.push(problem('signature-field-unknown', { field }));
  if (signedAt === null) problems.push(problem('claimed-time-missing', { field }));
  else if (signedAt > trust.now) {
    problems.push(problem('claimed-time-in-future', { field, signedAt: signedAt.toISOString() }));
  }
  if (cms.signer === null) return { ...blank, coversWholeFile, trusted: false, problems };

  const signer = subjectName(cms.signer);
  const vouched = checkTrust(field, role, cms.signer, cms.certificates, signedAt, trust);
  problems.push(...vouched.problems);
  const trusted = verdictOf(problems) === 'valid';
  const other = printed === null ? null : otherNamePrinted(role, ownerOf(cms.signer), printed);
  if (other !== null) problems.push(problem('signer-name-differs', { field, signer, printed: other }));
  const whole = printed === null ? null : cutNamePrinted(role, ownerOf(cms.signer), printed);
  if (whole !== null) problems.push(problem('signer-name-cut', { field, signer, printed: whole }));
  problems.push(problem('no-timestamp', { field }));
  if (role !== 'seal' && !vouched.isOfficial) problems.push(problem('not-official-signature', { signer }));
  return { ...blank, signer, coversWholeFile, trusted, problems, certificate: cms.signer };
}

function roleOf(field: string): SignatureRole | null {
  return Object.hasOwn(signatureRoles, field) ? signatureRoles[field as keyof typeof signatureRoles] : null;
}

/** The byte ranges leave out exactly the hexadecimal string of this signature's own dictionary. */
function brokenPlacement(
  file: Uint8Array,
  place: SignaturePlace,
  subFilters: readonly string[],
): string | null {
  if (place.subFilter === null || !subFilters.includes(place.subFilter)) return 'sub-filter';
  const { byteRange, contents } = place;
  const [first, gapStart = 0, gapEnd = 0, tail = 0] = byteRange;
  if (byteRange.length !== 4 || !byteRange.every((number) => Number.isSafeInteger(number)))
    return 'byte-range';
  if (first !== 0 || gapStart <= 0 || gapEnd <= gapStart || tail <= 0) return 'byte-range';
  if (gapEnd + tail > file.length) return 'byte-range';
  if (!contents.hex || contents.start !== gapStart || contents.end !== gapEnd) return 'byte-range-gap';
  // One spelling of each digit: with both allowed, bytes could change without the value changing.
  return /^<(?:[0-9a-f]{2})+>$/.test(latin1(file, gapStart, gapEnd)) ||
    /^<(?:[0-9A-F]{2})+>$/.test(latin1(file, gapStart, gapEnd))
    ? null
    : 'contents';
}

/** `D:YYYYMMDDHHmmSS` with `Z` or an offset (ISO 32000-1 §7.9.4); null for anything else. */
function parseClaimedTime(text: string | null): Date | null {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'00'?)?|([+-])(\d\d)'(\d\d)'?)$/.exec(
    text ?? '',
  );
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, sign, offsetHours, offsetMinutes] = parts;
  const offset = sign === undefined ? 'Z' : `${sign}${offsetHours}:${offsetMinutes}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function latin1(file: Uint8Array, start: number, end: number): string {
  return Buffer.from(file.buffer, file.byteOffset + start, end - start).toString('latin1');
}
