import type { Identity } from '../../electron/engine/signing/throwAwayCa.ts';
import { type CmsForgery, forgeCms } from './cmsForger.ts';
import {
  appendRevision,
  catalogNumber,
  nextObjectNumber,
  objectNumberWith,
  objectText,
  replaceCms,
  signedBytes,
} from './pdfTamper.ts';

const reservedBytes = 8_000;
const blankRange = '[0 0000000000 0000000000 0000000000]';

/** `adbe.pkcs7.detached` as programs write it: a signing time, and no name of the certificate. */
const olderForm: CmsForgery = { withoutEss: true, signingTime: new Date('2024-04-23T01:00:00Z') };

export interface SignatureText {
  readonly subFilter?: string;
  /** Further entries of the dictionary. */
  readonly more?: string;
}

/** A signature dictionary with room for byte ranges and CMS, as `signRevision` fills them. */
export function signatureText({ subFilter = 'adbe.pkcs7.detached', more = '' }: SignatureText = {}): string {
  const contents = '0'.repeat(2 * reservedBytes);
  return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} /ByteRange ${blankRange} /Contents <${contents}> /M (D:20240423080000+07'00') ${more}>>`;
}

export function streamText(content: string, entries = ''): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A Form XObject of a size, painted white over its whole area. */
export function whiteForm([left, bottom, right, top]: readonly number[]): string {
  const [width, height] = [(right ?? 0) - (left ?? 0), (top ?? 0) - (bottom ?? 0)];
  const entries = `/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources << >>`;
  return streamText(`1 1 1 rg 0 0 ${width} ${height} re f`, entries);
}

/** Appends a revision that holds one `signatureText` and signs the whole file with it. */
export function signRevision(
  pdf: Uint8Array,
  objects: Readonly<Record<number, string>>,
  identity: Identity,
  forgery: CmsForgery = olderForm,
): Uint8Array {
  return signAppended(appendRevision(pdf, { objects }), pdf.length, identity, forgery);
}

/** Signs a file whose part from a place on holds one `signatureText`. */
export function signAppended(
  file: Uint8Array,
  from: number,
  identity: Identity,
  forgery: CmsForgery = olderForm,
): Uint8Array {
  const appended = Buffer.from(file);
  const slot = appended.indexOf(`/ByteRange ${blankRange}`, from);
  const gapStart = appended.indexOf('<0', slot);
  const gapEnd = appended.indexOf('>', gapStart) + 1;
  const range = `[0 ${gapStart} ${gapEnd} ${appended.length - gapEnd}`;
  appended.write(`/ByteRange ${range.padEnd(blankRange.length - 1)}]`, slot, 'latin1');
  return replaceCms(appended, forgeCms(signedBytes(appended), identity, forgery));
}

export interface ForeignSignature extends SignatureText {
  readonly identity: Identity;
  readonly name?: string;
  readonly rect?: readonly number[];
  readonly forgery?: CmsForgery;
  /** Further objects of the same revision: what a forger slips in. */
  readonly objects?: Readonly<Record<number, string>>;
  /** Changes to the field dictionary. */
  readonly field?: (text: string) => string;
}

/** What a signing program does that knows nothing of prepared fields: a new field, its widget and signature in one revision. */
export function foreignRevision(pdf: Uint8Array, signature: ForeignSignature): Record<number, string> {
  const {
    name = 'Signature1',
    rect = [60, 60, 200, 110],
    objects = {},
    field = (text: string) => text,
  } = signature;
  const first = nextObjectNumber(pdf);
  const [widget, value, form] = [first, first + 1, first + 2];
  const page = objectNumberWith(pdf, lastPageText(pdf));
  const added: Record<number, string> = {
    [widget]: field(
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /F 132 /Rect [${rect.join(' ')}] /P ${page} 0 R /V ${value} 0 R /AP << /N ${form} 0 R >> >>`,
    ),
    [value]: signatureText(signature),
    [form]: whiteForm(rect),
    [page]: withItem(objectText(pdf, page), 'Annots', widget),
  };
  const catalog = catalogNumber(pdf);
  const formNumber = /\/AcroForm (\d+) 0 R/.exec(objectText(pdf, catalog))?.[1];
  if (formNumber === undefined) {
    const created = first + 3;
    added[created] = `<< /Fields [ ${widget} 0 R ] /SigFlags 3 >>`;
    added[catalog] = objectText(pdf, catalog).replace(/>>\s*$/, `/AcroForm ${created} 0 R\n>>`);
  } else {
    const number = Number(formNumber);
    const text = withItem(objectText(pdf, number), 'Fields', widget);
    added[number] = text.replace(/\/SigFlags \d/, '/SigFlags 3');
  }
  return { ...added, ...objects };
}

/** How a page is spelt by the program that wrote the file: with a line for each key, or all on one. */
function lastPageText(pdf: Uint8Array): string {
  return Buffer.from(pdf).includes('/Type /Page\n') ? '/Type /Page\n' : '/Type /Page ';
}

export function foreignlySigned(pdf: Uint8Array, signature: ForeignSignature): Uint8Array {
  return signRevision(pdf, foreignRevision(pdf, signature), signature.identity, signature.forgery);
}

/** Appends a reference to the array under a key, or makes it. */
export function withItem(text: string, key: string, number: number): string {
  const pattern = new RegExp(`/${key} \\[([^\\]]*)\\]`);
  return pattern.test(text)
    ? text.replace(pattern, `/${key} [$1 ${number} 0 R ]`)
    : text.replace(/>>\s*$/, `/${key} [ ${number} 0 R ]\n>>`);
}
