import { sampleAnswers } from '../../electron/cli/sample/sampleAnswers.ts';
import {
  sampleIssuedOn,
  sampleMoment,
  samplePeriod,
  sampleUnit,
} from '../../electron/cli/sample/sampleUnit.ts';
import { type ExportRequest, type ExportSigning, exportReturn } from '../../electron/engine/exportReturn.ts';
import { printCopy } from '../../electron/engine/printCopy.ts';
import { payloadSha256 } from '../../electron/engine/report/payloadBytes.ts';
import { sealCertificate } from '../../electron/engine/signing/sealCertificate.ts';
import { keySigner } from '../../electron/engine/signing/signer.ts';
import { newPrivateKey } from '../../electron/engine/signing/throwAwayCa.ts';
import { type PersonRole, signReturn } from '../../electron/engine/signReturn.ts';
import { checkAnswers } from '../../shared/domain/checkAnswers.ts';
import { aDirective } from '../builders/aDirective.ts';
import { aReturn } from '../builders/aReturn.ts';
import { fontsOfTinos } from '../builders/reportFonts.ts';
import { required } from '../support/signedReturn.ts';
import { anIdentity, signerOf, testPki, validity, vietnamese } from '../support/testCertificates.ts';

/** A return in every form in which it leaves the product, and the certificates its signatures are judged against. */
export interface ExportedForms {
  readonly unsigned: Uint8Array;
  readonly signedWithEc: Uint8Array;
  readonly signedWithRsa: Uint8Array;
  readonly sealed: Uint8Array;
  /** DER. */
  readonly root: Uint8Array;
  readonly seal: Uint8Array;
}

export async function exportedForms(): Promise<ExportedForms> {
  const { root, ec, rsa } = testPki();
  const privateKey = newPrivateKey('ec');
  const seal = sealCertificate({ privateKey, vaultId: 'kho-thu-nghiem', ...validity });
  return {
    unsigned: await exported({ kind: 'unsigned' }),
    signedWithEc: await exported({ kind: 'p12', signer: signerOf(ec) }),
    signedWithRsa: await exported({ kind: 'p12', signer: signerOf(rsa) }),
    sealed: await exported({ kind: 'seal', signer: keySigner(privateKey, seal) }),
    root: root.cert,
    seal,
  };
}

/** A return exported for several people, signed by each in turn the way the product signs, numbered by the agency. */
export async function exportedAndSigned(roles: readonly PersonRole[]): Promise<Uint8Array> {
  const request = { ...requestOf({ kind: 'unsigned' }), requiredSignatures: roles };
  let pdf = required(await exportReturn(request)).bytes;
  for (const role of roles) {
    const signer = signerOf(anIdentity({ name: vietnamese(`Người ký ${role}`) }));
    const signed = await signReturn({
      pdf,
      fileName: 'return.pdf',
      role,
      signer,
      at: sampleMoment,
      fonts: fontsOfTinos,
      entry: { number: '486', date: '2024-05-09' },
    });
    pdf = required(signed).bytes;
  }
  return pdf;
}

/** The copy for the printer of a return that the head and the agency are to sign. */
export async function printedForPaper(): Promise<Uint8Array> {
  const request = requestOf({ kind: 'unsigned' });
  const { payload } = required(await exportReturn({ ...request, requiredSignatures: ['head', 'agency'] }));
  const made = { photos: new Map(), fonts: fontsOfTinos };
  return required(await printCopy(payload, payloadSha256(payload), made)).bytes;
}

async function exported(way: ExportSigning): Promise<Uint8Array> {
  return required(await exportReturn(requestOf(way))).bytes;
}

export function requestOf(way: ExportSigning): ExportRequest {
  const directive = aDirective();
  const { answers } = required(
    checkAnswers(sampleAnswers, directive, sampleUnit.kind, () => null, sampleIssuedOn),
  );
  return {
    directive,
    unit: sampleUnit,
    groupId: directive.addressedKinds[sampleUnit.kind] ?? '',
    complianceReturn: aReturn({
      directiveId: directive.id,
      period: samplePeriod,
      texts: sampleAnswers.texts,
    }),
    answers: answers.map(({ item, evidence: _, ...fields }) => ({
      ...fields,
      itemId: item,
      evidenceIds: [],
    })),
    evidence: [],
    photos: new Map(),
    exportedAt: sampleMoment,
    auditHead: null,
    sample: false,
    way,
    fonts: fontsOfTinos,
  };
}
