import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openAnnexPhotos } from '../../engine/report/photos.ts';
import { loadReportFonts } from '../../engine/report/reportFonts.ts';
import type { DemoFolder } from './demoFolder.ts';
import { rosterPdf } from './rosterPdf.ts';
import { sampleFiles } from './sampleAnswers.ts';
import { sampleLog } from './sampleLog.ts';
import { samplePicture } from './samplePicture.ts';

/** Makes the sample evidence: a picture as JPEG, a duty roster as PDF, a shift log as text. Equal on every run. */
export async function writeDemoEvidence({ evidence }: DemoFolder, resourcesFolder: string): Promise<void> {
  const fonts = await loadReportFonts(path.join(resourcesFolder, 'fonts'));
  await writeFile(path.join(evidence, sampleFiles.photo), await photo(resourcesFolder));
  await writeFile(path.join(evidence, sampleFiles.roster), await rosterPdf(fonts));
  await writeFile(path.join(evidence, sampleFiles.log), sampleLog);
}

async function photo(resourcesFolder: string): Promise<Uint8Array> {
  const photos = await openAnnexPhotos(path.join(resourcesFolder, 'vips'));
  try {
    const copy = await photos.annexCopy(samplePicture());
    if (copy.kind !== 'copy') throw new Error(`the drawn picture was refused: ${copy.reason}`);
    return copy.jpeg;
  } finally {
    photos.close();
  }
}
