import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { payloadSha256 } from '../../../electron/engine/report/payloadBytes.ts';
import { renderReport } from '../../../electron/engine/report/renderReport.ts';
import { reportAttachments } from '../../../electron/engine/report/reportAttachments.ts';
import { loadReportFonts } from '../../../electron/engine/report/reportFonts.ts';
import { openPkcs12 } from '../../../electron/engine/signing/pkcs12.ts';
import { signPdf } from '../../../electron/engine/signing/signPdf.ts';
import { reportModel } from '../../../shared/domain/reportModel.ts';

// From the data in memory to the signed bytes, the report library's own start included. Prints the times in milliseconds.
// Arguments: folder with `payload.json`, `copies/` and the key file; folder of the fonts; number of documents.
const [folder = '', fontFolder = '', times = '1'] = process.argv.slice(2);
const payload = JSON.parse(await readFile(path.join(folder, 'payload.json'), 'utf8'));
const photos = new Map<number, Uint8Array>();
for (const { number, sha256 } of payload.evidence)
  photos.set(number, await readFile(path.join(folder, 'copies', `${sha256}.jpg`)));
const fonts = await loadReportFonts(fontFolder);
const p12 = await readFile(path.join(folder, 'signer.p12'));
const spent: number[] = [];
for (let round = 0; round < Number(times); round += 1) {
  const started = performance.now();
  const rendered = await renderReport(reportModel(payload, payloadSha256(payload)), {
    fonts,
    photos,
    conformance: 'PDF/A-3b',
    attachments: reportAttachments(payload),
    createdAt: payload.exportedAt,
  });
  const at = new Date(payload.exportedAt);
  const signer = openPkcs12(p12, 'mật khẩu', 'signer.p12', at);
  if (!signer.ok) throw new Error(JSON.stringify(signer.problems));
  const signed = await signPdf(rendered.bytes, {
    field: 'sig-head',
    page: rendered.signaturePlace.page,
    rect: rendered.signaturePlace.rect,
    signer: signer.value,
    at,
    appearance: { lines: [`Người ký: ${payload.signer.name}`, 'Thời gian ký: 08/05/2024 08:30:00 +07:00'] },
    name: payload.signer.name,
    reason: null,
    location: payload.unit.place,
    fontBytes: fonts.regular,
    certify: true,
  });
  if (!signed.ok) throw new Error(JSON.stringify(signed.problems));
  spent.push(performance.now() - started);
}
process.stdout.write(JSON.stringify(spent));
