import { createHash, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { RevocationList, TrustedRoot, UnitIdentity } from '../../shared/domain/trust.ts';
import type { Problem } from '../../shared/problems.ts';
import { failAll, problem, type Result, succeed } from '../../shared/result.ts';
import { goneRows } from './goneRows.ts';
import { sealPin } from './sealSigner.ts';
import type { OpenVaultSession } from './session.ts';
import { kinds } from './stored.ts';
import type { Vault } from './vault/vault.ts';
import { type Certificate, parseCertificate, subjectName } from './verify/certificate.ts';
import { readLists } from './verify/certificateFiles.ts';
import type { Trust } from './verify/checkTrust.ts';
import { type Crl, isSignedBy } from './verify/crl.ts';
import { rootFacts } from './verify/rootFacts.ts';

// Whom the vault trusts: sealed rows, and lists of revocation as sealed blobs. FORMAT.md of the vault, §12.

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const storedRootSchema = z.strictObject({
  certificate: z.base64(),
  confirmedAt: z.string(),
  slot: z.string(),
});
export type StoredRoot = z.infer<typeof storedRootSchema>;

export const storedListSchema = z.strictObject({
  blobId: z.string(),
  /** Name as shown. */
  issuer: z.string(),
  thisUpdate: z.string(),
  nextUpdate: z.string().nullable(),
  revoked: z.int().min(0),
  importedAt: z.string(),
  slot: z.string(),
});
export type StoredList = z.infer<typeof storedListSchema>;

export const storedIdentitySchema = z.strictObject({
  unitCode: z.string(),
  unitName: z.string(),
  role: z.enum(['head', 'preparer', 'agency', 'seal', 'added']),
  subject: z.string(),
  certificateSha256: sha256Schema,
  keySha256: sha256Schema,
  notAfter: z.string(),
  confirmedAt: z.string(),
  slot: z.string(),
});
export type StoredIdentity = z.infer<typeof storedIdentitySchema>;

interface Rows<T> {
  readonly rows: readonly { readonly key: string; readonly value: T }[];
  readonly problems: readonly Problem[];
}

function readRows<S extends z.ZodType>(vault: Vault, kind: string, schema: S): Result<Rows<z.infer<S>>> {
  const list = vault.list(kind);
  if (!list.ok) return list;
  const { documents, problems } = list.value;
  return succeed({
    rows: documents.map(({ key, value }) => ({ key, value: schema.parse(value) })),
    problems,
  });
}

export function readRoots(
  vault: Vault,
  now: Date,
): Result<{ readonly roots: readonly TrustedRoot[]; readonly problems: readonly Problem[] }> {
  const stored = readRows(vault, kinds.trustedRoot, storedRootSchema);
  if (!stored.ok) return stored;
  const roots = stored.value.rows.map(({ value }) => ({
    ...rootFacts(parseCertificate(derOf(value)), now),
    confirmedAt: value.confirmedAt,
  }));
  return succeed({ roots: roots.toSorted(bySubject), problems: stored.value.problems });
}

/** The trusted certificates themselves; rows that cannot be authenticated refuse the whole. */
export function readRootCertificates(vault: Vault): Result<readonly Certificate[]> {
  const stored = readRows(vault, kinds.trustedRoot, storedRootSchema);
  if (!stored.ok) return stored;
  const { rows, problems } = stored.value;
  return problems.length > 0
    ? failAll(problems)
    : succeed(rows.map(({ value }) => parseCertificate(derOf(value))));
}

/** The kept lists as they are shown; `isProven` asks the lists themselves, so they are read whole. */
export async function readRevocationLists(
  opened: OpenVaultSession,
  now: Date,
): Promise<Result<{ readonly lists: readonly RevocationList[]; readonly problems: readonly Problem[] }>> {
  const stored = readRows(opened.vault, kinds.revocationList, storedListSchema);
  if (!stored.ok) return stored;
  const roots = readRows(opened.vault, kinds.trustedRoot, storedRootSchema);
  if (!roots.ok) return roots;
  const issuers = roots.value.rows.map(({ value }) => parseCertificate(derOf(value)));
  const problems: Problem[] = [...stored.value.problems];
  const lists: RevocationList[] = [];
  for (const { key, value } of stored.value.rows) {
    const crl = await loadList(opened, key, value.blobId);
    if (!crl.ok) problems.push(...crl.problems);
    const isProven = crl.ok && issuers.some((issuer) => isSignedBy(crl.value, issuer));
    const { issuer, thisUpdate, nextUpdate, revoked, importedAt } = value;
    const state = listState(value, now);
    lists.push({ sha256: key, issuer, thisUpdate, nextUpdate, revoked, importedAt, isProven, state });
  }
  return succeed({
    lists: lists.toSorted((a, b) => a.issuer.localeCompare(b.issuer, 'vi')),
    problems,
  });
}

function listState({ thisUpdate, nextUpdate }: StoredList, now: Date): RevocationList['state'] {
  if (new Date(thisUpdate) > now) return 'not-yet';
  if (nextUpdate === null) return 'open-ended';
  return new Date(nextUpdate) < now ? 'expired' : 'current';
}

/** The confirmed certificates. With `problems` it cannot be said that a certificate was never confirmed: a row is damaged or gone. */
export function readIdentities(
  vault: Vault,
): Result<{ readonly identities: readonly UnitIdentity[]; readonly problems: readonly Problem[] }> {
  const stored = readRows(vault, kinds.unitIdentity, storedIdentitySchema);
  if (!stored.ok) return stored;
  const identities = stored.value.rows.map(({ key, value: { slot: _, ...rest } }) => ({ id: key, ...rest }));
  const problems = new Map(
    [...stored.value.problems, ...goneRows(vault, ({ kind }) => kind === kinds.unitIdentity)].map(
      (found) => [JSON.stringify(found), found] as const,
    ),
  );
  return succeed({
    identities: identities.toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'vi')),
    problems: [...problems.values()],
  });
}

/** Whom the vault trusts, with what is damaged of it: the person must be told what a check did without. */
export interface StoredTrust {
  readonly trust: Trust;
  readonly problems: readonly Problem[];
}

/**
 * What signatures are judged by: the confirmed roots, the kept lists and the seal of this vault. A row that cannot be
 * authenticated is left out: without it a signer is unknown or revocation stays open, never the other way round.
 */
export async function storedTrust(opened: OpenVaultSession, now: Date): Promise<Result<StoredTrust>> {
  const pin = sealPin(opened.vault);
  if (!pin.ok) return pin;
  const roots = readRows(opened.vault, kinds.trustedRoot, storedRootSchema);
  if (!roots.ok) return roots;
  const lists = readRows(opened.vault, kinds.revocationList, storedListSchema);
  if (!lists.ok) return lists;
  const problems = [...roots.value.problems, ...lists.value.problems];
  const crls: Crl[] = [];
  for (const { key, value } of lists.value.rows) {
    const crl = await loadList(opened, key, value.blobId);
    if (crl.ok) crls.push(crl.value);
    else problems.push(...crl.problems);
  }
  const certificates = roots.value.rows.map(({ value }) => new X509Certificate(derOf(value)));
  return succeed({ trust: { roots: certificates, pins: [pin.value], crls, now }, problems });
}

/** Lists may be large and are asked for at every check: parsed once while the vault is open. */
const loadedLists = new WeakMap<OpenVaultSession, Map<string, Crl>>();

export async function loadList(
  opened: OpenVaultSession,
  sha256: string,
  blobId: string,
): Promise<Result<Crl>> {
  const loaded = loadedLists.get(opened) ?? new Map<string, Crl>();
  loadedLists.set(opened, loaded);
  const known = loaded.get(sha256);
  if (known !== undefined) return succeed(known);
  const bytes = await opened.evidence.readBlob(blobId);
  if (!bytes.ok) return bytes;
  const der = new Uint8Array(bytes.value);
  const isOwn = createHash('sha256').update(der).digest('hex') === sha256;
  const [found] = (isOwn ? readLists(der) : null) ?? [];
  if (found === undefined) return failAll([problem('evidence-damaged', { name: sha256 })]);
  loaded.set(sha256, found.crl);
  return succeed(found.crl);
}

/**
 * Whose a root, a revocation list or a confirmed certificate is, as it was last kept: also of one that was removed. null when
 * nothing of it can be read.
 */
export function trustedName(vault: Vault, kind: string, key: string): string | null {
  const present = vault.read(kind, key);
  const kept =
    present.ok && present.value !== null ? present : vault.versionBefore(kind, key, Number.MAX_SAFE_INTEGER);
  if (!kept.ok || kept.value === null) return null;
  const { value } = kept.value;
  if (kind === kinds.trustedRoot) return subjectName(parseCertificate(derOf(storedRootSchema.parse(value))));
  return kind === kinds.revocationList
    ? storedListSchema.parse(value).issuer
    : storedIdentitySchema.parse(value).subject;
}

function derOf({ certificate }: StoredRoot): Uint8Array {
  return new Uint8Array(Buffer.from(certificate, 'base64'));
}

function bySubject(a: TrustedRoot, b: TrustedRoot): number {
  return a.subject.localeCompare(b.subject, 'vi') || (a.sha256 < b.sha256 ? -1 : 1);
}
