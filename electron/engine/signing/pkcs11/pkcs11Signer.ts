import { createHash, verify } from 'node:crypto';
import { pinFits, pinLength } from '../../../../shared/domain/tokenEntry.ts';
import type { Problem } from '../../../../shared/problems.ts';
import { fail, failAll, problem, type Result } from '../../../../shared/result.ts';
import { type Signer, signingAlgorithmOf } from '../signer.ts';
import { checkSigningCertificate } from '../signingCertificate.ts';
import type { TokenClient } from './tokenClient.ts';
import type { TokenIdentity } from './tokenIdentity.ts';

export interface TokenSecret {
  readonly pin: string;
  /** Whether the person accepts that a wrong PIN now locks the token. */
  readonly confirmFinalTry: boolean;
}

/**
 * Runs `use` with a signer over the key of a token. The signer signs once: one login, one try of the PIN, never another. The
 * PIN's length, the certificate at the given times and the token's state are checked before the token sees the PIN.
 */
export async function withPkcs11Signer<T>(
  client: TokenClient,
  module: string,
  identity: TokenIdentity,
  secret: TokenSecret,
  times: readonly Date[],
  use: (signer: Signer) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { token, certificate } = identity;
  if (!pinFits(secret.pin)) return fail('token-pin-length', pinLength);
  const checked = checkSigningCertificate(certificate, times);
  if (!checked.ok) return checked;
  if (token.pin.locked) return fail('token-locked', { label: token.label });
  if (token.pin.finalTry && !secret.confirmFinalTry) return fail('token-final-try', { label: token.label });
  try {
    return await use(pkcs11Signer(client, module, identity, secret));
  } catch (error) {
    if (error instanceof TokenFailure) return failAll(error.problems);
    throw error;
  }
}

/** A `Signer` gives bytes or throws: this carries the problems through whoever asked it to sign. */
class TokenFailure extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.name = 'TokenFailure';
    this.problems = problems;
  }
}

function pkcs11Signer(
  client: TokenClient,
  module: string,
  { token, stored, certificate, chain }: TokenIdentity,
  secret: TokenSecret,
): Signer {
  const alg = signingAlgorithmOf(certificate.publicKey);
  if (alg === null) throw new Error('the certificate was not checked');
  let unused: TokenSecret | null = secret;
  return {
    cert: new Uint8Array(certificate.raw),
    chain,
    alg,
    async sign(bytes) {
      if (unused === null) throw new Error('a token signer signs once');
      const { pin, confirmFinalTry } = unused;
      unused = null;
      const digest = createHash('sha256').update(bytes).digest('hex');
      const { slot, serial, label } = token;
      const order = { slot, serial, label, keyId: stored.id, alg, digest, pin, confirmFinalTry };
      const signed = await client.sign(module, order);
      if (!signed.ok) throw new TokenFailure(signed.problems);
      if (!verify('sha256', bytes, certificate.publicKey, signed.value)) {
        throw new TokenFailure([problem('token-key-mismatch', { label })]);
      }
      return signed.value;
    },
  };
}
