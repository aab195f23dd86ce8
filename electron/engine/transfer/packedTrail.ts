import type { TransferScope } from '../../../shared/domain/transfer.ts';
import { type Result, succeed } from '../../../shared/result.ts';
import type { OpenVaultSession } from '../session.ts';
import { kinds } from '../stored.ts';
import { fieldChanges } from '../vault/fieldChanges.ts';
import type { AuditEntry, AuditObject, FieldChange } from '../vault/vault.ts';
import { entriesOf, type Gathered, isOfReturn } from './packedReturns.ts';

/** An object of the log as it travels: with the name of its file, which the receiver knows by another id. */
export type PackedObject = AuditObject & { readonly name?: string };

const pageEntries = 1000;

/** The log as lines of JSON: all of it, or what concerns the return. Values that the log cuts are whole, from the history. */
export function packedTrail(
  opened: OpenVaultSession,
  scope: TransferScope,
  { files }: Gathered,
): Result<{ readonly bytes: Buffer; readonly count: number }> {
  const isPacked = scope.kind === 'vault' ? null : isOfReturn(scope.returnId, new Set(files.values()));
  const lines: string[] = [];
  for (let after = 0; ; ) {
    const page = opened.vault.auditEntries(after, pageEntries);
    if (!page.ok) return page;
    for (const entry of page.value) {
      const packed = isPacked === null ? entry : entriesOf(entry, isPacked);
      if (packed !== null) lines.push(`${JSON.stringify(wholeEntry(opened, packed))}\n`);
      after = entry.seq;
    }
    if (page.value.length < pageEntries) break;
  }
  return succeed({ bytes: Buffer.from(lines.join('')), count: lines.length });
}

function wholeEntry({ vault, evidence }: OpenVaultSession, entry: AuditEntry): AuditEntry {
  const objects = entry.objects.map((object): PackedObject => {
    const isFile = object.table === 'ev' || object.kind.startsWith(kinds.evidenceOf(''));
    const name = isFile ? evidence.find(object.key)?.name : undefined;
    return { ...object, changes: wholeChanges(vault, object), ...(name === undefined ? {} : { name }) };
  });
  return { ...entry, objects };
}

/** What the history no longer has stays as the log tells it. */
function wholeChanges(vault: OpenVaultSession['vault'], object: AuditObject): readonly FieldChange[] {
  const { table, kind, key, rev, changes } = object;
  // The log names no field of a first version.
  const isWhole = changes.length > 0 && !changes.some((change) => isCut(change.old) || isCut(change.new));
  if (table === 'ev' || isWhole) return changes;
  const after = vault.version(kind, key, rev);
  const before = vault.versionBefore(kind, key, rev);
  if (!after.ok || !before.ok || after.value === null) return changes;
  return fieldChanges(before.value?.value, after.value.value, Number.POSITIVE_INFINITY);
}

function isCut(value: unknown): boolean {
  return typeof value === 'string' && value.endsWith('…');
}
