import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { exportReturn } from '../../../electron/engine/exportReturn.ts';
import { loadReportFonts } from '../../../electron/engine/report/reportFonts.ts';
import { openPkcs12 } from '../../../electron/engine/signing/pkcs12.ts';
import { writeReturn } from '../../../electron/engine/writeReturn.ts';

// What the app does when the head signs: annex copies lie ready since the pictures were attached.
// Arguments: folder with `request.json`, `copies/<sha256>.jpg` and the key file; folder of the fonts.
const [folder = '', fontFolder = ''] = process.argv.slice(2);
const fonts = await loadReportFonts(fontFolder);
const { photos: hashes, ...request } = JSON.parse(await readFile(path.join(folder, 'request.json'), 'utf8'));
const photos = new Map<string, Uint8Array>();
for (const sha256 of hashes) photos.set(sha256, await readFile(path.join(folder, 'copies', `${sha256}.jpg`)));
const now = new Date(request.exportedAt);
const signer = openPkcs12(
  await readFile(path.join(folder, 'signer.p12')),
  'mật khẩu',
  'signer.p12',
  now,
  now,
);
if (!signer.ok) throw new Error(JSON.stringify(signer.problems));
const exported = await exportReturn({
  ...request,
  photos,
  fonts,
  way: { kind: 'p12', signer: signer.value },
});
if (!exported.ok) throw new Error(JSON.stringify(exported.problems));
const written = await writeReturn(path.join(folder, 'return.pdf'), exported.value, { overwrite: true });
if (!written.ok) throw new Error(JSON.stringify(written.problems));
