/** Bytes from the beginning of a file that suffice for {@link mediaType}. */
export const mediaTypeHeadBytes = 4096;

const office: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/**
 * Media type of a file from its first bytes ({@link mediaTypeHeadBytes} suffice). The name decides only between formats
 * that share a container (Office documents are ZIP files); a picture or PDF is never believed by its name.
 */
export function mediaType(head: Uint8Array, name: string): string {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (ascii(head, 0, 6) === 'GIF87a' || ascii(head, 0, 6) === 'GIF89a') return 'image/gif';
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'image/webp';
  // ISO 32000-1, Annex H: readers accept the header within the first 1024 bytes.
  if (ascii(head, 0, 1024).includes('%PDF-')) return 'application/pdf';
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06]))
    return office[extensionOf(name)] ?? 'application/zip';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oldOffice(name);
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

function oldOffice(name: string): string {
  const extension = extensionOf(name);
  if (extension === 'doc') return 'application/msword';
  return extension === 'xls' ? 'application/vnd.ms-excel' : 'application/octet-stream';
}

/** UTF-8 or UTF-16 with a byte order mark, or UTF-8 without control characters other than white space. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return head.length > 2;
  for (const byte of head) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) return false;
    if (byte === 0x7f) return false;
  }
  return isUtf8(head);
}

/** Whether the bytes are UTF-8; a character cut off at the end counts as whole. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return head.length >= magic.length && magic.every((byte, index) => head[index] === byte);
}

function ascii(head: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...head.subarray(from, to));
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
