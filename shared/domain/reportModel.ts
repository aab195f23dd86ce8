import { type AmendmentBlock, amendmentBlock } from './amendmentModel.ts';
import { longVietnameseDay, openVietnameseDate, showDay } from './dates.ts';
import { formProfile } from './formProfile.ts';
import type { EvidenceDelivery, ManifestEntry, Payload, PayloadItem, RequiredSignature } from './payload.ts';

/** The printed return as data: what stands on the pages and in which order, without a word about layout. */
export interface ReportModel {
  readonly language: 'vi';
  /** null for a first return. */
  readonly amendment: AmendmentBlock | null;
  readonly header: HeaderBlock;
  readonly title: string;
  /** Kính gửi: one addressee, or several that each get a line. */
  readonly recipients: readonly string[];
  readonly opening: string;
  readonly direction: readonly string[];
  readonly rows: readonly ResultRow[];
  readonly figures: readonly Figure[];
  readonly figureNotes: readonly string[];
  readonly difficulties: readonly string[];
  readonly proposals: readonly string[];
  readonly contactPoint: readonly string[];
  readonly closing: string;
  readonly signature: { readonly lines: readonly string[]; readonly name: string };
  readonly distribution: readonly string[];
  readonly proof: ProofBlock;
  readonly evidence: readonly ManifestRow[];
  /** null when there is no evidence, or the file only lists it. */
  readonly delivery: EvidenceDelivery | null;
  readonly photos: readonly PhotoPage[];
  /** "BẢN MINH HỌA" on every page. */
  readonly sample: boolean;
  /** Each page says at its foot that it is a copy for the printer. */
  readonly printCopy: boolean;
}

/** What ties the pages to `return.json`. */
export interface ProofBlock {
  /** Of the bytes of `return.json`, lower-case hex. */
  readonly payloadSha256: string;
  /** The signatures that make the file complete, in words. */
  readonly signatures: string;
}

export interface HeaderBlock {
  readonly parent: string | null;
  readonly agency: string;
  readonly number: string;
  /** Without the date where `openDate` is `field`: it stands in the field. */
  readonly placeAndDate: string;
  /** How the annexes name the document: `số 05/BC-UBND ngày 03 tháng 02 năm 2024`, with dots for what is open. */
  readonly reference: string;
  /** null when the number is printed. */
  readonly openNumber: OpenLine | null;
  /** null when the date is printed. */
  readonly openDate: OpenLine | null;
}

/** A line left open: `field` for a field that is filled together with the agency's signature, `dots` for a hand or another tool. */
export type OpenLine = 'field' | 'dots';

/** Whether the pages are those of the file that is signed, or of its print copy, which has no fields. */
export type PagesFor = 'file' | 'print';

export interface ResultRow {
  readonly id: string;
  readonly verbatim: string;
  /** Paragraphs of the result; empty when nothing was entered. */
  readonly result: readonly string[];
  /** Reason, completion and responsible official, each with its label. */
  readonly notes: readonly string[];
  readonly status: string;
  /** Numbers in the manifest. */
  readonly evidence: readonly number[];
}

export interface Figure {
  readonly label: string;
  readonly value: string;
}

export interface ManifestRow {
  readonly number: number;
  readonly name: string;
  readonly caption: string;
  readonly items: string;
  readonly size: string;
  readonly addedAt: string;
  readonly sha256: string;
}

export interface PhotoPage {
  readonly number: number;
  readonly name: string;
  readonly caption: string;
  readonly items: string;
}

const statusNames = {
  'not-started': 'Chưa thực hiện',
  'in-progress': 'Đang thực hiện',
  done: 'Đã thực hiện',
  'not-applicable': 'Không áp dụng',
  'nothing-occurred': 'Không phát sinh',
} as const;

const signatureNames = {
  preparer: 'cán bộ lập báo cáo',
  head: 'lãnh đạo đơn vị',
  agency: 'cơ quan',
} as const satisfies Record<RequiredSignature, string>;

/**
 * Every word of the pages comes from the payload (or is a fixed label of the form). `payloadSha256`: of the bytes of
 * `return.json`, lower-case hex.
 */
export function reportModel(
  payload: Payload,
  payloadSha256: string,
  pagesFor: PagesFor = 'file',
): ReportModel {
  return {
    language: 'vi',
    amendment: payload.amendment === null ? null : amendmentBlock(payload.amendment, statusNames),
    header: headerBlock(payload, pagesFor),
    title: payload.title,
    recipients: addressees(payload.recipient),
    opening: payload.openingSentence,
    direction: paragraphs(payload.texts.direction),
    rows: payload.items.map(resultRow),
    figures: figures(payload),
    figureNotes: figureNotes(payload),
    difficulties: paragraphs(payload.texts.difficulties),
    proposals: paragraphs(payload.texts.proposals),
    contactPoint: paragraphs(payload.texts.contactPoint),
    closing: payload.closingSentence,
    signature: {
      lines: [...payload.signer.authority, payload.signer.position],
      name: payload.signer.name,
    },
    distribution: payload.distribution,
    proof: { payloadSha256, signatures: signaturesInWords(payload.requiredSignatures) },
    evidence: payload.evidence.map(manifestRow),
    delivery: payload.evidenceDelivery,
    photos: payload.evidence.filter((entry) => entry.inPhotoAnnex).map(photoPage),
    sample: payload.sample,
    printCopy: pagesFor === 'print',
  };
}

function signaturesInWords(required: readonly RequiredSignature[]): string {
  if (required.length === 0) return 'Tệp này không yêu cầu chữ ký.';
  return `Chữ ký cần có: ${required.map((role) => signatureNames[role]).join(', ')}.`;
}

/** Lines of a text as typed, blank lines left out. */
export function paragraphs(text: string): readonly string[] {
  return text
    .replaceAll('\v', '\n')
    .replaceAll('\f', '\n')
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
}

/** Addressees as typed, divided by semicolons, without the marks that the form puts behind them. */
function addressees(recipient: string): readonly string[] {
  const parts = recipient.split(';').map((part) => part.trim().replace(/[.;,]+$/, ''));
  const named = parts.filter((part) => part !== '');
  return named.length > 1 ? named : [recipient];
}

/** Lines are filled later only with the agency's signature; where none is asked for, an open one is for a hand or another tool. */
function headerBlock(payload: Payload, pagesFor: PagesFor): HeaderBlock {
  const { unit, number, issuedOn, requiredSignatures } = payload;
  const open: OpenLine = pagesFor === 'file' && requiredSignatures.includes('agency') ? 'field' : 'dots';
  const openNumber = number === null || number === '' ? open : null;
  const openDate = issuedOn === null ? open : null;
  const givenNumber = paddedNumber(number ?? '');
  const givenDate = issuedOn === null ? openVietnameseDate : longVietnameseDay(issuedOn);
  return {
    parent: unit.parent === null ? null : unit.parent.toLocaleUpperCase('vi'),
    agency: unit.name.toLocaleUpperCase('vi'),
    number: `Số: ${openNumber === null ? givenNumber : numberBlanks[openNumber]}/${unit.symbol}`,
    placeAndDate: `${unit.place},${openDate === 'field' ? '' : ` ${givenDate}`}`,
    reference: `số ${openNumber === null ? givenNumber : numberBlanks.dots}/${unit.symbol} ${givenDate}`,
    openNumber,
    openDate,
  };
}

/** A dot is as wide as a blank. */
const { openDots } = formProfile.numberLine;
const numberBlanks = { field: ' '.repeat(openDots), dots: '.'.repeat(openDots) } as const;

/** A number below 10 is padded with 0 (NĐ 30/2020, Annex I, II.3). */
export function paddedNumber(number: string): string {
  return /^\d$/.test(number) ? `0${number}` : number;
}

function resultRow(item: PayloadItem): ResultRow {
  const notes = [
    item.reason.trim() === '' ? [] : paragraphs(`Lý do: ${item.reason}`),
    item.completedOn === null ? [] : [`Hoàn thành ngày ${showDay(item.completedOn)}.`],
    item.assignee.trim() === '' ? [] : [`Phụ trách: ${item.assignee.trim()}.`],
  ].flat();
  return {
    id: item.id,
    verbatim: item.verbatim,
    result: paragraphs(item.result),
    notes,
    status: statusNames[item.status],
    evidence: item.evidence,
  };
}

function figures(payload: Payload): readonly Figure[] {
  const { counts } = payload;
  return [
    { label: 'Tổng số nội dung yêu cầu', value: String(counts.total) },
    { label: statusNames.done, value: String(counts.done) },
    { label: statusNames['in-progress'], value: String(counts.inProgress) },
    { label: statusNames['not-started'], value: String(counts.notStarted) },
    { label: statusNames['nothing-occurred'], value: String(counts.nothingOccurred) },
    { label: statusNames['not-applicable'], value: String(counts.notApplicable) },
    { label: 'Tệp minh chứng kèm theo', value: String(counts.evidence) },
  ];
}

function figureNotes(payload: Payload): readonly string[] {
  const { from, to } = payload.period;
  return [
    `Kỳ báo cáo: từ ngày ${showDay(from)} đến ngày ${showDay(to)}. Hạn báo cáo: ${payload.deadline === null ? 'Không nêu' : showDay(payload.deadline)}.`,
    `Đối tượng thực hiện theo văn bản: ${payload.addressee.name}${payload.addressee.adopted ? ' (đơn vị tự nhận thực hiện)' : ''}. Cán bộ lập báo cáo: ${payload.preparer.name}${payload.preparer.position === null ? '' : `, ${payload.preparer.position}`}.`,
  ];
}

function manifestRow(entry: ManifestEntry): ManifestRow {
  return {
    number: entry.number,
    name: entry.name,
    caption: entry.caption.trim(),
    items: entry.items.join(', '),
    size: shownSize(entry.sizeBytes),
    addedAt: shownMoment(entry.addedAt),
    sha256: entry.sha256,
  };
}

function photoPage(entry: ManifestEntry): PhotoPage {
  return {
    number: entry.number,
    name: entry.name,
    caption: entry.caption.trim(),
    items: entry.items.join(', '),
  };
}

/** `1.234 byte`, `12,3 KB`, `4,5 MB` (binary steps, Vietnamese separators). */
function shownSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`;
  const units = ['KB', 'MB', 'GB'] as const;
  let value = bytes / 1024;
  let step = 0;
  while (value >= 1023.95 && step < units.length - 1) {
    value /= 1024;
    step += 1;
  }
  return `${value.toFixed(1).replace('.', ',')} ${units[step] ?? 'GB'}`;
}

/** `22/04/2024 09:37` in the offset the time was noted with. */
function shownMoment(iso: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(iso);
  return match ? `${showDay(match[1] as string)} ${match[2]}` : iso;
}
