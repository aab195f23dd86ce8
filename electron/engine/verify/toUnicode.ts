/** Code of a glyph in a font with two-byte codes → what it stands for. */
export type GlyphTexts = ReadonlyMap<number, string>;

const maximumCodes = 65_536;
const opening = /\sbegin(bfchar|bfrange)\s/g;
const hexText = /^(?:[0-9a-f]{4}){1,8}$/i;

/** Reads a ToUnicode map (ISO 32000-1 §9.10.3) with codes of two bytes; null for anything else. */
export function readToUnicode(bytes: Uint8Array): GlyphTexts | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (!/begincodespacerange\s*<0000>\s*<ffff>\s*endcodespacerange/i.test(text)) return null;
  const texts = new Map<number, string>();
  // Found by hand: an expression from opening to end would go over the rest once more for each opening.
  let end = 0;
  for (const { 0: begin, 1: kind = '', index } of text.matchAll(opening)) {
    const start = index + begin.length;
    if (index < end) return null;
    end = text.indexOf(`end${kind}`, start);
    if (end < 0) return null;
    const body = text.slice(start, end);
    const read = kind === 'bfchar' ? readCharacters(body, texts) : readRanges(body, texts);
    if (!read) return null;
  }
  return texts;
}

function readCharacters(body: string, texts: Map<number, string>): boolean {
  for (const [, code = '', target = ''] of body.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]*)>/gi)) {
    if (!put(texts, Number.parseInt(code, 16), target)) return false;
  }
  return true;
}

function readRanges(body: string, texts: Map<number, string>): boolean {
  const range = /<([0-9a-f]{4})>\s*<([0-9a-f]{4})>\s*(?:<([0-9a-f]*)>|\[([^[\]]*)\])/gi;
  for (const [, from = '', to = '', first, list] of body.matchAll(range)) {
    const [low, high] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    if (list !== undefined) {
      const targets = [...list.matchAll(/<([0-9a-f\s]*)>/gi)].map(([, target = '']) =>
        target.replace(/\s/g, ''),
      );
      if (targets.length !== high - low + 1) return false;
      if (!targets.every((target, index) => put(texts, low + index, target))) return false;
      continue;
    }
    if (first === undefined || !/^[0-9a-f]{4}$/i.test(first)) return false;
    for (let code = low; code <= high; code += 1) {
      const target = (Number.parseInt(first, 16) + code - low).toString(16).padStart(4, '0');
      if (!put(texts, code, target)) return false;
    }
  }
  return true;
}

/** A code with two meanings would be read in two ways. */
function put(texts: Map<number, string>, code: number, target: string): boolean {
  if (!hexText.test(target) || texts.has(code) || texts.size >= maximumCodes) return false;
  const units = (target.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  texts.set(code, String.fromCharCode(...units));
  return true;
}
