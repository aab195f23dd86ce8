import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Zip, ZipPassThrough } from 'fflate';
import {
  isPackagePassphraseLongEnough,
  shortestPackagePassphrase,
} from '../../../shared/domain/packagePassphrase.ts';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { publishFile } from '../../durableWrite/durableWrite.js';
import { writeProblem } from '../vault/diskProblems.ts';
import { ageEncrypted } from './agePackage.ts';

/** The manifest as written beside the files: what `return.json` says of the evidence. */
export interface PackedManifest {
  readonly evidence: readonly ManifestEntry[];
}

/** Bytes of a listed file, from front to back; an `UnreadableEvidence` when it cannot be read. */
export type EvidenceReader = (entry: ManifestEntry) => AsyncIterable<Uint8Array>;

/** Ends the writing of a package with what a person is told. */
export class UnreadableEvidence extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}

export interface PackageOptions {
  /** The file to write; replaced when it exists. */
  readonly target: string;
  /** null = a plain ZIP; else the ZIP is inside an age file that opens with it. */
  readonly passphrase: string | null;
  /** log2 of age's scrypt work factor; that of the format when left out. */
  readonly workFactor?: number;
}

export const manifestName = 'manifest.json';

/** Sizes and places in a ZIP have 32 bits; 64 MiB are left for names and the manifest. */
const zipLimitBytes = 2 ** 32 - 2 ** 26;

/**
 * Writes all evidence of a return with its manifest as one ZIP, plain or inside an age file. No plain copy touches the disk on
 * the way into an age file. Every file is compared with its hash; the package appears under its name only when it is whole.
 */
export async function writeEvidencePackage(
  manifest: PackedManifest,
  read: EvidenceReader,
  { target, passphrase, workFactor }: PackageOptions,
): Promise<Result<{ readonly name: string; readonly files: number }>> {
  const sizeBytes = manifest.evidence.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  if (sizeBytes > zipLimitBytes)
    return fail('evidence-zip-too-large', { sizeBytes, limitBytes: zipLimitBytes });
  if (passphrase !== null && !isPackagePassphraseLongEnough(passphrase))
    return fail('package-passphrase-short', { minimum: shortestPackagePassphrase });
  const partial = path.join(path.dirname(target), `.minh-chung-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const zip = zipChunks(manifest, read);
    const packed = passphrase === null ? zip : await ageEncrypted(zip, passphrase, workFactor);
    const output = createWriteStream(partial, { flags: 'wx', flush: true, mode: 0o600 });
    await pipeline(Readable.from(packed, { objectMode: false }), output);
    await publishFile(partial, target);
    return succeed({ name: path.basename(target), files: manifest.evidence.length });
  } catch (error) {
    return error instanceof UnreadableEvidence ? failAll(error.problems) : failAll([writeProblem(error)]);
  } finally {
    await rm(partial, { force: true });
  }
}

/** Evidence is mostly compressed already (photos, PDF, Office files): it is stored, not packed again. */
async function* zipChunks(manifest: PackedManifest, read: EvidenceReader): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  async function* pack(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    for await (const chunk of chunks) {
      entry.push(chunk);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  for (const entry of manifest.evidence) yield* pack(entry.exportName, asListed(entry, read));
  yield* pack(manifestName, [manifestBytes(manifest)]);
  zip.end();
  yield* ready.splice(0);
}

export function manifestBytes(manifest: PackedManifest): Uint8Array {
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

async function* asListed(entry: ManifestEntry, read: EvidenceReader): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of read(entry)) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== entry.sha256)
    throw new UnreadableEvidence([problem('evidence-changed', { name: entry.name })]);
}
