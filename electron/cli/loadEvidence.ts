import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { CheckedAnswers } from '../../shared/domain/checkAnswers.ts';
import { type Evidence, isImage } from '../../shared/domain/evidence.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { sha256Hex } from '../engine/directives/directiveSha256.ts';
import { mediaType } from '../engine/mediaType.ts';
import { type AnnexPhotos, photoSizeLimitBytes } from '../engine/report/photos.ts';
import type { EvidenceFolder } from './evidenceFolder.ts';

const headBytes = 64 * 1024;

export interface LoadedEvidence {
  readonly evidence: readonly Evidence[];
  /** Evidence id by the name `answers.json` uses. */
  readonly idByName: ReadonlyMap<string, string>;
  /** Path on disk by SHA-256. */
  readonly paths: ReadonlyMap<string, string>;
  /** Copies for the photo annex by SHA-256 of the file. */
  readonly photos: ReadonlyMap<string, Uint8Array>;
}

interface LoadContext {
  readonly folder: EvidenceFolder;
  readonly returnId: string;
  /** Written as the time of each file: the files' own times differ between copies of one folder. */
  readonly at: string;
  readonly openPhotos: () => Promise<AnnexPhotos>;
}

/** Reads every cited file once: SHA-256, media type, and the copy for the annex when it is a picture. */
export async function loadEvidence(
  { answers, file }: CheckedAnswers,
  { folder, returnId, at, openPhotos }: LoadContext,
): Promise<Result<LoadedEvidence>> {
  const names = [...new Set(answers.flatMap(({ evidence }) => evidence))];
  const evidence: Evidence[] = [];
  const idByName = new Map<string, string>();
  const photos = new Map<string, Uint8Array>();
  const paths = new Map<string, string>();
  for (const name of names) {
    const found = folder.find(name);
    if (found === null) return fail('evidence-vanished', { name });
    const content = await readContent(found.file, found.name);
    if (!content.ok) return content;
    const { sha256, sizeBytes, type, bytes } = content.value;
    const copy = bytes === null ? null : await (await openPhotos()).annexCopy(bytes);
    if (copy?.kind === 'copy') photos.set(sha256, copy.jpeg);
    const id = sha256Hex(`${name}\0${sha256}`).slice(0, 32);
    idByName.set(name, id);
    paths.set(sha256, found.file);
    evidence.push({
      id,
      returnId,
      name: found.name,
      sizeBytes,
      sha256,
      mediaType: type,
      addedAt: at,
      caption: Object.hasOwn(file.captions, name) ? (file.captions[name] ?? '') : '',
      annexBlobId: copy?.kind === 'copy' ? id : null,
    });
  }
  return succeed({ evidence, idByName, photos, paths });
}

interface Content {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly type: string;
  /** The whole file when it is a picture that can be shown. */
  readonly bytes: Uint8Array | null;
}

async function readContent(file: string, name: string): Promise<Result<Content>> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let type: string | null = null;
  const kept: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: headBytes }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
      type ??= mediaType(chunk, name);
      if (isImage(type) && sizeBytes <= photoSizeLimitBytes) kept.push(chunk);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return fail(error.code === 'ENOENT' ? 'evidence-vanished' : 'evidence-unreadable', { name });
    throw error;
  }
  if (type === null) return fail('evidence-empty', { name });
  const isShown = isImage(type) && sizeBytes <= photoSizeLimitBytes;
  return succeed({
    sha256: hash.digest('hex'),
    sizeBytes,
    type,
    bytes: isShown ? Buffer.concat(kept) : null,
  });
}
