import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReportFonts } from '../../electron/engine/report/reportFonts.ts';

const tinos = path.resolve(import.meta.dirname, '../../node_modules/@expo-google-fonts/tinos');

/** The document font as the package ships it. */
export const fontsOfTinos: ReportFonts = {
  regular: readFileSync(path.join(tinos, '400Regular/Tinos_400Regular.ttf')),
  bold: readFileSync(path.join(tinos, '700Bold/Tinos_700Bold.ttf')),
  italic: readFileSync(path.join(tinos, '400Regular_Italic/Tinos_400Regular_Italic.ttf')),
  boldItalic: readFileSync(path.join(tinos, '700Bold_Italic/Tinos_700Bold_Italic.ttf')),
};
