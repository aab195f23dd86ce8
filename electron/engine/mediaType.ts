/** Bytes from the beginning of a file that suffice for {@link mediaType}. */
const mediaTypeHeadBytes = 4096;

/** What stands at which place of the file, as Latin-1 text. */
const signatures: readonly (readonly [
  type: string,
  ...parts: (readonly [offset: number, text: string])[],
])[] = [
  ['image/jpeg', [0, '\xff\xd8\xff']],
  ['image/png', [0, '\x89PNG\r\n\x1a\n']],
  ['image/gif', [0, 'GIF87a']],
  ['image/gif', [0, 'GIF89a']],
  ['image/webp', [0, 'RIFF'], [8, 'WEBP']],
  ['image/bmp', [0, 'BM'], [6, '\0\0\0\0']],
  ['image/tiff', [0, 'II*\0']],
  ['image/tiff', [0, 'MM\0*']],
  ['image/heic', [4, 'ftypheic']],
  ['image/heic', [4, 'ftypheix']],
  ['image/heic', [4, 'ftypmif1']],
];

/** Formats without a signature of their own, or that share a container (Office documents are ZIP files). */
const typesByExtension: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  rar: 'application/vnd.rar',
  '7z': 'application/x-7z-compressed',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  avi: 'video/x-msvideo',
};

/**
 * Media type of a file from its first bytes ({@link mediaTypeHeadBytes} suffice), the same in the window and on the command
 * line. The name decides only where the content cannot; a picture, a PDF or a text is never believed by its name.
 */
export function mediaType(firstBytes: Uint8Array, name: string): string {
  const head = firstBytes.subarray(0, mediaTypeHeadBytes);
  const start = String.fromCharCode(...head.subarray(0, 1024));
  for (const [type, ...parts] of signatures)
    if (parts.every(([offset, text]) => start.startsWith(text, offset))) return type;
  // ISO 32000-1, Annex H: readers accept the header within the first 1024 bytes.
  if (start.includes('%PDF-')) return 'application/pdf';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'))
    return typeByName(name) ?? 'application/zip';
  if (isText(head)) return 'text/plain';
  return (head.length === 0 ? null : typeByName(name)) ?? 'application/octet-stream';
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

function typeByName(name: string): string | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(typesByExtension, extension) ? (typesByExtension[extension] ?? null) : null;
}
