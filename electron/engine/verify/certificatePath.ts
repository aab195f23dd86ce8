import type { X509Certificate } from 'node:crypto';
import { type Certificate, parseCertificate } from './certificate.ts';
import { DerError, equalBytes } from './der.ts';
import { areNamesAllowed } from './nameConstraints.ts';
import type { Work } from './work.ts';

const maximumSteps = 8;

/** SHA-2 with RSA PKCS#1 v1.5 or ECDSA. A root is trusted as it is; how it was signed does not matter. */
const strongSignatures = [
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
];

/**
 * The ways from a signer's certificate up to the given roots, both included: shortest first.
 * Every step is proven by name and by signature; every issuer is a CA that may sign certificates, within its path length. Validity
 * in time, and what the certificates say about each other's names ({@link constraintsOf}), is left to the caller.
 */
export function findPaths(
  leaf: Certificate,
  others: readonly Certificate[],
  roots: readonly X509Certificate[],
  work: Work,
): readonly (readonly Certificate[])[] {
  const found: (readonly Certificate[])[] = [];
  const trusted = roots.map(parseRoot).filter((root) => root !== null);
  const queue: (readonly Certificate[])[] = [[leaf]];
  const reached = [leaf];
  const candidates = [...trusted, ...others.filter((other) => !isOneOf(trusted, other))];
  // Breadth first, each certificate below a root once: cross-signed certificates cannot make the search explode.
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const current = path.at(-1);
    if (current === undefined || !isStrongKey(current.x509)) continue;
    if (isOneOf(trusted, current)) {
      found.push(path);
      continue;
    }
    if (path.length > maximumSteps || !strongSignatures.includes(current.signatureAlgorithm)) continue;
    for (const issuer of candidates) {
      if (
        isOneOf(reached, issuer) ||
        !mayIssue(issuer, path.length - 1) ||
        !isIssuedBy(current, issuer, work)
      )
        continue;
      if (!isOneOf(trusted, issuer)) reached.push(issuer);
      queue.push([...path, issuer]);
    }
  }
  return found;
}

/** A certificate of a path that restricts what this program cannot evaluate, or whose names an issuer may not give. */
export interface PathConstraint {
  readonly certificate: Certificate;
  /** Number of the extension, or `names`. */
  readonly rule: string;
}

/** What speaks against a path, signer first and root last, besides time; []: nothing. */
export function constraintsOf(path: readonly Certificate[]): readonly PathConstraint[] {
  const unread = path.flatMap((certificate) =>
    certificate.unsupportedExtensions.map((rule) => ({ certificate, rule })),
  );
  const misnamed = path.filter((certificate, place) => {
    const isSelfIssued = equalBytes(certificate.issuer, certificate.subject);
    // A CA that renews itself keeps its name; the signer is asked in any case (RFC 5280 §6.1.3 b).
    return (
      (place === 0 || !isSelfIssued) && !path.slice(place + 1).every((above) => mayName(above, certificate))
    );
  });
  return [...unread, ...misnamed.map((certificate) => ({ certificate, rule: 'names' }))];
}

function mayName({ nameConstraints }: Certificate, { subject, alternativeNames }: Certificate): boolean {
  if (nameConstraints === null) return true;
  try {
    return areNamesAllowed(nameConstraints, { subject, alternative: alternativeNames });
  } catch (error) {
    // Names that cannot be read cannot lie inside.
    if (error instanceof DerError) return false;
    throw error;
  }
}

/**
 * Whether all certificates that came along are accounted for, so that none of their bytes can be changed unseen. With a trusted
 * path each must be proven by a key of the path. Without one they must form a single chain above the signer, unbroken up to
 * where the issuer is not known at all.
 */
export function areProven(
  signer: Certificate,
  certificates: readonly Certificate[],
  path: readonly Certificate[] | null,
  roots: readonly X509Certificate[],
  work: Work,
): boolean {
  if (path !== null) {
    return certificates.every((sent) =>
      path.some((member) => equalBytes(member.der, sent.der) || isIssuedBy(sent, member, work)),
    );
  }
  const candidates = [...certificates, ...roots.map(parseRoot).filter((root) => root !== null)];
  const chain = [signer];
  for (let current = signer; !isSelfSigned(current); ) {
    const below = current;
    const issuer = candidates.find((candidate) => isIssuedBy(below, candidate, work));
    if (issuer === undefined || isOneOf(chain, issuer)) {
      if (candidates.some(({ subject }) => equalBytes(subject, below.issuer))) return false;
      break;
    }
    chain.push(issuer);
    current = issuer;
  }
  return certificates.every((sent) => isOneOf(chain, sent));
}

export function isStrongKey(x509: X509Certificate): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = x509.publicKey;
  if (asymmetricKeyType === 'rsa') return (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  const curves = ['prime256v1', 'secp384r1', 'secp521r1'];
  return asymmetricKeyType === 'ec' && curves.includes(asymmetricKeyDetails?.namedCurve ?? '');
}

/** `checkIssued` would want a CA here, and a seal is none. */
function isSelfSigned(certificate: Certificate): boolean {
  return (
    equalBytes(certificate.issuer, certificate.subject) && certificate.x509.verify(certificate.x509.publicKey)
  );
}

function isOneOf(members: readonly Certificate[], certificate: Certificate): boolean {
  return members.some((member) => equalBytes(member.der, certificate.der));
}

function mayIssue(issuer: Certificate, intermediatesBelow: number): boolean {
  if (!issuer.isCa || issuer.keyUsage?.keyCertSign === false) return false;
  return issuer.pathLength === null || issuer.pathLength >= intermediatesBelow;
}

/** Name and signature, always both: `checkIssued` alone compares only what the certificates say about themselves. */
function isIssuedBy(certificate: Certificate, issuer: Certificate, work: Work): boolean {
  if (!equalBytes(certificate.issuer, issuer.subject) || !certificate.x509.checkIssued(issuer.x509))
    return false;
  work.spend('signatures', 1);
  return certificate.x509.verify(issuer.x509.publicKey);
}

function parseRoot(root: X509Certificate): Certificate | null {
  try {
    return parseCertificate(root.raw);
  } catch {
    // A root that the strict reader does not understand vouches for nobody.
    return null;
  }
}
