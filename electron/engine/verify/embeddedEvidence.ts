import { isDeepStrictEqual } from 'node:util';
import type { Payload } from '../../../shared/domain/payload.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { manifestSha256 } from '../report/manifestSha256.ts';
import { evidenceManifest } from '../report/reportAttachments.ts';
import {
  type ListedAttachment,
  listAttachments,
  maximumAttachmentBytes,
  unpackAttachment,
} from './attachments.ts';
import { unpackJson } from './packedJson.ts';
import type { StrictPdf } from './strictPdf.ts';

/** Files told at most: the rest is the same finding. */
const maximumNames = 20;
const ownNames = ['return.json', 'manifest.json'];

/**
 * Compares the files embedded in a return with what it says of them: exactly the named ones, once each, with the listed
 * bytes; the manifest beside them and its hash. A return that does not say how its evidence travels embeds none.
 */
export function checkEmbedded(pdf: StrictPdf, payload: Payload): readonly Problem[] {
  const attachments = listAttachments(pdf);
  if (attachments === null) return [];
  const { evidenceDelivery: delivery, evidence } = payload;
  const numbers = delivery?.embedded ?? [];
  if (!numbers.every((number, i) => number <= evidence.length && number > (numbers[i - 1] ?? 0)))
    return [problem('payload-damaged', { rule: 'embedded-numbers' })];
  if (delivery !== null && delivery.manifestSha256 !== manifestSha256(evidence))
    return [problem('payload-damaged', { rule: 'manifest-hash' })];
  const named = numbers.flatMap((number) => evidence[number - 1] ?? []);
  const names = new Set([...ownNames, ...named.map(({ exportName }) => exportName)]);
  const firsts = new Map([...attachments].reverse().map((attachment) => [attachment.name, attachment]));
  const problems = attachments
    .filter((attachment) => !names.has(attachment.name) || firsts.get(attachment.name) !== attachment)
    .map(({ name }) => problem('embedded-evidence-unlisted', { file: name }));
  const manifest = firsts.get('manifest.json');
  if ((delivery !== null || manifest !== undefined) && !isManifestOf(pdf, manifest, payload))
    problems.push(problem('payload-damaged', { rule: 'manifest' }));
  let left = maximumAttachmentBytes;
  for (const { exportName, sha256, sizeBytes, mediaType } of named) {
    const found = firsts.get(exportName);
    if (found === undefined) {
      problems.push(problem('embedded-evidence-missing', { file: exportName }));
      continue;
    }
    const bytes = sizeBytes > left ? null : unpackAttachment(found.stream, pdf.work, sizeBytes);
    const isListed =
      found.relationship === 'Supplement' && found.mediaType === mediaType && bytes?.length === sizeBytes;
    if (!isListed || sha256Hex(bytes) !== sha256)
      problems.push(problem('embedded-evidence-altered', { file: exportName }));
    left -= sizeBytes;
  }
  return problems.slice(0, maximumNames);
}

function isManifestOf(pdf: StrictPdf, found: ListedAttachment | undefined, payload: Payload): boolean {
  const json = found?.relationship === 'Supplement' ? unpackJson(found.stream, pdf.work)?.value : undefined;
  return isDeepStrictEqual(json, evidenceManifest(payload));
}
