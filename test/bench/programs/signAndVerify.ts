import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fieldPlans } from '../../../electron/engine/fieldPlans.ts';
import { payloadSha256 } from '../../../electron/engine/report/payloadBytes.ts';
import { type RenderedReport, renderReport } from '../../../electron/engine/report/renderReport.ts';
import { reportAttachments } from '../../../electron/engine/report/reportAttachments.ts';
import { loadReportFonts } from '../../../electron/engine/report/reportFonts.ts';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { momentText } from '../../../shared/domain/moment.ts';
import type { Payload, RequiredSignature } from '../../../shared/domain/payload.ts';
import { reportModel } from '../../../shared/domain/reportModel.ts';
import { signatureLines } from '../../../shared/domain/signatureLines.ts';
import type { Result } from '../../../shared/result.ts';
import {
  anIdentity,
  checkedAt,
  signedAt,
  signerOf,
  testPki,
  vietnamese,
} from '../../support/testCertificates.ts';

// Signs one return by the head alone and by three people, and verifies both, again and again in one process. Leaves
// `one.pdf`, `three.pdf` and `roots/`; prints sizes in bytes and times in milliseconds.
// Arguments: folder with `payload.json` and `copies/`; folder of the fonts; rounds.
const [folder = '', fontFolder = '', times = '1'] = process.argv.slice(2);
const payload = JSON.parse(await readFile(path.join(folder, 'payload.json'), 'utf8')) as Payload;
const fonts = await loadReportFonts(fontFolder);
const { root } = testPki();
const names: Record<RequiredSignature, string> = {
  preparer: 'Lê Văn Lập',
  head: payload.signer.name,
  agency: payload.unit.name,
};

const spent = {
  sign: [] as number[],
  bytes: [] as number[],
  verify: { one: [] as number[], three: [] as number[] },
};
const one = await signedBy(['head']);
for (let round = 1; round < Number(times); round += 1) await signedBy(['head']);
const three = await signedBy(['preparer', 'head', 'agency']);
for (const [name, pdf] of Object.entries({ one, three })) {
  await writeFile(path.join(folder, `${name}.pdf`), pdf);
  spent.bytes.push(pdf.length);
}
await mkdir(path.join(folder, 'roots'));
const rootCertificate = new X509Certificate(root.cert);
await writeFile(path.join(folder, 'roots', 'root.pem'), rootCertificate.toString());
for (let round = 0; round < Number(times); round += 1) {
  spent.verify.one.push(timedVerify(one));
  spent.verify.three.push(timedVerify(three));
}
process.stdout.write(JSON.stringify(spent));

/** Each signature on a file as large as the return takes its own time. */
async function signedBy(roles: readonly RequiredSignature[]): Promise<Uint8Array> {
  const report = await rendered(roles);
  let pdf = valueIn(await prepareFields(report.bytes, fieldPlans(report, roles, fonts)));
  for (const role of roles) {
    const signer = signerOf(anIdentity({ name: vietnamese(names[role]) }));
    const started = performance.now();
    const signed = await signPreparedField(pdf, {
      field: `sig-${role}`,
      signer,
      at: signedAt,
      name: names[role],
      reason: null,
      location: payload.unit.place,
      appearance: {
        lines: signatureLines(names[role], momentText(signedAt, 7 * 60)),
        fontBytes: fonts.regular,
      },
    });
    spent.sign.push(performance.now() - started);
    pdf = valueIn(signed);
  }
  return pdf;
}

async function rendered(requiredSignatures: readonly RequiredSignature[]): Promise<RenderedReport> {
  const numbered = { number: '486', issuedOn: '2024-05-08' };
  // Two returns: two contents of one would be a fork.
  const returnId =
    requiredSignatures.length === 1
      ? payload.returnId
      : payload.returnId.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const asked: Payload = { ...payload, ...numbered, returnId, requiredSignatures: [...requiredSignatures] };
  const photos = new Map<number, Uint8Array>();
  for (const { number, sha256 } of asked.evidence)
    photos.set(number, await readFile(path.join(folder, 'copies', `${sha256}.jpg`)));
  return renderReport(reportModel(asked, payloadSha256(asked)), {
    fonts,
    photos,
    conformance: 'PDF/A-3b',
    attachments: reportAttachments(asked),
    createdAt: asked.exportedAt,
  });
}

function timedVerify(pdf: Uint8Array): number {
  const started = performance.now();
  const { verdict, problems } = verifyPdf(pdf, { roots: [rootCertificate], pins: [], now: checkedAt });
  const ended = performance.now();
  if (verdict !== 'valid') throw new Error(JSON.stringify(problems));
  return ended - started;
}

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
