import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';

/** A horizontal line drawn on a page: points from the upper left corner. */
export interface Rule {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** Every horizontal line of the file, tables included. The pages turn their coordinates once, so that y counts from the top. */
export async function readRules(pdf: Uint8Array): Promise<readonly Rule[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPages().flatMap((page, index) => {
    const contents = page.node.Contents();
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
    const text = streams
      .map((item) => document.context.lookup(item))
      .map((stream) =>
        stream instanceof PDFRawStream ? inflateSync(stream.getContents()).toString('latin1') : '',
      )
      .join('\n');
    return [...text.matchAll(/([\d.]+) ([\d.]+) m\s+([\d.]+) ([\d.]+) l\s/g)].flatMap(([, x1, y1, x2, y2]) =>
      y1 === y2 ? [{ page: index + 1, left: Number(x1), right: Number(x2), top: Number(y1) }] : [],
    );
  });
}
