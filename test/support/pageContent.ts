import { inflateSync } from 'node:zlib';
import { appendRevision, objectText } from './pdfTamper.ts';

/** Numbers of the page objects, in the order of the page tree that pdfkit writes. */
export function pageNumbers(pdf: Uint8Array): readonly number[] {
  const kids = /\/Type \/Pages\n\/Count \d+\n\/Kids \[([^\]]*)\]/.exec(
    Buffer.from(pdf).toString('latin1'),
  )?.[1];
  return [...(kids ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

/** Number of the object of a page, counted from 1; -1 is the last one. */
export function pageNumber(pdf: Uint8Array, page: number): number {
  const number = pageNumbers(pdf).at(page > 0 ? page - 1 : page);
  if (number === undefined) throw new Error(`no page ${page}`);
  return number;
}

/** What a page draws, unpacked. */
export function pageContent(pdf: Uint8Array, page: number): string {
  const text = objectText(pdf, contentNumber(pdf, page));
  const start = text.indexOf('stream\n') + 'stream\n'.length;
  const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
  const bytes = Buffer.from(text.slice(start, start + length), 'latin1');
  return (text.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** The file with another content of one page. */
export function withPageContent(
  pdf: Uint8Array,
  page: number,
  change: (content: string) => string,
): Uint8Array {
  const before = pageContent(pdf, page);
  const content = change(before);
  if (content === before) throw new Error('the content stays as it is');
  const text = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  return appendRevision(pdf, { objects: { [contentNumber(pdf, page)]: text } });
}

/** The file with other entries of one page. */
export function withPageEntries(
  pdf: Uint8Array,
  page: number,
  change: (entries: string) => string,
): Uint8Array {
  const number = pageNumber(pdf, page);
  const before = objectText(pdf, number);
  const after = change(before);
  if (after === before) throw new Error('the entries stay as they are');
  return appendRevision(pdf, { objects: { [number]: after } });
}

function contentNumber(pdf: Uint8Array, page: number): number {
  return Number(/\/Contents (\d+) 0 R/.exec(objectText(pdf, pageNumber(pdf, page)))?.[1]);
}
