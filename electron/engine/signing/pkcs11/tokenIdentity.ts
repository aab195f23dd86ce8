import { X509Certificate } from 'node:crypto';
import { fail, type Result, succeed } from '../../../../shared/result.ts';
import { chainAbove } from '../certificateChain.ts';
import { checkSigningCertificate } from '../signingCertificate.ts';
import type { ListedToken, TokenCertificate } from './tokenMessages.ts';

/** A person's certificate on a token, with the issuers that are stored beside it. */
export interface TokenIdentity {
  readonly token: ListedToken;
  readonly stored: TokenCertificate;
  readonly certificate: X509Certificate;
  /** Certificates above it, nearest first, DER. */
  readonly chain: readonly Uint8Array[];
}

/** Certificates of persons on the tokens, in the tokens' order; issuers and what is no X.509 certificate are left out. */
export function tokenIdentities(tokens: readonly ListedToken[]): readonly TokenIdentity[] {
  return tokens.flatMap((token) => {
    const read = token.certificates.flatMap((stored) => {
      const certificate = readCertificate(stored);
      return certificate === null ? [] : [{ stored, certificate }];
    });
    const all = read.map(({ certificate }) => certificate);
    return read
      .filter(({ certificate, stored }) => !certificate.ca && stored.id !== '')
      .map(({ stored, certificate }) => ({
        token,
        stored,
        certificate,
        chain: chainAbove(certificate, all),
      }));
  });
}

/**
 * The one certificate that a label means: the label of the token or, where a token holds several, of the certificate. Those
 * that cannot be signed with at all of the given times are passed over as long as another one is left.
 */
export function identityByLabel(
  tokens: readonly ListedToken[],
  label: string,
  times: readonly Date[],
): Result<TokenIdentity> {
  const all = tokenIdentities(tokens);
  // A label is typed on one system and written on another: the Unicode form says nothing.
  const wanted = label.normalize('NFC');
  const isMeant = (found: { readonly label: string }) => found.label.normalize('NFC') === wanted;
  const onToken = tokens.some(isMeant);
  const meant = all.filter(({ token, stored }) => isMeant(onToken ? token : stored));
  if (meant.length === 0) {
    return onToken
      ? fail('token-no-certificate', { label })
      : fail('token-not-found', { label, found: tokens.map((token) => token.label) });
  }
  const usable = meant.filter(({ certificate }) => checkSigningCertificate(certificate, times).ok);
  const [only, ...others] = usable.length > 0 ? usable : meant;
  if (only === undefined || others.length > 0) {
    return fail('token-certificate-ambiguous', {
      label,
      certificates: meant.map(({ stored }) => stored.label),
    });
  }
  const checked = checkSigningCertificate(only.certificate, times);
  return checked.ok ? succeed(only) : checked;
}

/** Null for what is no certificate, and for keys that this program has no name for (SM2, GOST). */
function readCertificate({ der }: TokenCertificate): X509Certificate | null {
  try {
    const certificate = new X509Certificate(Buffer.from(der, 'base64'));
    return certificate.publicKey.asymmetricKeyType === undefined ? null : certificate;
  } catch {
    return null;
  }
}
