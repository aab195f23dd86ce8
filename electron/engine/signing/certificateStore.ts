import type { X509Certificate } from 'node:crypto';
import { fail, type Result } from '../../../shared/result.ts';
import type { Signer } from './signer.ts';

/** A person's certificate in a store of the system, with the issuers that are stored beside it. */
export interface StoreIdentity {
  readonly certificate: X509Certificate;
  /** Certificates above it, nearest first, DER. */
  readonly chain: readonly Uint8Array[];
}

/** Certificates whose keys the system guards and asks for the PIN itself, such as `CurrentUser\My` of Windows. */
export interface CertificateStore {
  list(): Promise<Result<readonly StoreIdentity[]>>;
  /** Runs `use` with a signer that signs once, after the certificate was found good at the given times. */
  withSigner<T>(
    identity: StoreIdentity,
    times: readonly Date[],
    use: (signer: Signer) => Promise<Result<T>>,
  ): Promise<Result<T>>;
}

/** The store of a system that cannot be reached: every question is answered with `certificate-store-unavailable`. */
export const unreachableStore: CertificateStore = {
  list: async () => fail('certificate-store-unavailable', {}),
  withSigner: async () => fail('certificate-store-unavailable', {}),
};
