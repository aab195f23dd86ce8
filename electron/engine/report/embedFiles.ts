import type { PdfKitDocument } from './layoutEngine.ts';
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
  // Readers search a name tree by the bytes of its keys (ISO 32000-1, 7.9.6); pdfkit sorts as a dictionary does.
  if (tree !== undefined) tree._compareKeys = (a, b) => Buffer.compare(keyBytes(a), keyBytes(b));
}

/** A key as it is written: ASCII, or UTF-16BE behind its byte order mark. */
function keyBytes(key: string): Buffer {
  const isAscii = [...key].every((character) => (character.codePointAt(0) ?? 0) < 0x80);
  return isAscii ? Buffer.from(key, 'latin1') : Buffer.from(`\ufeff${key}`, 'utf16le').swap16();
}
