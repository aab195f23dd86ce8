import { createHash, type X509Certificate } from 'node:crypto';
import type { SignatureRole } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { type Certificate, subjectName } from './certificate.ts';
import { areProven, constraintsOf, findPaths } from './certificatePath.ts';
import { checkUse, weakAlgorithms } from './certificateUse.ts';
import { checkRevocation } from './checkRevocation.ts';
import type { Crl } from './crl.ts';
import { isOfficialIssuer } from './officialIssuer.ts';
import { Work } from './work.ts';

/** Whom the receiver trusts. */
export interface Trust {
  /** For persons and agencies: certificates that stand at the top. */
  readonly roots: readonly X509Certificate[];
  /** For seals: SHA-256 of a seal's certificate (DER) or of its SubjectPublicKeyInfo, 64 hexadecimal digits. */
  readonly pins: readonly string[];
  /** Revocation lists for persons and agencies; without them revocation stays an open question. */
  readonly crls?: readonly Crl[];
  /** Time of the check. */
  readonly now: Date;
  /** What the file that is checked may still ask for. */
  readonly work?: Work;
}

export interface CheckedTrust {
  readonly problems: readonly Problem[];
  /** Whether the root that the signer chains to is one of the Government's specialised certification service. */
  readonly isOfficial: boolean;
}

/**
 * Findings on the signer; none when it is trusted. Roots never vouch for a seal and pins never for a person: a pinned vault key
 * must not be able to sign as the head of a unit. Without a timestamp the claimed time proves nothing by itself, so each
 * certificate of the path must be valid at that time *and* now.
 */
export function checkTrust(
  field: string,
  role: SignatureRole | null,
  signer: Certificate,
  certificates: readonly Certificate[],
  signedAt: Date | null,
  trust: Trust,
): CheckedTrust {
  const name = subjectName(signer);
  const { work = new Work() } = trust;
  const paths =
    role === 'seal' ? pinnedPaths(signer, trust.pins) : findPaths(signer, certificates, trust.roots, work);
  const path = bestOf(paths, signedAt, trust.now);
  const problems: Problem[] = [];
  if (!areProven(signer, certificates, path, trust.roots, work)) {
    problems.push(problem('signature-malformed', { field, rule: 'unproven-certificate' }));
  }
  problems.push(...checkUse(signer));
  if (path === null) {
    problems.push(...weakAlgorithms(signer, certificates));
    if (role === 'seal') problems.push(problem('seal-not-pinned', { signer: name }));
    else
      problems.push(
        problem('signer-unknown', { signer: name }),
        problem('revocation-not-checked', { signer: name }),
      );
    return { problems, isOfficial: false };
  }
  for (const { certificate, rule } of role === 'seal' ? [] : constraintsOf(path))
    problems.push(problem('certificate-constrained', { certificate: subjectName(certificate), rule }));
  for (const certificate of path) problems.push(...checkTimes(certificate, signedAt, trust.now));
  // Nobody issues a list over a vault's own key: a seal is taken back by taking its pin away.
  if (role !== 'seal') problems.push(...checkRevocation(name, path, trust.crls ?? [], trust.now));
  const top = path.at(-1);
  return { problems, isOfficial: role !== 'seal' && top !== undefined && isOfficialIssuer(top) };
}

/** Of several paths the first that nothing speaks against: a root and its renewal share name and key. */
function bestOf(
  paths: readonly (readonly Certificate[])[],
  signedAt: Date | null,
  now: Date,
): readonly Certificate[] | null {
  const isInTime = (path: readonly Certificate[]) =>
    path.every((certificate) => checkTimes(certificate, signedAt, now).length === 0);
  const free = paths.filter((path) => constraintsOf(path).length === 0);
  return free.find(isInTime) ?? free[0] ?? paths.find(isInTime) ?? paths[0] ?? null;
}

function pinnedPaths(signer: Certificate, pins: readonly string[]): readonly (readonly Certificate[])[] {
  const known = pins.map((pin) => pin.toLowerCase());
  return known.includes(sha256(signer.der)) || known.includes(sha256(signer.spki)) ? [[signer]] : [];
}

function checkTimes(certificate: Certificate, signedAt: Date | null, now: Date): Problem[] {
  const signer = subjectName(certificate);
  const notBefore = certificate.notBefore.toISOString();
  const notAfter = certificate.notAfter.toISOString();
  const outside = (time: Date) => time < certificate.notBefore || time > certificate.notAfter;
  if (signedAt !== null && outside(signedAt)) {
    return [problem('signer-certificate-not-valid-then', { signer, notBefore, notAfter })];
  }
  if (now > certificate.notAfter) return [problem('signer-certificate-expired-since', { signer, notAfter })];
  return now < certificate.notBefore
    ? [problem('signer-certificate-not-valid-then', { signer, notBefore, notAfter })]
    : [];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
