import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleMoment, samplePeriod, sampleUnit } from '../../electron/cli/sample/sampleUnit.ts';
import { directiveSha256 } from '../../electron/engine/directives/directiveSha256.ts';
import { emptyAnswer } from '../../shared/domain/answer.ts';
import { buildPayload } from '../../shared/domain/buildPayload.ts';
import type { Payload } from '../../shared/domain/payload.ts';
import { anEvidence } from '../builders/anEvidence.ts';
import { aReturn } from '../builders/aReturn.ts';
import type { ReturnFolder } from './returnFolder.ts';

/** A picture as it lies in the vault: what was attached, and the copy for the annex made at that moment. */
export interface Picture {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly copy: Uint8Array;
}

/** Writes `request.json`, `payload.json` and `copies/` for the programs; returns the payload that the pages will show. */
export async function writeExportRequest(
  { folder, directive, answers }: ReturnFolder,
  pictures: readonly Picture[],
): Promise<Payload> {
  await mkdir(path.join(folder, 'copies'), { recursive: true });
  for (const { sha256, copy } of pictures)
    await writeFile(path.join(folder, 'copies', `${sha256}.jpg`), copy);
  const evidence = pictures.map(({ name, sha256, sizeBytes }) => {
    const id = sha256.slice(0, 32);
    return anEvidence(name, { id, sha256, sizeBytes, mediaType: 'image/jpeg', annexBlobId: id });
  });
  const idByName = new Map(evidence.map(({ name, id }) => [name, id]));
  const request = {
    directive,
    groupId: directive.addressedKinds[sampleUnit.kind] ?? '',
    unit: sampleUnit,
    complianceReturn: aReturn({ directiveId: directive.id, period: samplePeriod, texts: answers.texts }),
    answers: answers.answers.map(({ item, evidence: names, ...fields }) => ({
      ...emptyAnswer(item),
      ...fields,
      evidenceIds: names.flatMap((name) => idByName.get(name) ?? []),
    })),
    evidence,
    exportedAt: sampleMoment,
    auditHead: null,
    sample: false,
  };
  const photos = pictures.map(({ sha256 }) => sha256);
  await writeFile(path.join(folder, 'request.json'), JSON.stringify({ ...request, photos }));
  const payload = buildPayload({
    ...request,
    directiveSha256: directiveSha256(directive),
    requiredSignatures: ['head'],
  });
  await writeFile(path.join(folder, 'payload.json'), JSON.stringify(payload));
  return payload;
}
