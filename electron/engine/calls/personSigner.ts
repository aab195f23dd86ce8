import type { Result } from '../../../shared/result.ts';
import type { PersonWay } from '../../engineCalls.ts';
import type { Signer } from '../signing/signer.ts';
import type { TokenKeys } from '../tokenKeys.ts';
import { p12Signer } from './p12Signer.ts';

/** Runs `use` with the key of a person: of a PKCS#12 file or of a token, checked against the present moment. */
export async function withPersonSigner<T>(
  way: PersonWay,
  { tokens, now }: { readonly tokens: TokenKeys; readonly now: Date },
  use: (signer: Signer) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (way.kind === 'token') return tokens.withSigner(way, use);
  const signer = await p12Signer(way, now);
  return signer.ok ? use(signer.value) : signer;
}
