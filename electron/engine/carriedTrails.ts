import { setImmediate as pause } from 'node:timers/promises';
import { z } from 'zod';
import { transferManifestSchema } from '../../shared/domain/transfer.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import type { OfficerName } from './officers.ts';
import type { OpenVaultSession } from './session.ts';
import { kinds } from './stored.ts';
import { trailEntry } from './transfer/trailLines.ts';
import type { AuditEntry, AuditHead } from './vault/vault.ts';

// Logs that came with transfer packages: TRANSFER.md, §5. Each stays apart from the vault's own and is the sender's word.

/** A log that came with a package, before it is read. */
export interface CarriedTrail {
  /** Id of the package. */
  readonly id: string;
  /** When it was taken in, ISO 8601 with offset. */
  readonly at: string;
  readonly fileName: string;
  readonly from: { readonly vaultId: string; readonly unitName: string | null };
  /** Head of the sender's log when the package was made. */
  readonly head: AuditHead;
  /** Whom the sender knew by slot. */
  readonly officers: ReadonlyMap<string, OfficerName>;
  readonly blobId: string;
}

export interface ReadTrail {
  readonly trail: CarriedTrail;
  /** Oldest first, numbers rising. */
  readonly entries: readonly AuditEntry[];
  /** Names of evidence files by the ids they had there. */
  readonly evidence: ReadonlyMap<string, string>;
}

const storedSchema = z.object({
  at: z.string(),
  fileName: z.string(),
  from: transferManifestSchema.shape.from,
  slots: transferManifestSchema.shape.slots,
  auditBlobId: z.string().nullable(),
});

/** Oldest package first. */
export function carriedTrails({ vault }: OpenVaultSession): Result<readonly CarriedTrail[]> {
  const taken = vault.list(kinds.transferIn);
  if (!taken.ok) return taken;
  const trails = taken.value.documents.flatMap(({ key, value }) => {
    const { auditBlobId, from, slots, at, fileName } = storedSchema.parse(value);
    if (auditBlobId === null) return [];
    const officers = new Map(slots.map(({ id, ...name }) => [id, { ...name, isFormer: false }]));
    const { vaultId, unitName, auditHead } = from;
    return [
      { id: key, at, fileName, from: { vaultId, unitName }, head: auditHead, officers, blobId: auditBlobId },
    ];
  });
  return succeed(trails.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)));
}

/** The one read last, forgotten with the vault: paging must not decrypt it anew each time. */
const readLast = new WeakMap<OpenVaultSession, ReadTrail>();
/** Lines read in one go: other calls come between two of them. */
const sliceLines = 500;

/** `transfer-trail-unreadable` when a line is no entry: what the sender wrote there was never checked by this vault. */
export async function readCarriedTrail(opened: OpenVaultSession, id: string): Promise<Result<ReadTrail>> {
  const known = readLast.get(opened);
  if (known?.trail.id === id) return succeed(known);
  const trails = carriedTrails(opened);
  if (!trails.ok) return trails;
  const trail = trails.value.find((one) => one.id === id);
  if (trail === undefined) return fail('transfer-trail-unknown', { id });
  const bytes = await opened.evidence.readBlob(trail.blobId);
  if (!bytes.ok) return bytes;
  const entries: AuditEntry[] = [];
  const evidence = new Map<string, string>();
  let start = 0;
  while (start < bytes.value.length) {
    const end = bytes.value.indexOf(0x0a, start);
    const line = bytes.value.subarray(start, end < 0 ? undefined : end);
    const entry = trailEntry(line, entries.at(-1)?.seq ?? 0);
    if (entry === null)
      return fail('transfer-trail-unreadable', { file: trail.fileName, line: entries.length + 1 });
    entries.push(entry);
    for (const { key, name } of entry.objects) if (name !== undefined) evidence.set(key, name);
    start = end < 0 ? bytes.value.length : end + 1;
    if (entries.length % sliceLines === 0) await pause();
  }
  const read = { trail, entries, evidence };
  readLast.set(opened, read);
  return succeed(read);
}
