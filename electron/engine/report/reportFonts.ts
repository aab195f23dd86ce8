import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The four faces of Tinos, the document font: metric twin of Times New Roman with every Vietnamese letter. */
export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly italic: Uint8Array;
  readonly boldItalic: Uint8Array;
}

/** Names of the files in `<resources>/fonts/`. */
const fontFiles: Readonly<Record<keyof ReportFonts, string>> = {
  regular: 'Tinos_400Regular.ttf',
  bold: 'Tinos_700Bold.ttf',
  italic: 'Tinos_400Regular_Italic.ttf',
  boldItalic: 'Tinos_700Bold_Italic.ttf',
};

/** Reads the faces from `folder` (`<resources>/fonts`). A missing face is a broken installation and throws. */
export async function loadReportFonts(folder: string): Promise<ReportFonts> {
  const read = (face: keyof ReportFonts) => readFile(path.join(folder, fontFiles[face]));
  const [regular, bold, italic, boldItalic] = await Promise.all([
    read('regular'),
    read('bold'),
    read('italic'),
    read('boldItalic'),
  ]);
  return { regular, bold, italic, boldItalic };
}
