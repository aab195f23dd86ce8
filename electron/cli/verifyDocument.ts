import type { CheckedSigner } from '../../shared/domain/checkedFile.ts';
import type { VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import type { Language } from '../../shared/text/problemText.ts';
import { problemDocument } from './output.ts';

/** A verification entry as the JSON document shows it: the findings as data, each problem with its sentence. */
export function verifyDocument(
  file: string,
  entry: VerifyEntry,
  language: Language,
  signers?: readonly CheckedSigner[],
) {
  return {
    file,
    verdict: entry.verdict,
    signatures: entry.signatures.map((signature, place) => ({
      field: signature.field,
      role: signature.role,
      signer: signature.signer,
      signedAt: signature.signedAt,
      coversWholeFile: signature.coversWholeFile,
      coversRevision: signature.coversRevision,
      trusted: signature.trusted,
      ...(signers === undefined
        ? {}
        : { certificate: signers[place]?.certificate ?? null, identity: signers[place]?.identity ?? null }),
      problems: signature.problems.map((problem) => problemDocument({ file, problem }, language)),
    })),
    payload: entry.payload,
    entered: entry.entered ?? null,
    payloadSha256: entry.payloadSha256 ?? null,
    ...(entry.evidence === undefined ? {} : { evidence: entry.evidence }),
    problems: entry.problems.map((problem) => problemDocument({ file, problem }, language)),
  };
}
