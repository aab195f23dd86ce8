import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import {
  isPackagePassphraseLongEnough,
  shortestPackagePassphrase,
} from '../../../shared/domain/packagePassphrase.ts';
import {
  filesOf,
  type TransferManifest,
  type TransferScope,
  transferLimitBytes,
  transferVersion,
} from '../../../shared/domain/transfer.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { durableWriter, writeFully } from '../../durableWrite/durableWrite.js';
import { ageEncrypted, ageEncryptedFor, isAgeRecipient } from '../evidence/agePackage.ts';
import { UnreadableEvidence } from '../evidence/evidencePackage.ts';
import { officerNames } from '../officers.ts';
import type { OpenVaultSession } from '../session.ts';
import { kinds } from '../stored.ts';
import { systemCode, writeProblem } from '../vault/diskProblems.ts';
import { type Gathered, gatherReturns, returnIdsOf, sha256Of } from './packedReturns.ts';
import { packedTrail } from './packedTrail.ts';
import { type PackageParts, transferStream, transferStreamBytes } from './transferStream.ts';

/** Who can open the package: whoever knows the passphrase, or the vault whose recipient (`age1…`) is named. */
export type TransferLock =
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly workFactor?: number }
  | { readonly kind: 'key'; readonly recipient: string };

export interface TransferOrder {
  readonly scope: TransferScope;
  readonly lock: TransferLock;
  /** The file to write; replaced when it exists. */
  readonly target: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (doing: 'write' | 'verify', doneBytes: number, totalBytes: number) => void;
}

export interface WrittenTransfer {
  readonly packageId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly returns: number;
  readonly files: number;
  /** False where the vault is open for reading only: that the package left is nowhere in its log. */
  readonly isLogged: boolean;
}

const readBytes = 1024 * 1024;
/** Each reading of a stored file opens it and proves its end first: few long ones cost less. */
const storedReadBytes = 8 * 1024 * 1024;
/** Most that age adds: header, nonce, and 16 bytes for each 64 KiB. */
const ageHeaderBytes = 1024;

class Cancelled extends Error {}

/** Bytes of the package within a kilobyte, or why it cannot be made. Nothing is written. */
export async function transferSize(
  opened: OpenVaultSession,
  scope: TransferScope,
): Promise<Result<{ readonly sizeBytes: number; readonly returns: number; readonly files: number }>> {
  const packed = await pack(opened, scope);
  if (!packed.ok) return packed;
  const { manifest } = packed.value.parts;
  return succeed({
    sizeBytes: sealedBytes(packed.value.parts),
    returns: manifest.documents.count,
    files: manifest.files.length,
  });
}

/**
 * Writes a return or all of them as one age file with a `.sha256` beside it. It is read back from the disk and compared before
 * it gets its name; what stood there before is as it was when anything fails.
 */
export async function writeTransfer(
  opened: OpenVaultSession,
  { scope, lock, target, signal, onProgress }: TransferOrder,
): Promise<Result<WrittenTransfer>> {
  if (lock.kind === 'passphrase' && !isPackagePassphraseLongEnough(lock.passphrase))
    return fail('package-passphrase-short', { minimum: shortestPackagePassphrase });
  if (lock.kind === 'key' && !isAgeRecipient(lock.recipient.trim()))
    return fail('transfer-recipient-invalid', {});
  const packed = await pack(opened, scope);
  if (!packed.ok) return packed;
  const { parts, gathered } = packed.value;
  const totalBytes = sealedBytes(parts);
  if (totalBytes > transferLimitBytes)
    return fail('transfer-too-large', { sizeBytes: totalBytes, limitBytes: transferLimitBytes });

  const { disk } = opened.vault.environment;
  const writer = durableWriter(disk);
  const base = path.basename(target);
  const temp = path.join(path.dirname(target), `.tuan-thu-${randomBytes(6).toString('hex')}.tmp`);
  const step = (doing: 'write' | 'verify', doneBytes: number) => {
    if (signal?.aborted) throw new Cancelled();
    onProgress?.(doing, Math.min(doneBytes, totalBytes), totalBytes);
  };
  let isNamed = false;
  try {
    const plain = transferStream(parts, (file) => storedChunks(opened, gathered, file));
    const sealed =
      lock.kind === 'key'
        ? await ageEncryptedFor(plain, lock.recipient.trim())
        : await ageEncrypted(plain, lock.passphrase, lock.workFactor);
    if (sealed === null) return fail('transfer-recipient-invalid', {});
    const written = await writeChunks(sealed, temp, disk, (done) => step('write', done));
    const again = await hashOf(temp, disk, (done) => step('verify', done));
    if (again !== written.sha256) return fail('transfer-check-failed', { file: base });
    if (signal?.aborted) throw new Cancelled();
    // Never a package beside the hash of another: the old hash goes first, the new one comes last.
    await removeIfThere(disk, `${target}.sha256`);
    await writer.publishFile(temp, target);
    await writer.writeFileDurably(`${target}.sha256`, `${written.sha256}  ${base}\n`);
    isNamed = true;
    const facts: WrittenTransfer = {
      packageId: parts.manifest.packageId,
      fileName: base,
      ...written,
      returns: parts.manifest.documents.count,
      files: parts.manifest.files.length,
      isLogged: !opened.vault.readOnly,
    };
    const recorded = recordOut(opened, scope, lock, facts);
    return recorded.ok ? succeed(facts) : recorded;
  } catch (error) {
    if (error instanceof Cancelled) return fail('transfer-cancelled', {});
    if (error instanceof UnreadableEvidence) return failAll(error.problems);
    return failAll([writeProblem(error)]);
  } finally {
    if (!isNamed) await disk.unlink(temp).catch(() => undefined);
  }
}

async function pack(
  opened: OpenVaultSession,
  scope: TransferScope,
): Promise<Result<{ readonly parts: PackageParts; readonly gathered: Gathered }>> {
  const { vault } = opened;
  const officers = officerNames(vault);
  if (!officers.ok) return officers;
  const returnIds = returnIdsOf(opened, scope);
  if (!returnIds.ok) return returnIds;
  const gathered = gatherReturns(opened, returnIds.value);
  if (!gathered.ok) return gathered;
  const audit = packedTrail(opened, scope, gathered.value);
  if (!audit.ok) return audit;
  const head = vault.auditHead();
  if (!head.ok) return head;
  const { documents: content } = gathered.value;
  const documents = jsonBytes(content);
  const files = new Map(
    content.returns.flatMap(filesOf).map(({ sha256, sizeBytes }) => [sha256, sizeBytes] as const),
  );
  const manifest: TransferManifest = {
    format: 'tuan-thu-transfer',
    version: transferVersion,
    packageId: vault.environment.newId(),
    madeAt: opened.momentText(vault.environment.now()),
    scope,
    from: {
      vaultId: vault.vaultId,
      madeBy: vault.slotLabel,
      unitCode: content.unit?.code ?? null,
      unitName: content.unit?.name ?? null,
      auditHead: head.value,
    },
    slots: [...officers.value].map(([id, { kind, alias, fullName }]) => ({ id, kind, alias, fullName })),
    documents: {
      count: content.returns.length,
      sizeBytes: documents.length,
      sha256: sha256Of(documents),
    },
    audit: {
      count: audit.value.count,
      sizeBytes: audit.value.bytes.length,
      sha256: sha256Of(audit.value.bytes),
    },
    files: [...files].map(([sha256, sizeBytes]) => ({ sha256, sizeBytes })),
  };
  return succeed({
    parts: { manifest, manifestBytes: jsonBytes(manifest), documents, audit: audit.value.bytes },
    gathered: gathered.value,
  });
}

async function* storedChunks(
  { evidence }: OpenVaultSession,
  { files }: Gathered,
  { sha256, sizeBytes }: TransferManifest['files'][number],
): AsyncGenerator<Uint8Array> {
  const id = files.get(sha256) ?? '';
  const hash = createHash('sha256');
  for (let offset = 0; offset < sizeBytes; offset += storedReadBytes) {
    const range = await evidence.readRange(id, offset, storedReadBytes);
    if (!range.ok) throw new UnreadableEvidence(range.problems);
    hash.update(range.value);
    yield range.value;
  }
  if (hash.digest('hex') !== sha256)
    throw new UnreadableEvidence([problem('evidence-damaged', { name: evidence.find(id)?.name ?? id })]);
}

async function removeIfThere(disk: Disk, file: string): Promise<void> {
  await disk.unlink(file).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
  });
}

type Disk = OpenVaultSession['vault']['environment']['disk'];

async function writeChunks(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  disk: Disk,
  onWritten: (doneBytes: number) => void,
): Promise<{ readonly sizeBytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const handle = await disk.open(file, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      await writeFully(handle, chunk);
      hash.update(chunk);
      sizeBytes += chunk.length;
      onWritten(sizeBytes);
    }
    await handle.sync();
    const { size } = await handle.stat();
    if (size !== sizeBytes) throw Object.assign(new Error('the package is short'), { code: 'EIO' });
  } finally {
    await handle.close();
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

async function hashOf(file: string, disk: Disk, onRead: (doneBytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(readBytes);
  const handle = await disk.open(file, 'r');
  try {
    for (let position = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
      position += bytesRead;
      onRead(position);
    }
  } finally {
    await handle.close();
  }
}

/** That it left is part of the vault's own story. A vault that cannot be written to gives its data all the same. */
function recordOut(
  { vault, momentText }: OpenVaultSession,
  scope: TransferScope,
  lock: TransferLock,
  { packageId, fileName, sizeBytes, sha256, returns, files }: WrittenTransfer,
): Result<void> {
  if (vault.readOnly) return succeed(undefined);
  return vault.transact('transfer-written', (tx) => {
    const at = momentText(vault.environment.now());
    const to = lock.kind === 'key' ? lock.recipient.trim() : null;
    const what = { fileName, sizeBytes, sha256, returns, files };
    tx.put(kinds.transferOut, packageId, { at, slot: vault.slotId, scope, recipient: to, ...what });
  });
}

function sealedBytes(parts: PackageParts): number {
  const plain = transferStreamBytes(parts);
  return ageHeaderBytes + plain + 16 * Math.ceil(plain / 65_536);
}

function jsonBytes(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
