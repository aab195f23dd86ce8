import type { PinState } from '../../../../shared/domain/tokenEntry.ts';
import type { Problem } from '../../../../shared/problems.ts';

/** A certificate on a token, as read without the PIN. */
export interface TokenCertificate {
  /** CKA_ID, lower-case hex: the private key has the same. */
  readonly id: string;
  readonly label: string;
  /** DER, base64. */
  readonly der: string;
  /**
   * Whether a key of the same id was seen: most tokens hide private keys until login, so `unseen` says nothing against the
   * certificate.
   */
  readonly key: 'seen' | 'unseen';
}

export interface ListedToken {
  readonly slot: number;
  readonly label: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly pin: PinState;
  readonly certificates: readonly TokenCertificate[];
}

export interface SignOrder {
  readonly slot: number;
  /** Serial number and label as listed: another token in the slot is never given the PIN. */
  readonly serial: string;
  readonly label: string;
  /** CKA_ID of key and certificate, hex. */
  readonly keyId: string;
  readonly alg: 'rsa' | 'ec';
  /** SHA-256 of what is signed, hex. */
  readonly digest: string;
  readonly pin: string;
  /** Whether the person accepts that a wrong PIN now locks the token. */
  readonly confirmFinalTry: boolean;
}

/** The one request a host process is given. It ends itself `deadlineMs` later, whatever the driver does. */
export type HostRequest = { readonly module: string; readonly deadlineMs: number } & (
  | { readonly kind: 'list' }
  | { readonly kind: 'sign'; readonly order: SignOrder }
);

export type HostAnswer =
  | { readonly kind: 'listed'; readonly tokens: readonly ListedToken[] }
  /** Signature in the form of the `Signer` interface, hex. */
  | { readonly kind: 'signed'; readonly signature: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A host sends one answer, or tells a bug of ours; then that the driver is unloaded and the process may be ended. */
export type HostMessage =
  | HostAnswer
  | { readonly kind: 'fault'; readonly stack: string }
  | { readonly kind: 'unloaded' };
