import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of the structure tree with what is read for it. */
export interface ReadElement {
  readonly role: string;
  readonly title: string | null;
  readonly alt: string | null;
  readonly scope: string | null;
  /** Own text, that of the elements below not included. */
  readonly text: string;
  readonly kids: readonly ReadElement[];
  /** Names of the form fields it refers to. */
  readonly fields: readonly string[];
}

/** Reads the structure tree and the marked text it points to; the root is the top element. */
export async function readStructure(pdf: Uint8Array): Promise<ReadElement> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const texts = await markedTexts(pdf);
  const pages = document.getPages().map(({ ref }) => ref);
  const read = (element: PDFDict): ReadElement => {
    const page = pages.indexOf(element.get(PDFName.of('Pg')) as PDFRef);
    const kids: ReadElement[] = [];
    const fields: string[] = [];
    let text = '';
    const given = element.lookup(PDFName.of('K'));
    for (const kid of given instanceof PDFArray ? given.asArray() : [given]) {
      const value = kid instanceof PDFRef ? document.context.lookup(kid) : kid;
      if (value instanceof PDFDict && value.has(PDFName.of('S'))) kids.push(read(value));
      else if (value instanceof PDFDict && value.has(PDFName.of('Obj')))
        fields.push(textOf(value.lookup(PDFName.of('Obj'), PDFDict), 'T') ?? '');
      else if (value instanceof PDFDict) {
        const other = pages.indexOf(value.get(PDFName.of('Pg')) as PDFRef);
        text += texts.get(`${other} ${value.get(PDFName.of('MCID'))}`) ?? '';
      } else text += texts.get(`${page} ${value}`) ?? '';
    }
    const attributes = element.lookup(PDFName.of('A'));
    const scope = attributes instanceof PDFDict ? attributes.get(PDFName.of('Scope')) : undefined;
    return {
      role: String(element.get(PDFName.of('S'))).slice(1),
      title: textOf(element, 'T'),
      alt: textOf(element, 'Alt'),
      scope: scope === undefined ? null : String(scope).slice(1),
      text: text.trim().replaceAll(/\s+/g, ' '),
      kids,
      fields,
    };
  };
  return read(root.lookup(PDFName.of('K'), PDFArray).lookup(0, PDFDict));
}

/** All elements of a role, in the order of reading. */
export function elementsOf(element: ReadElement, role: string): readonly ReadElement[] {
  return [
    ...(element.role === role ? [element] : []),
    ...element.kids.flatMap((kid) => elementsOf(kid, role)),
  ];
}

/** Text by page (from 0) and marked content identifier. */
async function markedTexts(pdf: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const texts = new Map<string, string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const open: string[] = [];
    for (const item of items) {
      if ('str' in item) {
        const key = open.at(-1);
        if (key !== undefined) texts.set(key, (texts.get(key) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(`${number - 1} ${/_mc(\d+)$/.exec(item.id ?? '')?.[1] ?? 'artifact'}`);
    }
  }
  await task.destroy();
  return texts;
}

function textOf(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : null;
}
