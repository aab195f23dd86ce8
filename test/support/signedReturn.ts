import { createHash } from 'node:crypto';
import { sealCertificate } from '../../electron/engine/signing/sealCertificate.ts';
import { sealPdf } from '../../electron/engine/signing/sealPdf.ts';
import { keySigner } from '../../electron/engine/signing/signer.ts';
import { type SignPdfOptions, signPdf } from '../../electron/engine/signing/signPdf.ts';
import { newPrivateKey } from '../../electron/engine/signing/throwAwayCa.ts';
import type { Trust } from '../../electron/engine/verify/checkTrust.ts';
import type { Result } from '../../shared/result.ts';
import { fontBytes, sealedPayload, smallReturn } from './smallReturn.ts';
import { checkedAt, rootsOf, signedAt, signerOf, testPki, validity } from './testCertificates.ts';

export function required<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(result.problems.map(({ code, facts }) => code + JSON.stringify(facts)).join());
  return result.value;
}

export function headSignature(overrides: Partial<SignPdfOptions> = {}): SignPdfOptions {
  return {
    field: 'sig-head',
    page: 4,
    rect: [322, 574, 528, 650],
    signer: signerOf(testPki().ec),
    at: signedAt,
    appearance: { lines: ['Người ký: Trần Văn Mẫu', 'Thời gian ký: 22/04/2024 09:37:36 +07:00'] },
    name: 'Trần Văn Mẫu',
    reason: 'Ký duyệt',
    location: 'Tuyên Quang',
    fontBytes,
    certify: true,
    ...overrides,
  };
}

/** A small return signed by the head, as the product exports it. */
export async function signedReturn(
  overrides: Partial<SignPdfOptions> = {},
  base?: Uint8Array,
): Promise<Uint8Array> {
  return required(await signPdf(base ?? (await smallReturn()), headSignature(overrides)));
}

export interface SealedReturn {
  readonly pdf: Uint8Array;
  readonly certificatePin: string;
}

export async function sealedReturn(base?: Uint8Array): Promise<SealedReturn> {
  const privateKey = newPrivateKey('ec');
  const cert = sealCertificate({ privateKey, vaultId: 'kho-thu-nghiem', ...validity });
  const unsealed = base ?? (await smallReturn({ payload: sealedPayload() }));
  const sealed = await sealPdf(unsealed, {
    signer: keySigner(privateKey, cert),
    at: signedAt,
    visible: null,
  });
  return { pdf: required(sealed), certificatePin: createHash('sha256').update(cert).digest('hex') };
}

/** Trusts the root of the test certificates. */
export function trustRoot(overrides: Partial<Trust> = {}): Trust {
  return { roots: rootsOf(testPki().root), pins: [], now: checkedAt, ...overrides };
}
