import { X509Certificate } from 'node:crypto';
import { type DistinguishedName, keyUsages } from '../../electron/engine/signing/certificateBuilder.ts';
import { keySigner, type Signer } from '../../electron/engine/signing/signer.ts';
import {
  type CertificatePlan,
  type Identity,
  intermediateCa,
  issueIdentity,
  newPrivateKey,
  type ThrowAwayCa,
  throwAwayCa,
} from '../../electron/engine/signing/throwAwayCa.ts';

/** Validity used unless a test is about validity; `signedAt` and `checkedAt` lie inside it. */
export const validity = {
  notBefore: new Date('2024-01-01T00:00:00Z'),
  notAfter: new Date('2034-01-01T00:00:00Z'),
};
export const signedAt = new Date('2024-04-22T02:37:36Z');
export const checkedAt = new Date('2024-05-02T01:00:00Z');

/** A root, a CA below it, and one signer of each key kind. */
export interface TestPki {
  readonly root: ThrowAwayCa;
  readonly intermediate: ThrowAwayCa;
  readonly rsa: Identity;
  readonly ec: Identity;
}

let cached: TestPki | null = null;

/** Made once for each test file: RSA keys take a moment. */
export function testPki(): TestPki {
  cached ??= makePki();
  return cached;
}

function makePki(): TestPki {
  const root = throwAwayCa({ name: vietnamese('CA gốc thử nghiệm'), ...validity });
  const intermediate = intermediateCa(root, {
    name: vietnamese('CA cấp dưới thử nghiệm'),
    ...validity,
    alg: 'ec',
  });
  const plan = { name: vietnamese('Trần Văn Mẫu'), ...validity };
  return {
    root,
    intermediate,
    rsa: issueIdentity(root, { ...plan, alg: 'rsa' }),
    ec: issueIdentity(intermediate, { ...plan, alg: 'ec' }),
  };
}

export function vietnamese(commonName: string): DistinguishedName {
  return { country: 'VN', organization: 'Tổ chức thử nghiệm', commonName };
}

/** A P-256 signer below the root, with what a test wants different. */
export function anIdentity(
  overrides: Partial<CertificatePlan> & { issuer?: ThrowAwayCa; keyUsage?: number } = {},
): Identity {
  const { issuer = testPki().root, keyUsage, ...plan } = overrides;
  return issueIdentity(
    issuer,
    { name: vietnamese('Trần Văn Mẫu'), ...validity, privateKey: newPrivateKey('ec'), ...plan },
    keyUsage ?? keyUsages.digitalSignature | keyUsages.nonRepudiation,
  );
}

export function signerOf({ privateKey, cert, chain }: Identity): Signer {
  return keySigner(privateKey, cert, chain);
}

export function rootsOf(...cas: readonly ThrowAwayCa[]): X509Certificate[] {
  return cas.map(({ cert }) => new X509Certificate(cert));
}
