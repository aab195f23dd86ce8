import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { documentGlyphs } from '../report/documentGlyphs.ts';
import { documentNames } from '../report/documentNames.ts';
import { textValue } from './cosValues.ts';
import { resolve, resolveStream, type StrictPdf } from './strictPdf.ts';
import { metadataProperties } from './writerTraces.ts';

/** Entries of the document information that programs write about themselves (ISO 32000-1 §14.3.3). */
const ofPrograms = ['Creator', 'Producer', 'CreationDate', 'ModDate', 'Trapped'];
const dublinCore = '/http://purl.org/dc/elements/1.1/ ';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Whether the properties of the file, both kinds, have the title, author and subject of the return and no other words. */
export function areNamesExpected(pdf: StrictPdf, model: ReportModel): boolean {
  const { title, author, subject } = documentNames(model, documentGlyphs);
  const texts = new Map([
    ['Title', title],
    ['Author', author],
    ['Subject', subject],
  ]);
  const info = pdf.info === null ? undefined : pdf.objects.get(pdf.info);
  const entries = info?.kind === 'dict' ? [...info.entries] : [];
  const isExpected = entries.every(
    ([key, value]) => ofPrograms.includes(key) || textValue(resolve(pdf, value)) === texts.get(key),
  );
  return isExpected && isMetadataExpected(pdf, { title, creator: author, description: subject });
}

/** The same in XMP (Dublin Core); what other vocabularies say of programs and of PDF/A is shown to nobody. */
function isMetadataExpected(pdf: StrictPdf, texts: Readonly<Record<string, string>>): boolean {
  const stream = resolveStream(pdf, pdf.catalog.entries.get('Metadata'));
  if (stream === null) return true;
  const properties = metadataProperties(stream, pdf.work);
  if (properties === null) return false;
  const expected = Object.entries(texts).flatMap(([name, text]) => {
    const place = `${dublinCore}${name}/${rdf} ${name === 'creator' ? 'Seq' : 'Alt'}[1]`;
    return [`${place}=${text}`, `${place}@http://www.w3.org/XML/1998/namespace lang=x-default`];
  });
  return properties.every((line) => !line.startsWith(dublinCore) || expected.includes(line));
}
