import type { Answer } from '../../shared/domain/answer.ts';
import type { ReplacedReturn } from '../../shared/domain/buildAmendment.ts';
import { buildPayload } from '../../shared/domain/buildPayload.ts';
import type { ComplianceReturn } from '../../shared/domain/complianceReturn.ts';
import type { Directive } from '../../shared/domain/directive.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { evidenceDelivery } from '../../shared/domain/evidenceDelivery.ts';
import type { Payload, RequiredSignature } from '../../shared/domain/payload.ts';
import { reportModel } from '../../shared/domain/reportModel.ts';
import { returnFileName } from '../../shared/domain/returnFileName.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { directiveSha256, sha256Hex } from './directives/directiveSha256.ts';
import { fieldPlans } from './fieldPlans.ts';
import { isLongerThanChecked } from './longerThanChecked.ts';
import { personSignature, signerNotices } from './personSignature.ts';
import { comparePages } from './report/comparePages.ts';
import { manifestSha256 } from './report/manifestSha256.ts';
import { payloadSha256 } from './report/payloadBytes.ts';
import { photosByNumber } from './report/photosByNumber.ts';
import { type RenderedReport, renderReport } from './report/renderReport.ts';
import { reportAttachments } from './report/reportAttachments.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import { noPictures, pictureFor, type SignaturePictures } from './signaturePictures.ts';
import { prepareFields } from './signing/prepareField.ts';
import { sealPdf } from './signing/sealPdf.ts';
import type { Signer } from './signing/signer.ts';
import { signField } from './signing/signField.ts';
import { unprovenPages } from './unprovenPages.ts';
import { verifyPdf } from './verify/verifyPdf.ts';

/** Everything one export depends on: equal requests give equal unsigned bytes, and equal signed ones with an RSA key. */
export interface ExportRequest {
  readonly directive: Directive;
  readonly unit: Unit;
  readonly complianceReturn: ComplianceReturn;
  /** The recipient or actor whose items the unit answers. */
  readonly groupId: string;
  readonly answers: readonly Answer[];
  readonly evidence: readonly Evidence[];
  /** Copies for the photo annex (sRGB JPEG) by SHA-256 of the evidence file. */
  readonly photos: ReadonlyMap<string, Uint8Array>;
  /** ISO 8601 with offset: printed, signed and written into the file. */
  readonly exportedAt: string;
  readonly auditHead: Payload['auditHead'];
  readonly sample: boolean;
  readonly way: ExportSigning;
  /** Left out: the head alone. A sealed file asks for none, whatever stands here. */
  readonly requiredSignatures?: readonly RequiredSignature[];
  /** The signed return that this one amends; left out for a first return. */
  readonly replaces?: ReplacedReturn | null;
  readonly fonts: ReportFonts;
  /** The hand signature is shown when the head signs; left out: text. */
  readonly pictures?: SignaturePictures;
  /** Total of the evidence embedded in the PDF, at most `embedLimitBytes`; 0 or left out = none, all of it travels beside the file. */
  readonly embedUpToBytes?: number;
  /** The original of an evidence file by its SHA-256; asked for the files that are embedded. */
  readonly evidenceBytes?: (sha256: string) => Promise<Result<Uint8Array>>;
}

/** `p12`, `token`: the head signs (field `sig-head`). `seal`: the vault's own key seals (field `seal-vault`). `unsigned`: for signing elsewhere. */
export type ExportSigning =
  | { readonly kind: 'p12' | 'token'; readonly signer: Signer }
  | { readonly kind: 'seal'; readonly signer: Signer }
  | { readonly kind: 'unsigned' };

export interface ExportedReturn {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string;
  readonly payload: Payload;
  /** What verifying `bytes` found, without roots or pins; null for an unsigned file. */
  readonly verification: VerifyEntry | null;
  /** What the person is told although the file was made: a certificate of somebody else. */
  readonly notices: readonly Problem[];
}

/**
 * The one road from a return to its file: payload, pages, signature, self-check. Nothing is written: the caller hands the
 * bytes to `writeReturn`, which writes them durably and reads them back.
 */
export async function exportReturn(request: ExportRequest): Promise<Result<ExportedReturn>> {
  const payload = payloadOf(request);
  if (isLongerThanChecked(payload)) return fail('export-too-long', {});
  const embedded = await embeddedBytes(payload, request);
  if (!embedded.ok) return embedded;
  const rendered = await render(payload, embedded.value, request);
  const signed = await sign(rendered, payload, request);
  if (!signed.ok) return signed;
  const bytes = signed.value;
  const { way } = request;
  const verification = way.kind === 'unsigned' ? null : selfCheck(bytes, request.exportedAt);
  const faults = unprovenPages(bytes, payload, verification);
  if (faults.some(({ code }) => code === 'file-asks-too-much')) return fail('export-too-long', {});
  // The check reads less than other readers of PDF. No case is known since stacked marks are printed as codes; a receiver is told.
  const isUnread = faults.length > 0 && faults.every(({ code }) => code === 'page-text-unread');
  const lost = isUnread
    ? await comparePages({ bytes, layout: rendered.layout }, payload, request.fonts)
    : faults.flatMap((found) => (found.code === 'page-text-differs' ? found.facts.items : []));
  if (lost.length > 0) return fail('export-page-text-lost', { items: lost });
  if (faults.length > 0 && !isUnread) {
    const file = returnFileName(request.unit.code, request.exportedAt);
    const reason = faults.map(({ code }) => code).join(', ');
    return fail('export-self-check-failed', { file, reason });
  }
  const isPersonal = way.kind === 'p12' || way.kind === 'token';
  const notices = isPersonal ? signerNotices('head', way.signer.cert, payload) : [];
  return succeed({ bytes, pages: rendered.pages, sha256: sha256Hex(bytes), payload, verification, notices });
}

/**
 * The pages as an unsigned export would write them, and where the answers stand. They are shown while a person types, so
 * they are not read back: that is the export's part.
 */
export async function layOutReturn(
  request: ExportRequest,
): Promise<Result<Pick<RenderedReport, 'bytes' | 'pages' | 'answers'>>> {
  const payload = payloadOf(request);
  if (isLongerThanChecked(payload)) return fail('export-too-long', {});
  return succeed(await render(payload, new Map(), request));
}

function payloadOf(request: ExportRequest): Payload {
  const payload = buildPayload({
    directive: request.directive,
    directiveSha256: directiveSha256(request.directive),
    unit: request.unit,
    complianceReturn: request.complianceReturn,
    groupId: request.groupId,
    answers: request.answers,
    evidence: request.evidence,
    exportedAt: request.exportedAt,
    auditHead: request.auditHead,
    sample: request.sample,
    replaces: request.replaces ?? null,
    // A sealed file claims no signature of the head; an unsigned one is complete only when the head has signed it.
    requiredSignatures: request.way.kind === 'seal' ? [] : (request.requiredSignatures ?? ['head']),
  });
  const { evidence } = payload;
  const limit = request.embedUpToBytes ?? 0;
  return { ...payload, evidenceDelivery: evidenceDelivery(evidence, limit, manifestSha256(evidence)) };
}

/** Bytes by number of the files to embed, compared with what the manifest says of them. */
async function embeddedBytes(
  payload: Payload,
  { evidenceBytes }: ExportRequest,
): Promise<Result<ReadonlyMap<number, Uint8Array>>> {
  const embedded = new Map<number, Uint8Array>();
  for (const number of payload.evidenceDelivery?.embedded ?? []) {
    const entry = payload.evidence[number - 1];
    if (entry === undefined || evidenceBytes === undefined)
      throw new Error(`evidence ${number} cannot be read for embedding`);
    const bytes = await evidenceBytes(entry.sha256);
    if (!bytes.ok) return bytes;
    if (sha256Hex(bytes.value) !== entry.sha256) return fail('evidence-changed', { name: entry.name });
    embedded.set(number, bytes.value);
  }
  return succeed(embedded);
}

function render(
  payload: Payload,
  embedded: ReadonlyMap<number, Uint8Array>,
  { photos, fonts, exportedAt }: ExportRequest,
): Promise<RenderedReport> {
  return renderReport(reportModel(payload, payloadSha256(payload)), {
    fonts,
    photos: photosByNumber(payload, photos),
    conformance: 'PDF/A-3b',
    attachments: reportAttachments(payload, embedded),
    createdAt: exportedAt,
  });
}

async function sign(
  rendered: RenderedReport,
  payload: Payload,
  { way, exportedAt, fonts, pictures = noPictures }: ExportRequest,
): Promise<Result<Uint8Array>> {
  if (way.kind === 'unsigned') return unsigned(rendered, payload, fonts);
  const at = new Date(exportedAt);
  if (way.kind === 'seal') return sealPdf(rendered.bytes, { signer: way.signer, at, visible: null });
  const { name, appearance } = personSignature(way.signer.cert, exportedAt, fonts);
  // A certified file takes no new field: those that sign later find theirs.
  const prepared = await prepareFields(
    rendered.bytes,
    fieldPlans(rendered, [...payload.requiredSignatures, 'head'], fonts),
  );
  if (!prepared.ok) return prepared;
  const { cert } = way.signer;
  return signField(prepared.value, {
    field: 'sig-head',
    signer: way.signer,
    at,
    appearance,
    picture: pictureFor(prepared.value, { role: 'head', payload, cert, pictures }).picture,
    name,
    reason: null,
    location: payload.unit.place,
    certify: true,
  });
}

/** A line of the header that stands in a field is seen only in a file that has the field. */
async function unsigned(
  rendered: RenderedReport,
  { requiredSignatures }: Payload,
  fonts: ReportFonts,
): Promise<Result<Uint8Array>> {
  const { bytes, openLines } = rendered;
  const hasOpenLine = openLines.number !== null || openLines.date !== null;
  return hasOpenLine ? prepareFields(bytes, fieldPlans(rendered, requiredSignatures, fonts)) : succeed(bytes);
}

/** Without roots or pins the signer is unknown here: `indeterminate` is the best this check can say, and enough. */
function selfCheck(bytes: Uint8Array, exportedAt: string): VerifyEntry {
  return verifyPdf(bytes, { roots: [], pins: [], now: new Date(exportedAt) });
}
