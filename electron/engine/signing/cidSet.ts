import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, type PDFDocument, type PDFFont, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

/**
 * Adds /CIDSet to an embedded font subset: PDF/A-1 requires it, later parts want it complete where it stands. All glyphs of the
 * subset are listed, component glyphs of Vietnamese letters too. To be called when all text has been encoded.
 */
export async function addCidSet(document: PDFDocument, font: PDFFont): Promise<void> {
  await document.flush();
  const { context } = document;
  const descendants = context.lookup(font.ref, PDFDict).lookup(PDFName.of('DescendantFonts'), PDFArray);
  const descriptor = descendants.lookup(0, PDFDict).lookup(PDFName.of('FontDescriptor'), PDFDict);
  const program = descriptor.lookup(PDFName.of('FontFile2'));
  if (!(program instanceof PDFRawStream)) throw new Error('the font was not embedded as TrueType');
  const glyphs = glyphCount(inflateSync(program.getContents()));
  const bits = new Uint8Array(Math.ceil(glyphs / 8));
  for (let glyph = 0; glyph < glyphs; glyph += 1)
    bits[glyph >> 3] = (bits[glyph >> 3] ?? 0) | (0x80 >> (glyph & 7));
  descriptor.set(PDFName.of('CIDSet'), context.register(context.stream(bits)));
}

/** numGlyphs of the table `maxp` in a TrueType font. */
function glyphCount(font: Buffer): number {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i += 1) {
    const entry = 12 + 16 * i;
    if (font.toString('latin1', entry, entry + 4) !== 'maxp') continue;
    return font.readUInt16BE(font.readUInt32BE(entry + 8) + 4);
  }
  throw new Error('the embedded font has no maxp table');
}
