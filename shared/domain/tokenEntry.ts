import type { Problem } from '../problems.ts';

/** What the token says about the tries of its PIN. The standard has flags only, no numbers. */
export interface PinState {
  /** At least one wrong try since the last right one. */
  readonly countLow: boolean;
  /** One more wrong PIN locks the token. */
  readonly finalTry: boolean;
  readonly locked: boolean;
}

/** Lengths of a PIN that tokens in use accept; anything else would only cost a try. */
export const pinLength = { minimum: 4, maximum: 16 } as const;

/** Counted in characters as a person types them. */
export function pinFits(pin: string): boolean {
  const length = [...pin].length;
  return length >= pinLength.minimum && length <= pinLength.maximum;
}

/** A known token library that is installed on this PC. */
export interface TokenModuleEntry {
  /** Its handle. */
  readonly module: string;
  readonly name: string;
  readonly vendor: string;
  readonly fileName: string;
}

/** A person's certificate that can be signed with, as far as its key is at hand. */
export interface CertificateEntry {
  /** Its handle: the same certificate on the same token has the same one. */
  readonly certificateId: string;
  readonly subject: string;
  readonly issuer: string;
  /** Serial number of the certificate, upper-case hex. */
  readonly serial: string;
  /** Times of its validity, ISO 8601; null when the certificate cannot be read that far. */
  readonly validity: { readonly notBefore: string; readonly notAfter: string } | null;
  /** Kind of the key, e.g. `RSA 2048`. */
  readonly key: string;
  /** Why it cannot be signed with now, e.g. expired. Empty when nothing speaks against it. */
  readonly problems: readonly Problem[];
}

/** A token that is plugged in, as read without its PIN. */
export interface TokenEntry {
  readonly label: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly pin: PinState;
  readonly certificates: readonly CertificateEntry[];
}
