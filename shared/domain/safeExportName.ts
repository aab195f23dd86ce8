/** Limits of a name that leaves the vault: readable in Explorer, and below the 255 bytes of common file systems. */
export const exportNameUnits = 120;
export const exportNameBytes = 240;

/** Stands for a name of which nothing usable is left. */
const fallbackName = 'tep';
const longestExtensionUnits = 16;

// Device names of Windows, reserved with any extension and in any letter case.
const reservedNames = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i;
// Forbidden by Windows and exFAT, or separators of paths anywhere.
const forbidden = /[<>:"/\\|?*]/g;
// Controls, surrogate halves, and the marks that reverse or hide parts of a name ("gpj.exe" shown as "exe.jpg").
const invisible = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/**
 * File name for a copy that leaves the vault, valid on Windows, exFAT and Linux: NFC, no forbidden or invisible
 * characters, no reserved name, at most 120 UTF-16 units and 240 UTF-8 bytes, cut between graphemes, extension kept.
 * Applying it twice changes nothing more. `mostUnits`: a lower limit, where the folder leaves less room.
 */
export function safeExportName(name: string, mostUnits: number = exportNameUnits): string {
  // Invisible marks go first: they may stand between letters that NFC then joins.
  const composed = name.toWellFormed().replace(invisible, '').normalize('NFC');
  const clean = trimEnds(composed.replace(forbidden, '_').replace(/\s+/gu, ' '));
  const { stem, extension } = split(clean);
  const usable = trimEnds(stem) === '' ? fallbackName : trimEnds(stem);
  // Windows looks at what stands before the first dot.
  const device = usable.split('.')[0]?.trimEnd() ?? '';
  const safe = reservedNames.test(device) ? `_${usable}` : usable;
  return `${trimEnds(cut(safe, extension, Math.min(mostUnits, exportNameUnits)))}${extension}`;
}

/** The extension only where it looks like one: short, letters and digits. */
function split(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '';
  const isExtension = /^\.[\p{L}\p{N}]+$/u.test(extension) && extension.length <= longestExtensionUnits;
  return isExtension ? { stem: name.slice(0, dot), extension } : { stem: name, extension: '' };
}

/** Windows drops dots and spaces at the end; a leading dot hides a file on Linux. */
function trimEnds(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/gu, '');
}

function cut(stem: string, extension: string, mostUnits: number): string {
  const units = mostUnits - extension.length;
  const bytes = exportNameBytes - utf8Bytes(extension);
  if (stem.length <= units && utf8Bytes(stem) <= bytes) return stem;
  let kept = '';
  let keptBytes = 0;
  for (const { segment } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(stem)) {
    keptBytes += utf8Bytes(segment);
    if (kept.length + segment.length > units || keptBytes > bytes) break;
    kept += segment;
  }
  // One grapheme may be longer than a name: then whole code points have to do.
  return kept === '' ? cutCodePoints(stem, units, bytes) : kept;
}

function cutCodePoints(text: string, units: number, bytes: number): string {
  let kept = '';
  for (const point of text) {
    if (kept.length + point.length > units || utf8Bytes(kept + point) > bytes) break;
    kept += point;
  }
  return kept;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
