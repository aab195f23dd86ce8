import { sha256Hex } from '../directives/directiveSha256.ts';
import { unpackAttachment } from './attachments.ts';
import { hasOnly, nameValue } from './cosValues.ts';
import { resolve, resolveArray, resolveDict, resolveStream, type StrictPdf } from './strictPdf.ts';

/** SHA-256 of the sRGB profile that pdfkit embeds; a test compares it with the file of that package. */
export const documentProfileSha256 = '384b832de3412066743b52a75ee906b6fb9fb8d9e09e936fc2c43223815c6e0a';

const entriesOfIntents = ['Type', 'S', 'Info', 'OutputConditionIdentifier', 'DestOutputProfile'];
const maximumProfileBytes = 64 * 1024;

/**
 * Whether the file says nothing of its colours, or names the one profile of a return (ISO 32000-1 §14.11.5). Viewers that manage
 * colours look up there how dark black is: another profile shows some words and hides others.
 */
export function isColourProfileKnown(pdf: StrictPdf): boolean {
  const entry = pdf.catalog.entries.get('OutputIntents');
  if (entry === undefined) return true;
  const [intent, ...others] = resolveArray(pdf, entry) ?? [];
  const dict = resolveDict(pdf, intent);
  if (dict === null || others.length > 0) return false;
  const isPlain = hasOnly(dict, entriesOfIntents);
  const stream = resolveStream(pdf, dict.entries.get('DestOutputProfile'));
  const profile = stream === null ? null : unpackAttachment(stream, pdf.work, maximumProfileBytes);
  const isForPdfA = nameValue(resolve(pdf, dict.entries.get('S'))) === 'GTS_PDFA1';
  return isPlain && isForPdfA && profile !== null && sha256Hex(profile) === documentProfileSha256;
}
