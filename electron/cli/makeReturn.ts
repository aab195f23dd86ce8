import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Answer } from '../../shared/domain/answer.ts';
import type { ComplianceReturn } from '../../shared/domain/complianceReturn.ts';
import type { ManifestEntry, Payload } from '../../shared/domain/payload.ts';
import { fail, problem, type Result, succeed } from '../../shared/result.ts';
import { directiveSha256 } from '../engine/directives/directiveSha256.ts';
import { fileSource } from '../engine/evidence/byteSource.ts';
import { UnreadableEvidence, writeEvidencePackage } from '../engine/evidence/evidencePackage.ts';
import { type ExportedReturn, exportReturn } from '../engine/exportReturn.ts';
import { readRegularFile } from '../engine/openRegularFile.ts';
import { type AnnexPhotos, openAnnexPhotos } from '../engine/report/photos.ts';
import { evidenceManifest } from '../engine/report/reportAttachments.ts';
import { loadReportFonts } from '../engine/report/reportFonts.ts';
import { canonicalJson } from '../engine/vault/canonicalJson.ts';
import { writeReturn } from '../engine/writeReturn.ts';
import type { Delivery } from './deliveryOptions.ts';
import { type LoadedEvidence, loadEvidence } from './loadEvidence.ts';
import type { ReturnInputs } from './returnInputs.ts';
import { type WrittenPrintCopy, writePrintCopy } from './writePrintCopy.ts';

export interface MakeOptions {
  readonly resourcesFolder: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly out: string;
  readonly overwrite: boolean;
  /** Where a copy for the printer is written; left out: none. */
  readonly printCopy?: string | undefined;
  /** How the evidence leaves; left out: listed only. */
  readonly delivery?: Delivery;
  /** Told as each step begins. */
  readonly onStep?: (step: 'evidence' | 'export' | 'write') => void;
}

export interface MadeReturn {
  readonly exported: ExportedReturn;
  readonly sizeBytes: number;
  readonly returnId: string;
  /** null when none was asked for. */
  readonly printCopy: WrittenPrintCopy | null;
  /** The package beside the file; null when none was asked for. */
  readonly evidencePackage: { readonly name: string; readonly files: number } | null;
}

/** Checked inputs to a written, re-read and verified file. */
export async function makeReturn(inputs: ReturnInputs, options: MakeOptions): Promise<Result<MadeReturn>> {
  const { at, onStep } = options;
  const returnId =
    inputs.replaces?.payload.returnId ?? inputs.answers.file.returnId ?? derivedReturnId(inputs);
  onStep?.('evidence');
  const loaded = await loadAll(inputs, returnId, options);
  if (!loaded.ok) return loaded;
  onStep?.('export');
  const fonts = await loadReportFonts(path.join(options.resourcesFolder, 'fonts'));
  const exported = await exportReturn({
    directive: inputs.directive,
    unit: inputs.unit,
    complianceReturn: returnOf(inputs, returnId, at),
    groupId: inputs.answers.groupId,
    answers: answersOf(inputs, loaded.value),
    evidence: loaded.value.evidence,
    photos: loaded.value.photos,
    exportedAt: at,
    auditHead: null,
    sample: inputs.answers.file.sample,
    way: inputs.way,
    requiredSignatures: inputs.signatures,
    replaces: inputs.replaces,
    fonts,
    embedUpToBytes: options.delivery?.embedUpToBytes ?? 0,
    evidenceBytes: (sha256) => readOriginal(loaded.value, sha256),
  });
  if (!exported.ok) return exported;
  onStep?.('write');
  const written = await writeReturn(options.out, exported.value, options);
  if (!written.ok) return written;
  const made = { photos: loaded.value.photos, fonts };
  const printed = await writePrintCopy(options.printCopy, exported.value, made, options.overwrite);
  if (!printed.ok) return printed;
  const packed = await packEvidence(exported.value.payload, loaded.value, options.delivery);
  if (!packed.ok) return packed;
  const { sizeBytes } = written.value;
  return succeed({
    exported: exported.value,
    sizeBytes,
    returnId,
    printCopy: printed.value,
    evidencePackage: packed.value,
  });
}

/** For a file that is embedded, which is small. */
async function readOriginal({ paths }: LoadedEvidence, sha256: string): Promise<Result<Uint8Array>> {
  const file = paths.get(sha256);
  const bytes = file === undefined ? null : await readRegularFile(file);
  return bytes === null ? fail('evidence-vanished', { name: path.basename(file ?? sha256) }) : succeed(bytes);
}

/** Written after the return: the hash of the manifest binds it whenever it is made. */
async function packEvidence(
  payload: Payload,
  { paths }: LoadedEvidence,
  delivery: Delivery | undefined,
): Promise<Result<MadeReturn['evidencePackage']>> {
  if (!delivery?.evidencePackage) return succeed(null);
  const { file, passphrase } = delivery.evidencePackage;
  async function* read({ sha256, name }: ManifestEntry): AsyncGenerator<Uint8Array> {
    try {
      yield* fileSource(paths.get(sha256) ?? name).chunks();
    } catch {
      throw new UnreadableEvidence([problem('evidence-vanished', { name })]);
    }
  }
  return writeEvidencePackage(evidenceManifest(payload), read, { target: file, passphrase });
}

async function loadAll(
  { answers, folder }: ReturnInputs,
  returnId: string,
  { at, resourcesFolder }: MakeOptions,
): Promise<Result<LoadedEvidence>> {
  let photos: AnnexPhotos | null = null;
  const openPhotos = async () => {
    photos ??= await openAnnexPhotos(path.join(resourcesFolder, 'vips'));
    return photos;
  };
  try {
    return await loadEvidence(answers, { folder, returnId, at, openPhotos });
  } finally {
    (photos as AnnexPhotos | null)?.close();
  }
}

function returnOf(
  { directive, answers, replaces }: ReturnInputs,
  returnId: string,
  at: string,
): ComplianceReturn {
  const { file } = answers;
  return {
    returnId,
    version: replaces === null ? file.version : replaces.payload.version + 1,
    directiveId: directive.id,
    directiveVersion: directive.version,
    directiveReference: file.directive,
    adoptedGroup: file.adoptedGroup,
    period: file.period,
    deadline: file.deadline,
    number: file.number,
    issuedOn: file.issuedOn,
    texts: file.texts,
    createdAt: at,
  };
}

function answersOf({ answers }: ReturnInputs, { idByName }: LoadedEvidence): readonly Answer[] {
  return answers.answers.map(({ item, evidence, ...fields }) => ({
    ...fields,
    itemId: item,
    evidenceIds: evidence.flatMap((name) => idByName.get(name) ?? []),
  }));
}

/**
 * An id that follows from directive, unit and answers, so that the same input gives the same file: a UUID of version 8
 * (RFC 9562, own content) over SHA-256.
 */
function derivedReturnId({ directive, unit, answers }: ReturnInputs): string {
  const { returnId: _, ...content } = answers.file;
  const text = canonicalJson({ directive: directiveSha256(directive), unit, answers: content });
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
