import type { Answer } from '../../shared/domain/answer.ts';
import type { ComplianceReturn } from '../../shared/domain/complianceReturn.ts';
import type { Directive } from '../../shared/domain/directive.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { Payload } from '../../shared/domain/payload.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import type { Result } from '../../shared/result.ts';
import type { ReportFonts } from './report/reportFonts.ts';
import type { Signer } from './signing/signer.ts';

/** Everything one export depends on: equal requests give equal unsigned bytes, and equal signed ones with an RSA key. */
export interface ExportRequest {
  readonly directive: Directive;
  readonly unit: Unit;
  readonly complianceReturn: ComplianceReturn;
  readonly answers: readonly Answer[];
  readonly evidence: readonly Evidence[];
  /** Copies for the photo annex (sRGB JPEG) by SHA-256 of the evidence file. */
  readonly photos: ReadonlyMap<string, Uint8Array>;
  /** ISO 8601 with offset: printed, signed and written into the file. */
  readonly exportedAt: string;
  readonly auditHead: Payload['auditHead'];
  readonly sample: boolean;
  readonly way: ExportSigning;
  readonly fonts: ReportFonts;
}

/** `p12`: the head signs (field `sig-head`). `seal`: the vault's own key seals (field `seal-vault`). `unsigned`: for signing elsewhere. */
export type ExportSigning =
  | { readonly kind: 'p12'; readonly signer: Signer }
  | { readonly kind: 'seal'; readonly signer: Signer }
  | { readonly kind: 'unsigned' };

export interface ExportedReturn {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string;
  readonly payload: Payload;
  /** What verifying `bytes` found, without roots or pins; null for an unsigned file. */
  readonly verification: VerifyEntry | null;
}

/**
 * The one road from a return to its file: payload, pages, signature, self-check. Nothing is written: the caller hands the
 * bytes to `writeReturn`, which writes them durably and reads them back.
 */
export function exportReturn(_request: ExportRequest): Promise<Result<ExportedReturn>> {
  throw new Error('not built yet');
}
