import { createHash } from 'node:crypto';
import {
  filesOf,
  type PackedDocuments,
  packedDocumentsSchema,
  type TransferManifest,
  transferManifestSchema,
  transferVersion,
} from '../../../shared/domain/transfer.ts';
import { parseStrictJson } from '../verify/strictJson.ts';
import {
  TarFault,
  type TarHead,
  TarReader,
  tarEnd,
  tarEndBytes,
  tarEntryBytes,
  tarFilling,
  tarHeader,
} from './tar.ts';

// What stands inside the age file of a package: TRANSFER.md, §2. Files stream through; only manifest and documents are held.

export const entryNames = {
  manifest: 'manifest.json',
  documents: 'documents.json',
  audit: 'audit.jsonl',
  file: (sha256: string) => `files/${sha256}`,
} as const;

/** Largest parts that are held in memory, in bytes. */
const manifestLimitBytes = 32 * 1024 * 1024;
const documentsLimitBytes = 256 * 1024 * 1024;

/** `foreign`: no package of this program. `newer`: of a later format. `damaged`: not as it was written. */
export class PackageFault extends Error {
  readonly kind: 'foreign' | 'newer' | 'damaged';
  /** Version of the format that was found. */
  readonly found: number;

  constructor(kind: 'foreign' | 'newer' | 'damaged', found: number = transferVersion) {
    super(`package: ${kind}`);
    this.kind = kind;
    this.found = found;
  }
}

export interface PackageParts {
  readonly manifest: TransferManifest;
  readonly manifestBytes: Buffer;
  readonly documents: Buffer;
  readonly audit: Buffer;
}

/** Bytes of the whole stream. */
export function transferStreamBytes({ manifest, manifestBytes }: PackageParts): number {
  const sizes = [
    manifestBytes.length,
    manifest.documents.sizeBytes,
    manifest.audit.sizeBytes,
    ...manifest.files.map(({ sizeBytes }) => sizeBytes),
  ];
  return sizes.reduce((sum, sizeBytes) => sum + tarEntryBytes(sizeBytes), tarEndBytes);
}

/** `read` gives the bytes of a file; they are passed on piece by piece. */
export async function* transferStream(
  { manifest, manifestBytes, documents, audit }: PackageParts,
  read: (file: TransferManifest['files'][number]) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const held = [
    [entryNames.manifest, manifestBytes],
    [entryNames.documents, documents],
    [entryNames.audit, audit],
  ] as const;
  for (const [name, bytes] of held) {
    yield tarHeader({ name, sizeBytes: bytes.length });
    if (bytes.length > 0) yield bytes;
    yield tarFilling(bytes.length);
  }
  for (const file of manifest.files) {
    yield tarHeader({ name: entryNames.file(file.sha256), sizeBytes: file.sizeBytes });
    yield* read(file);
    yield tarFilling(file.sizeBytes);
  }
  yield tarEnd;
}

export interface ReadPackage {
  readonly manifest: TransferManifest;
  /** SHA-256 of the manifest: it names every other byte. */
  readonly manifestSha256: string;
  readonly documents: PackedDocuments;
}

/** Takes the bytes of the audit trail and of each file. What is not read to its end is skipped; every hash is checked all the same. */
export type TakePart = (
  part: { readonly kind: 'audit' | 'file'; readonly sha256: string; readonly sizeBytes: number },
  chunks: AsyncIterable<Uint8Array>,
  read: ReadPackage,
) => Promise<void>;

/**
 * Reads a package to its end. Throws a `PackageFault` when any byte is not as the manifest says; what `take` was given until
 * then must not count.
 */
export async function readTransferStream(
  plain: AsyncIterable<Uint8Array>,
  take: TakePart = async () => undefined,
): Promise<ReadPackage> {
  const tar = new TarReader(plain);
  try {
    return await readParts(tar, take);
  } catch (error) {
    throw error instanceof TarFault ? new PackageFault('damaged') : error;
  } finally {
    await tar.close();
  }
}

async function readParts(tar: TarReader, take: TakePart): Promise<ReadPackage> {
  const first = await tar.next().catch((error: unknown) => {
    throw error instanceof TarFault ? new PackageFault('foreign') : error;
  });
  if (first?.name !== entryNames.manifest) throw new PackageFault('foreign');
  const manifestBytes = await held(tar, first, manifestLimitBytes);
  const manifest = manifestOf(manifestBytes);
  const documents = await documentsOf(tar, manifest);
  const read = { manifest, manifestSha256: sha256Hex(manifestBytes), documents };
  for (const part of [
    { kind: 'audit', name: entryNames.audit, ...manifest.audit } as const,
    ...manifest.files.map((file) => ({ kind: 'file', name: entryNames.file(file.sha256), ...file }) as const),
  ]) {
    const head = await expected(tar, part.name, part.sizeBytes);
    const chunks = hashed(tar.content(head), part.sha256);
    const { kind, sha256, sizeBytes } = part;
    await take({ kind, sha256, sizeBytes }, chunks, read);
    for await (const _ of chunks);
  }
  if ((await tar.next()) !== null) throw new PackageFault('damaged');
  return read;
}

function manifestOf(bytes: Buffer): TransferManifest {
  const value = parseStrictJson(bytes) as { format?: unknown; version?: unknown } | null | undefined;
  if (value?.format !== 'tuan-thu-transfer') throw new PackageFault('foreign');
  // A newer manifest may have any members: its number alone is believed.
  if (typeof value.version === 'number' && value.version > transferVersion)
    throw new PackageFault('newer', value.version);
  const manifest = transferManifestSchema.safeParse(value);
  if (!manifest.success) throw new PackageFault('damaged');
  return manifest.data;
}

async function documentsOf(tar: TarReader, manifest: TransferManifest): Promise<PackedDocuments> {
  const { sizeBytes, sha256, count } = manifest.documents;
  const head = await expected(tar, entryNames.documents, sizeBytes);
  const bytes = await held(tar, head, documentsLimitBytes);
  const documents = packedDocumentsSchema.safeParse(parseStrictJson(bytes));
  if (!documents.success || sha256Hex(bytes) !== sha256) throw new PackageFault('damaged');
  const { returns } = documents.data;
  const files = new Map(manifest.files.map((file) => [file.sha256, file.sizeBytes]));
  const needed = new Map(returns.flatMap(filesOf).map((file) => [file.sha256, file.sizeBytes]));
  const { scope } = manifest;
  const isWhole =
    returns.length === count &&
    (scope.kind === 'vault' || (returns.length === 1 && returns[0]?.details.returnId === scope.returnId)) &&
    needed.size === files.size &&
    [...needed].every(([name, size]) => files.get(name) === size);
  if (!isWhole) throw new PackageFault('damaged');
  return documents.data;
}

async function expected(tar: TarReader, name: string, sizeBytes: number): Promise<TarHead> {
  const head = await tar.next();
  if (head?.name !== name || head.sizeBytes !== sizeBytes) throw new PackageFault('damaged');
  return head;
}

async function held(tar: TarReader, head: TarHead, limitBytes: number): Promise<Buffer> {
  if (head.sizeBytes > limitBytes) throw new PackageFault('damaged');
  const parts: Uint8Array[] = [];
  for await (const chunk of tar.content(head)) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw new PackageFault('damaged');
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
