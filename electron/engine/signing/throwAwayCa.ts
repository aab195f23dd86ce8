import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { buildCertificate, type DistinguishedName, keyUsages } from './certificateBuilder.ts';
import { writePkcs12 } from './pkcs12Writer.ts';
import type { SigningAlgorithm } from './signer.ts';

/** Certificates for the demonstration and for tests. Never for real signing: their keys are made and dropped at will. */
export interface ThrowAwayCa {
  readonly name: DistinguishedName;
  readonly privateKey: KeyObject;
  readonly cert: Uint8Array;
  /** Certificates above this one, nearest first, without the root itself; [] for a root. */
  readonly chain: readonly Uint8Array[];
}

export interface Identity {
  readonly privateKey: KeyObject;
  readonly cert: Uint8Array;
  /** From the issuing CA up to and with the root. */
  readonly chain: readonly Uint8Array[];
}

export interface CertificatePlan {
  readonly name: DistinguishedName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Kind of a new key; ignored when `privateKey` is given. */
  readonly alg?: SigningAlgorithm;
  /** A key to use instead of a new one: the same input then gives the same certificate (RSA issuer). */
  readonly privateKey?: KeyObject;
}

export function throwAwayCa(plan: CertificatePlan): ThrowAwayCa {
  const privateKey = plan.privateKey ?? newPrivateKey(plan.alg ?? 'rsa');
  const cert = certify(plan, privateKey, { name: plan.name, privateKey }, true, caUsage);
  return { name: plan.name, privateKey, cert, chain: [] };
}

/** A CA below another one. */
export function intermediateCa(issuer: ThrowAwayCa, plan: CertificatePlan): ThrowAwayCa {
  const privateKey = plan.privateKey ?? newPrivateKey(plan.alg ?? 'rsa');
  const cert = certify(plan, privateKey, issuer, true, caUsage);
  return { name: plan.name, privateKey, cert, chain: [issuer.cert, ...issuer.chain] };
}

/** A signer's certificate. `keyUsage` is for the cases in which a verifier must refuse. */
export function issueIdentity(
  issuer: ThrowAwayCa,
  plan: CertificatePlan,
  keyUsage = keyUsages.digitalSignature | keyUsages.nonRepudiation,
): Identity {
  const privateKey = plan.privateKey ?? newPrivateKey(plan.alg ?? 'rsa');
  const cert = certify(plan, privateKey, issuer, false, keyUsage);
  return { privateKey, cert, chain: [issuer.cert, ...issuer.chain] };
}

/** PKCS#12 file (AES-256, HMAC-SHA-256) of an identity with its chain. */
export function identityToPkcs12(identity: Identity, password: string): Uint8Array {
  return writePkcs12({ ...identity, password });
}

export function certificateToPem(cert: Uint8Array): string {
  const lines =
    Buffer.from(cert)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

export function newPrivateKey(alg: SigningAlgorithm): KeyObject {
  return alg === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

const caUsage = keyUsages.keyCertSign | keyUsages.cRLSign;

function certify(
  plan: CertificatePlan,
  privateKey: KeyObject,
  issuer: { readonly name: DistinguishedName; readonly privateKey: KeyObject },
  isCa: boolean,
  keyUsage: number,
): Uint8Array {
  return buildCertificate({
    subject: plan.name,
    publicKey: createPublicKey(privateKey),
    issuer: issuer.name,
    issuerKey: issuer.privateKey,
    issuerPublicKey: createPublicKey(issuer.privateKey),
    notBefore: plan.notBefore,
    notAfter: plan.notAfter,
    isCa,
    keyUsage,
  });
}
