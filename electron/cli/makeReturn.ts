import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Answer } from '../../shared/domain/answer.ts';
import type { ComplianceReturn } from '../../shared/domain/complianceReturn.ts';
import { type Result, succeed } from '../../shared/result.ts';
import { directiveSha256 } from '../engine/directives/directiveSha256.ts';
import { type ExportedReturn, exportReturn } from '../engine/exportReturn.ts';
import { type AnnexPhotos, openAnnexPhotos } from '../engine/report/photos.ts';
import { loadReportFonts } from '../engine/report/reportFonts.ts';
import { canonicalJson } from '../engine/vault/canonicalJson.ts';
import { writeReturn } from '../engine/writeReturn.ts';
import { type LoadedEvidence, loadEvidence } from './loadEvidence.ts';
import type { ReturnInputs } from './returnInputs.ts';

export interface MakeOptions {
  readonly resourcesFolder: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly out: string;
  readonly overwrite: boolean;
  /** Told as each step begins. */
  readonly onStep?: (step: 'evidence' | 'export' | 'write') => void;
}

export interface MadeReturn {
  readonly exported: ExportedReturn;
  readonly sizeBytes: number;
  readonly returnId: string;
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
    fonts: await loadReportFonts(path.join(options.resourcesFolder, 'fonts')),
  });
  if (!exported.ok) return exported;
  onStep?.('write');
  const written = await writeReturn(options.out, exported.value, options);
  return written.ok
    ? succeed({ exported: exported.value, sizeBytes: written.value.sizeBytes, returnId })
    : written;
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
