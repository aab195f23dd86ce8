import type { X509Certificate } from 'node:crypto';

/** Issuers above a certificate (DER) as far as they were given, nearest first; unrelated certificates are left out. */
export function chainAbove(leaf: X509Certificate, certificates: readonly X509Certificate[]): Uint8Array[] {
  const chain: X509Certificate[] = [];
  let current = leaf;
  for (;;) {
    const below = current;
    const issuer = certificates.find(
      (candidate) =>
        candidate.fingerprint256 !== leaf.fingerprint256 &&
        !chain.includes(candidate) &&
        below.checkIssued(candidate) &&
        below.verify(candidate.publicKey),
    );
    if (issuer === undefined) return chain.map((certificate) => certificate.raw);
    chain.push(issuer);
    current = issuer;
  }
}
