import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { payloadSha256 } from '../../../electron/engine/report/payloadBytes.ts';
import { renderReport } from '../../../electron/engine/report/renderReport.ts';
import { reportAttachments } from '../../../electron/engine/report/reportAttachments.ts';
import { loadReportFonts } from '../../../electron/engine/report/reportFonts.ts';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import type { Payload, RequiredSignature } from '../../../shared/domain/payload.ts';
import { reportModel } from '../../../shared/domain/reportModel.ts';
import type { Result } from '../../../shared/result.ts';
import { checkedAt, signedAt, signerOf, testPki } from '../../support/testCertificates.ts';

// Signs one return by the head alone and by three people, and verifies both, again and again in one process. Leaves
// `one.pdf`, `three.pdf` and `roots/`; prints sizes in bytes and times in milliseconds.
// Arguments: folder with `payload.json` and `copies/`; folder of the fonts; rounds.
const [folder = '', fontFolder = '', times = '1'] = process.argv.slice(2);
const payload = JSON.parse(await readFile(path.join(folder, 'payload.json'), 'utf8')) as Payload;
const fonts = await loadReportFonts(fontFolder);
const { root, rsa } = testPki();
const signer = signerOf(rsa);
const rects: Record<RequiredSignature, readonly [number, number, number, number]> = {
  preparer: [60, 400, 250, 460],
  head: [300, 400, 520, 470],
  agency: [260, 410, 360, 510],
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
  const plans = roles.map((role) => ({ field: `sig-${role}`, page: 2, rect: rects[role] }) as const);
  let pdf = valueIn(await prepareFields(await rendered(roles), plans));
  for (const { field } of plans) {
    const started = performance.now();
    const signed = await signPreparedField(pdf, {
      field,
      signer,
      at: signedAt,
      name: 'Trần Văn Mẫu',
      reason: null,
      location: payload.unit.place,
      appearance: { lines: ['Người ký: Trần Văn Mẫu'], fontBytes: fonts.regular },
    });
    spent.sign.push(performance.now() - started);
    pdf = valueIn(signed);
  }
  return pdf;
}

async function rendered(requiredSignatures: readonly RequiredSignature[]): Promise<Uint8Array> {
  const asked: Payload = { ...payload, requiredSignatures: [...requiredSignatures] };
  const photos = new Map<number, Uint8Array>();
  for (const { number, sha256 } of asked.evidence)
    photos.set(number, await readFile(path.join(folder, 'copies', `${sha256}.jpg`)));
  const { bytes } = await renderReport(reportModel(asked, payloadSha256(asked)), {
    fonts,
    photos,
    conformance: 'PDF/A-3b',
    attachments: reportAttachments(asked),
    createdAt: asked.exportedAt,
  });
  return bytes;
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
