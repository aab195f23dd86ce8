import { type Answer, emptyAnswer } from './answer.ts';
import { addresseeName, applicableItems } from './applicability.ts';
import { buildAmendment, type ReplacedReturn, type UnamendedPayload } from './buildAmendment.ts';
import type { ComplianceReturn } from './complianceReturn.ts';
import type { Directive, DirectiveItem } from './directive.ts';
import type { Evidence } from './evidence.ts';
import { isImage } from './evidence.ts';
import { evidenceInOrder } from './evidenceOrder.ts';
import type { ManifestEntry, Payload, PayloadItem, RequiredSignature } from './payload.ts';
import { countAnswers } from './progress.ts';
import { closingSentence, openingSentence, returnTitle } from './returnSentences.ts';
import { safeExportName } from './safeExportName.ts';
import type { Unit } from './unit.ts';

export interface PayloadInputs {
  readonly directive: Directive;
  /** SHA-256 of the directive's canonical JSON, lower-case hex. */
  readonly directiveSha256: string;
  readonly unit: Unit;
  readonly complianceReturn: ComplianceReturn;
  /** The recipient or actor whose items the unit answers. */
  readonly groupId: string;
  /** In any order; an item without an answer counts as not started, an answer to an item the unit does not owe is left out. */
  readonly answers: readonly Answer[];
  /** Files of the vault; only those an answer points to are listed in the return. */
  readonly evidence: readonly Evidence[];
  /** ISO 8601 with offset. */
  readonly exportedAt: string;
  readonly auditHead: Payload['auditHead'];
  readonly sample: boolean;
  /** [] for a file that is only sealed or meant for signing elsewhere. */
  readonly requiredSignatures: readonly RequiredSignature[];
  /** The signed return that this one amends; left out for a first return. */
  readonly replaces?: ReplacedReturn | null;
}

/**
 * Everything the return says, as one value: the pages are printed from it and it goes into the file as `return.json`.
 * All texts are NFC and well-formed. How the evidence travels is added by the export. Throws when the directive has no such group.
 */
export function buildPayload(inputs: PayloadInputs): Payload {
  const { directive, unit, complianceReturn, groupId } = inputs;
  const items = applicableItems(directive, groupId);
  const answers = answersInOrder(items, inputs.answers);
  const manifest = evidenceManifest(answers, inputs.evidence);
  const numberOf = new Map(manifest.map(({ evidence, entry }) => [evidence.id, entry.number]));
  const named = {
    number: complianceReturn.directiveReference.number ?? directive.metadata.number,
    symbol: directive.metadata.symbol,
    date: {
      ...directive.metadata.date,
      day: complianceReturn.directiveReference.day ?? directive.metadata.date.day,
    },
    issuer: directive.metadata.issuerName,
    subject: directive.metadata.subject,
    occasion: directive.occasion,
  };
  const title = returnTitle(named);
  const { occasion: _, ...printedDirective } = named;
  const payload: UnamendedPayload = clean({
    formatVersion: 1,
    profile: 'ND30-2020',
    returnId: complianceReturn.returnId,
    version: complianceReturn.version,
    exportedAt: inputs.exportedAt,
    sample: inputs.sample,
    number: complianceReturn.number,
    issuedOn: complianceReturn.issuedOn,
    title,
    openingSentence: openingSentence(named, unit.name),
    closingSentence: closingSentence(title, unit.name, unit.recipient),
    period: complianceReturn.period,
    deadline: complianceReturn.deadline,
    directive: {
      id: directive.id,
      version: directive.version,
      sha256: inputs.directiveSha256,
      ...printedDirective,
    },
    unit: {
      kind: unit.kind,
      code: unit.code,
      name: unit.name,
      parent: unit.parent,
      place: unit.place,
      symbol: unit.symbol,
    },
    recipient: unit.recipient,
    addressee: {
      id: groupId,
      name: addresseeName(directive, groupId),
      adopted: complianceReturn.adoptedGroup !== null,
    },
    texts: complianceReturn.texts,
    items: items.map((item, index) => payloadItem(item, answers[index] ?? emptyAnswer(item.id), numberOf)),
    counts: { ...countAnswers(answers), evidence: manifest.length },
    evidence: manifest.map(({ entry }) => entry),
    preparer: unit.preparer,
    signer: { authority: unit.head.authority, position: unit.head.position, name: unit.head.name },
    distribution: ['Như trên', 'Lưu: VT'],
    requiredSignatures: [...inputs.requiredSignatures],
    auditHead: inputs.auditHead,
    evidenceDelivery: null,
  });
  const amendment = inputs.replaces ? clean(buildAmendment(inputs.replaces, payload)) : null;
  return { ...payload, amendment };
}

function answersInOrder(items: readonly DirectiveItem[], answers: readonly Answer[]): readonly Answer[] {
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
  return items.map((item) => byItem.get(item.id) ?? emptyAnswer(item.id));
}

function payloadItem(
  item: DirectiveItem,
  answer: Answer,
  numberOf: ReadonlyMap<string, number>,
): PayloadItem {
  const numbers = answer.evidenceIds.flatMap((id) => numberOf.get(id) ?? []);
  return {
    id: item.id,
    verbatim: item.verbatim,
    status: answer.status,
    result: answer.result,
    reason: answer.reason,
    assignee: answer.assignee,
    completedOn: answer.completedOn,
    evidence: [...new Set(numbers)].sort((a, b) => a - b),
  };
}

/** Names of the program's own files beside the evidence, and the one that JavaScript objects cannot hold as a key. */
const reservedNames = ['return.json', 'manifest.json', '__proto__'];

/** Files numbered in the order in which the answers first point to them. */
function evidenceManifest(
  answers: readonly Answer[],
  files: readonly Evidence[],
): readonly { evidence: Evidence; entry: ManifestEntry }[] {
  const taken = new Set(reservedNames);
  return evidenceInOrder(answers, files).map(({ evidence, itemIds }, index) => ({
    evidence,
    entry: {
      number: index + 1,
      name: evidence.name,
      exportName: uniqueName(safeExportName(evidence.name), taken),
      sizeBytes: evidence.sizeBytes,
      sha256: evidence.sha256,
      mediaType: evidence.mediaType,
      addedAt: evidence.addedAt,
      caption: evidence.caption,
      items: [...itemIds],
      inPhotoAnnex: evidence.annexBlobId !== null && isImage(evidence.mediaType),
    },
  }));
}

/** `name (2).jpg` for the second of one name; case is folded, because Windows and exFAT fold it. */
function uniqueName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) {
    candidate = `${stem} (${count})${extension}`;
  }
  taken.add(candidate.toLowerCase());
  return candidate;
}

/** Every text in NFC and free of unpaired surrogates, so that page, payload and receiver speak of the same characters. */
function clean<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clean(part)])) as T;
}
