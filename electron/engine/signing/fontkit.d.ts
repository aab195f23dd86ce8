/** The one function of fontkit 2 (which ships no types) that is used: it is handed to the PDF library as it is. */
declare module 'fontkit' {
  import type { PDFDocument } from '@cantoo/pdf-lib';

  export const create: Parameters<PDFDocument['registerFontkit']>[0]['create'];
}
