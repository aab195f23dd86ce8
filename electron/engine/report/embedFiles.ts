import type { EmbeddedFilesTree, PdfKitDocument } from './layoutEngine.ts';
import type { ReportAttachment } from './reportAttachments.ts';

/**
 * Embeds files in a laid-out document (PDF/A-3, ISO 19005-3 §6.8): file specification with AFRelationship, media type, size,
 * dates and description, entered in the name tree and in /AF of the catalog.
 */
export function embedFiles(
  document: PdfKitDocument,
  attachments: readonly ReportAttachment[],
  date: Date,
): void {
  for (const { name, mediaType, description, relationship, bytes } of attachments)
    document.file(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      name,
      type: mediaType,
      description,
      relationship,
      creationDate: date,
      modifiedDate: date,
    });
  const tree = document._root.data.Names.data.EmbeddedFiles;
  if (tree !== undefined) writeKeysInOrder(tree, attachments);
}

/**
 * Readers search a name tree by its keys, some by their bytes (ISO 32000-1, 7.9.6), some by their text; pdfkit sorts as a
 * dictionary does. Keys of one encoding have one order.
 */
function writeKeysInOrder(tree: EmbeddedFilesTree, attachments: readonly ReportAttachment[]): void {
  tree._compareKeys = (a, b) => Buffer.compare(utf16(a), utf16(b));
  if (attachments.some(({ name }) => !/^[ -~]*$/.test(name))) tree._dataForKey = utf16;
}

/** Text string with its byte order mark (ISO 32000-1, 7.9.2.2). */
function utf16(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
}
