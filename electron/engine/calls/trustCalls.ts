import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Saved } from '../../../shared/contractAnswers.ts';
import {
  type RevocationList,
  type RootCandidate,
  revocationFileLimitBytes,
  rootFileLimitBytes,
  trustLimits,
} from '../../../shared/domain/trust.ts';
import type { Problem } from '../../../shared/problems.ts';
import { fail, problem, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import type { CheckedFiles } from '../checkedFiles.ts';
import { importList } from '../importList.ts';
import { readLimitedFile } from '../openRegularFile.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { kinds } from '../stored.ts';
import {
  readIdentities,
  readRevocationLists,
  readRoots,
  type StoredIdentity,
  type StoredRoot,
  storedListSchema,
} from '../storedTrust.ts';
import type { Vault } from '../vault/vault.ts';
import { readCertificates, readLists } from '../verify/certificateFiles.ts';
import { refusedRoot, rootFacts } from '../verify/rootFacts.ts';

type TrustCalls = Pick<
  EngineCalls,
  | 'trust.list'
  | 'trust.readRoots'
  | 'trust.confirmRoot'
  | 'trust.removeRoot'
  | 'trust.importLists'
  | 'trust.removeList'
  | 'trust.confirmIdentity'
  | 'trust.removeIdentity'
>;

/** Whom the vault trusts: read, shown, confirmed by a person, and each change one transaction with its audit entry. */
export function trustCalls({ now }: EngineNeeds, session: Session, files: CheckedFiles): TrustCalls {
  /** Certificates that were read and wait for a person's word, by fingerprint; they belong to one open vault. */
  let offered: { readonly opened: OpenVaultSession; readonly ders: ReadonlyMap<string, Uint8Array> } | null =
    null;
  session.onLock(() => {
    offered = null;
  });

  /** One change of the list, refused when it would grow beyond its limit. */
  function change(
    opened: OpenVaultSession,
    action: string,
    kind: string,
    key: string,
    write: { readonly value: unknown; readonly limit: number } | null,
  ): Result<Saved> {
    const saved = opened.vault.transact(action, (tx) => {
      if (write === null) {
        if (!tx.remove(kind, key)) tx.refuse([problem('trust-entry-unknown', {})]);
        return;
      }
      const isFull = tx.list(kind).documents.filter((document) => document.key !== key).length >= write.limit;
      if (isFull) tx.refuse([problem('trust-full', { limit: write.limit })]);
      tx.put(kind, key, write.value);
    });
    return saved.ok ? succeed({ savedAt: session.moment() }) : saved;
  }

  return {
    async 'trust.list'() {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const roots = readRoots(opened.value.vault, now());
      if (!roots.ok) return roots;
      const lists = await readRevocationLists(opened.value, now());
      if (!lists.ok) return lists;
      const identities = readIdentities(opened.value.vault);
      if (!identities.ok) return identities;
      return succeed({
        roots: roots.value.roots,
        lists: lists.value.lists,
        identities: identities.value.identities,
        problems: [...roots.value.problems, ...lists.value.problems, ...identities.value.problems],
      });
    },
    async 'trust.readRoots'({ paths }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const trusted = readRoots(opened.value.vault, now());
      if (!trusted.ok) return trusted;
      const isTrustedAlready = (sha256: string) => trusted.value.roots.some((root) => root.sha256 === sha256);
      const candidates = new Map<string, RootCandidate>();
      const ders = new Map<string, Uint8Array>();
      const problems: Problem[] = [];
      for (const source of paths) {
        const file = path.basename(source);
        const bytes = await readLimited(source, rootFileLimitBytes);
        const certificates = bytes.ok ? readCertificates(bytes.value) : null;
        if (!bytes.ok) problems.push(...bytes.problems);
        else if (certificates === null) problems.push(problem('root-file-unreadable', { file }));
        for (const certificate of certificates ?? []) {
          const refused = refusedRoot(certificate, file);
          const facts = rootFacts(certificate, now());
          if (refused !== null) problems.push(refused);
          else {
            candidates.set(facts.sha256, {
              ...facts,
              file,
              isTrustedAlready: isTrustedAlready(facts.sha256),
            });
            ders.set(facts.sha256, certificate.der);
          }
        }
      }
      offered = { opened: opened.value, ders };
      return succeed({ candidates: [...candidates.values()], problems });
    },
    async 'trust.confirmRoot'({ sha256 }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const der = offered?.opened === opened.value ? offered.ders.get(sha256) : undefined;
      if (der === undefined) return fail('root-not-offered', {});
      const value: StoredRoot = {
        certificate: Buffer.from(der).toString('base64'),
        confirmedAt: session.moment(),
        slot: opened.value.vault.slotId,
      };
      return change(opened.value, 'root-trusted', kinds.trustedRoot, sha256, {
        value,
        limit: trustLimits.roots,
      });
    },
    async 'trust.removeRoot'({ sha256 }) {
      const opened = session.opened();
      return opened.ok ? change(opened.value, 'root-removed', kinds.trustedRoot, sha256, null) : opened;
    },
    async 'trust.importLists'({ paths }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const imported: string[] = [];
      const problems: Problem[] = [];
      for (const source of paths) {
        const file = path.basename(source);
        const bytes = await readLimited(source, revocationFileLimitBytes);
        const found = bytes.ok ? readLists(bytes.value) : null;
        if (!bytes.ok) problems.push(...bytes.problems);
        else if (found === null) problems.push(problem('crl-file-unreadable', { file }));
        for (const list of found ?? []) {
          const kept = await session.inTurn(() => importList(opened.value, list, file, session.moment()));
          if (kept.ok) imported.push(kept.value);
          else problems.push(...kept.problems);
        }
      }
      const lists = await readRevocationLists(opened.value, now());
      if (!lists.ok) return lists;
      const shown: readonly RevocationList[] = lists.value.lists.filter(({ sha256 }) =>
        imported.includes(sha256),
      );
      return succeed({ imported: shown, problems });
    },
    async 'trust.removeList'({ sha256 }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const stored = opened.value.vault.read(kinds.revocationList, sha256);
      if (!stored.ok) return stored;
      if (stored.value === null) return fail('trust-entry-unknown', {});
      const { blobId } = storedListSchema.parse(stored.value.value);
      const removed = await session.inTurn(() =>
        opened.value.evidence.removeBlob(blobId, 'revocation-list-removed', (tx) =>
          tx.remove(kinds.revocationList, sha256),
        ),
      );
      return removed.ok ? succeed({ savedAt: session.moment() }) : removed;
    },
    async 'trust.confirmIdentity'({ fileId, field, certificate }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const checked = files.find(opened.value, fileId)?.checked ?? null;
      if (checked === null) return fail('checked-file-gone', {});
      const place = checked.signatures.findIndex((signature) => signature.field === field);
      const signer = checked.signers[place];
      const { file, payload } = checked;
      const identity = signer?.identity ?? null;
      const isAsked = signer !== undefined && identity !== null && identity !== 'known';
      if (!isAsked || payload === null || signer.certificate?.sha256 !== certificate)
        return fail('identity-not-proven', { file });
      const { subject, sha256: certificateSha256, keySha256, notAfter } = signer.certificate;
      const value: StoredIdentity = {
        unitCode: payload.unit.code,
        unitName: payload.unit.name,
        role: signer.role,
        subject,
        certificateSha256,
        keySha256,
        notAfter,
        confirmedAt: session.moment(),
        slot: opened.value.vault.slotId,
      };
      return change(
        opened.value,
        identity === 'unclear' ? 'unit-identity-confirmed-again' : 'unit-identity-confirmed',
        kinds.unitIdentity,
        identityKey(opened.value.vault, [payload.unit.code, signer.role, certificateSha256]),
        { value, limit: trustLimits.identities },
      );
    },
    async 'trust.removeIdentity'({ id }) {
      const opened = session.opened();
      return opened.ok ? change(opened.value, 'unit-identity-removed', kinds.unitIdentity, id, null) : opened;
    },
  };
}

/**
 * One row for a certificate in a role of a unit: confirming it again changes nothing but the day. Damage is never written over,
 * so what is confirmed again goes beside a row that cannot be read, under the next number.
 */
function identityKey(vault: Vault, parts: readonly string[]): string {
  const numbered = (number: number) => (number === 1 ? parts : [...parts, String(number)]);
  for (let number = 1; ; number += 1) {
    const key = createHash('sha256')
      .update(JSON.stringify(numbered(number)))
      .digest('hex')
      .slice(0, 32);
    const read = vault.read(kinds.unitIdentity, key);
    const isDamaged = !read.ok && read.problems.some(({ code }) => code === 'vault-row-damaged');
    if (!isDamaged || number === trustLimits.identities) return key;
  }
}

async function readLimited(source: string, limitBytes: number): Promise<Result<Uint8Array>> {
  const file = path.basename(source);
  const bytes = await readLimitedFile(source, limitBytes);
  if (bytes === null) return fail('file-unreadable', { file });
  return bytes === 'too-large' ? fail('trust-file-too-large', { file, limitBytes }) : succeed(bytes);
}
