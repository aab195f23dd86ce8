import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { type Certificate, subjectName } from './certificate.ts';
import { type Crl, isSignedBy, revocationOf } from './crl.ts';

/**
 * Findings on revocation along a path, signer first and root last. The newest list of each issuer counts, of several of the
 * same moment each; one that is out of date still proves a revocation but not its absence, and so does a part of a list
 * (RFC 5280 §5.2.4, §5.2.5) that is not older. A certificate without a whole list leaves the question open.
 */
export function checkRevocation(
  signer: string,
  path: readonly Certificate[],
  crls: readonly Crl[],
  now: Date,
): Problem[] {
  const open = problem('revocation-not-checked', { signer });
  if (path.length < 2) return [open];
  const problems: Problem[] = [];
  let isCovered = true;
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1];
    const known = crls.filter(
      (crl) => crl.thisUpdate <= now && issuer !== undefined && isSignedBy(crl, issuer),
    );
    const complete = known.filter(({ isComplete }) => isComplete);
    const latest = Math.max(...complete.map(({ thisUpdate }) => thisUpdate.getTime()));
    const newest = complete.filter(({ thisUpdate }) => thisUpdate.getTime() === latest);
    // Part of a list does not clear a certificate, but what it names is revoked, unless a later whole list no longer says so.
    const parts = known.filter((crl) => !crl.isComplete && crl.thisUpdate.getTime() >= latest);
    const days = [...newest, ...parts].flatMap((crl) => revocationOf(crl, certificate)?.getTime() ?? []);
    if (days.length > 0) {
      const revokedAt = new Date(Math.min(...days)).toISOString();
      problems.push(problem('certificate-revoked', { signer: subjectName(certificate), revokedAt }));
    }
    if (!newest.some(({ nextUpdate }) => nextUpdate !== null && nextUpdate >= now)) isCovered = false;
  }
  return isCovered ? problems : [...problems, open];
}
