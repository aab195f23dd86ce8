import { createHash } from 'node:crypto';
import { trustLimits } from '../../shared/domain/trust.ts';
import { fail, problem, type Result, succeed } from '../../shared/result.ts';
import type { OpenVaultSession } from './session.ts';
import { kinds } from './stored.ts';
import { loadList, readRootCertificates, type StoredList, storedListSchema } from './storedTrust.ts';
import type { ListFound } from './verify/certificateFiles.ts';
import { isSignedBy } from './verify/crl.ts';

/**
 * Keeps one revocation list: its bytes as a sealed blob, its facts as a row, in one transaction. It takes the place of older lists
 * of the same issuer (of one of the same moment both are kept, and what either revokes is revoked) only when one trusted root has signed both: otherwise a forged list with a later day could push out a true
 * one. Answers the SHA-256 of the list.
 */
export async function importList(
  opened: OpenVaultSession,
  { der, crl, issuer }: ListFound,
  file: string,
  at: string,
): Promise<Result<string>> {
  const { vault, evidence, momentText } = opened;
  if (!crl.isComplete) return fail('crl-partial', { file, issuer });
  const sha256 = createHash('sha256').update(der).digest('hex');
  const stored = vault.list(kinds.revocationList);
  if (!stored.ok) return stored;
  const rows = stored.value.documents.map(({ key, value }) => ({ key, ...storedListSchema.parse(value) }));
  const same = rows.find(({ key }) => key === sha256);
  const kept = (thisUpdate: string) => momentText(new Date(thisUpdate));
  if (same !== undefined)
    return fail('crl-older', { issuer, thisUpdate: kept(same.thisUpdate), kept: kept(same.thisUpdate) });

  const roots = readRootCertificates(vault);
  if (!roots.ok) return roots;
  const provers = roots.value.filter((root) => isSignedBy(crl, root));
  const proven: typeof rows = [];
  for (const row of rows.filter((other) => other.issuer === issuer)) {
    const other = await loadList(opened, row.key, row.blobId);
    if (!other.ok) return other;
    if (provers.some((root) => isSignedBy(other.value, root))) proven.push(row);
  }
  const newer = proven.find(({ thisUpdate }) => new Date(thisUpdate) > crl.thisUpdate);
  if (newer !== undefined) {
    const thisUpdate = momentText(crl.thisUpdate);
    return fail('crl-older', { issuer, thisUpdate, kept: kept(newer.thisUpdate) });
  }
  const rivals = proven.filter(({ thisUpdate }) => new Date(thisUpdate) < crl.thisUpdate);
  const value: StoredList = {
    blobId: '',
    issuer,
    thisUpdate: crl.thisUpdate.toISOString(),
    nextUpdate: crl.nextUpdate?.toISOString() ?? null,
    revoked: crl.revoked.size,
    importedAt: at,
    slot: vault.slotId,
  };
  const put = await evidence.putBlob(der, 'revocation-list-imported', (tx, blobId) => {
    if (rows.length - rivals.length >= trustLimits.lists)
      tx.refuse([problem('trust-full', { limit: trustLimits.lists })]);
    tx.put(kinds.revocationList, sha256, { ...value, blobId });
  });
  if (!put.ok) return put;
  for (const { key, blobId } of rivals) {
    const removed = await evidence.removeBlob(blobId, 'revocation-list-replaced', (tx) =>
      tx.remove(kinds.revocationList, key),
    );
    if (!removed.ok) return removed;
  }
  return succeed(sha256);
}
