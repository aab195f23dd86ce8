import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldPlans } from '../../electron/engine/fieldPlans.ts';
import { prepareFields } from '../../electron/engine/signing/prepareField.ts';
import { sealCertificate } from '../../electron/engine/signing/sealCertificate.ts';
import { sealPdf } from '../../electron/engine/signing/sealPdf.ts';
import { keySigner } from '../../electron/engine/signing/signer.ts';
import { signPreparedField } from '../../electron/engine/signing/signPreparedField.ts';
import { newPrivateKey } from '../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../electron/engine/verify/verifyPdf.ts';
import { anEvidence } from '../builders/anEvidence.ts';
import { aLargePayload, aPayload } from '../builders/aPayload.ts';
import { fontsOfTinos } from '../builders/reportFonts.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { elementsOf, readStructure } from '../support/readStructure.ts';
import { clerkEntries, signatureOf } from '../support/severalSignatures.ts';
import { required, trustRoot } from '../support/signedReturn.ts';
import { signedAt, validity } from '../support/testCertificates.ts';
import { veraPdf, veraPdfMissing, verdictsOf } from '../support/veraPdf.ts';
import { renderPayload } from '../unit/report/renderPayload.ts';
import { exportedForms } from './exportedForms.ts';

/** PDF/UA-1 (ISO 14289-1) of a return with everything a page can hold, from its export to its last signature. */
const roles = ['preparer', 'head', 'agency'] as const;
let folder: string;
let files: Record<string, Uint8Array>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-tagged-'));
  const evidence = Array.from({ length: 40 }, (_, index) =>
    anEvidence(`minh-chung-${index + 1}.jpg`, {
      mediaType: 'image/jpeg',
      ...(index < 5 ? { annexBlobId: `annex-${index}`, caption: `Ảnh chụp lần ${index + 1}` } : {}),
    }),
  );
  const { items, counts } = aLargePayload(24);
  const listed = aPayload({ evidence, requiredSignatures: roles, sample: true });
  const numbers = listed.evidence.map(({ number }) => number);
  const first = items.map((item, index) => (index === 0 ? { ...item, evidence: numbers } : item));
  const rendered = await renderPayload({ ...listed, items: first, counts });
  const steps = [required(await prepareFields(rendered.bytes, fieldPlans(rendered, roles, fontsOfTinos)))];
  for (const role of roles) {
    const fills = role === 'agency' ? clerkEntries : [];
    steps.push(required(await signPreparedField(steps.at(-1) as Uint8Array, signatureOf(role, { fills }))));
  }
  const [prepared, one, , three] = steps as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const privateKey = newPrivateKey('ec');
  const certificate = sealCertificate({ privateKey, vaultId: 'kho-thu-nghiem', ...validity });
  const seal = { signer: keySigner(privateKey, certificate), at: signedAt, visible: null };
  const exported = await exportedForms();
  files = {
    unsigned: rendered.bytes,
    prepared,
    one,
    three,
    sealed: required(await sealPdf(rendered.bytes, seal)),
    exportedUnsigned: exported.unsigned,
    exportedSigned: exported.signedWithEc,
    exportedSealed: exported.sealed,
  };
});
afterAll(() => rm(folder, { recursive: true }));

async function written(): Promise<readonly string[]> {
  return Promise.all(
    Object.entries(files).map(async ([name, bytes]) => {
      const file = path.join(folder, `${name}.pdf`);
      await writeFile(file, bytes);
      return file;
    }),
  );
}

describeUnless(await veraPdfMissing(), 'veraPDF on a tagged return, before and after signing', () => {
  it('calls every form PDF/UA-1', async () => {
    const output = await veraPdf('ua1', await written());

    expect(verdictsOf(output), output).toEqual(Object.keys(files).map(() => 'PASS'));
  });

  it('calls every form PDF/A-3b', async () => {
    const output = await veraPdf('3b', await written());

    expect(verdictsOf(output), output).toEqual(Object.keys(files).map(() => 'PASS'));
  });

  it('refuses PDF/UA-1 for a return whose structure is taken away', async () => {
    const bytes = Buffer.from(files.unsigned as Uint8Array);
    const at = bytes.indexOf('/StructTreeRoot');
    bytes.write('/StructTreeRoox', at, 'latin1');
    const file = path.join(folder, 'untagged.pdf');
    await writeFile(file, bytes);

    expect(at).toBeGreaterThan(0);
    expect(verdictsOf(await veraPdf('ua1', [file]))).toEqual(['FAIL']);
  });
});

describe('the fields of a tagged return', () => {
  it('stand where they are met in reading', async () => {
    const root = await readStructure(files.prepared as Uint8Array);
    const [part] = elementsOf(root, 'Div');
    const forms = elementsOf(root, 'Form').flatMap(({ fields }) => fields);

    expect(forms).toEqual(['doc-number', 'doc-date', 'sig-preparer', 'sig-head', 'sig-agency']);
    expect(part?.kids.map(({ role }) => role).slice(-4)).toEqual(['Form', 'Form', 'Form', 'P']);
    expect(part?.kids.at(-1)?.text).toBe('Trần Văn Mẫu');
  });

  it('leave the tree as it is when they are signed', async () => {
    const before = await readStructure(files.prepared as Uint8Array);

    expect(await readStructure(files.three as Uint8Array)).toEqual(before);
  });

  it('are accepted by the check of a received file', () => {
    const verified = verifyPdf(files.three as Uint8Array, trustRoot());

    expect(verified.verdict, JSON.stringify(verified.problems)).toBe('valid');
  });
});
