import { createHash } from 'node:crypto';
import { documentGlyphs } from '../../electron/engine/report/documentGlyphs.ts';
import { printableText } from '../../electron/engine/report/printableText.ts';
import { sealCertificate } from '../../electron/engine/signing/sealCertificate.ts';
import { sealPdf } from '../../electron/engine/signing/sealPdf.ts';
import { keySigner, type Signer } from '../../electron/engine/signing/signer.ts';
import { type SignPdfOptions, signPdf } from '../../electron/engine/signing/signPdf.ts';
import { newPrivateKey } from '../../electron/engine/signing/throwAwayCa.ts';
import { parseCertificate, subjectName } from '../../electron/engine/verify/certificate.ts';
import type { Trust } from '../../electron/engine/verify/checkTrust.ts';
import { momentText } from '../../shared/domain/moment.ts';
import { signatureLines } from '../../shared/domain/signatureLines.ts';
import type { Result } from '../../shared/result.ts';
import { fontBytes, sealedPayload, smallReturn } from './smallReturn.ts';
import { checkedAt, rootsOf, signedAt, signerOf, testPki, validity } from './testCertificates.ts';

export function required<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(result.problems.map(({ code, facts }) => code + JSON.stringify(facts)).join());
  return result.value;
}

/** What the product draws for a signature. */
export function shownLines({ cert }: Pick<Signer, 'cert'>, at: Date): readonly string[] {
  const name = printableText(subjectName(parseCertificate(cert)), documentGlyphs);
  return signatureLines(name, momentText(at, 7 * 60));
}

export function headSignature(overrides: Partial<SignPdfOptions> = {}): SignPdfOptions {
  const { signer = signerOf(testPki().ec), at = signedAt } = overrides;
  return {
    field: 'sig-head',
    page: 4,
    rect: [322, 574, 528, 650],
    signer,
    at,
    appearance: { lines: shownLines(signer, at) },
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
