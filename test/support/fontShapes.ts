import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { documentGlyphs } from '../../electron/engine/report/documentGlyphs.ts';
import type { documentShapes } from '../../electron/engine/verify/documentShapes.ts';
import { readFontProgram, shapeBytes } from '../../electron/engine/verify/fontProgram.ts';
import { shownTexts } from '../../electron/engine/verify/knownFace.ts';

/** The part of fontkit's font that is used; the package has no types. */
interface Font {
  readonly characterSet: readonly number[];
  readonly GSUB: { readonly lookupList: { toArray(): readonly Lookup[] } };
  glyphForCodePoint(codePoint: number): { readonly id: number };
}
interface Lookup {
  readonly lookupType: number;
  readonly subTables: readonly Substitution[];
}
interface Substitution {
  readonly coverage: {
    readonly glyphs?: readonly number[];
    readonly rangeRecords?: readonly { readonly start: number; readonly end: number }[];
  };
  readonly deltaGlyphID?: number;
  readonly substitute?: { toArray(): readonly number[] };
  readonly ligatureSets?: {
    toArray(): readonly (readonly { readonly glyph: number; readonly components: readonly number[] }[])[];
  };
}

const root = path.resolve(import.meta.dirname, '../..');
const faceFiles = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
};
/** Never printed: scripts written from right to left, private use. */
const leftOut = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|\p{Co}/u;
const mostSequences = 400;

/** What `documentShapes` must be: the shapes of the document font by what they stand for. */
export function fontShapes(): typeof documentShapes {
  const fontkit: { create(bytes: Uint8Array): Font } = createRequire(import.meta.url)('fontkit');
  const faces = Object.entries(faceFiles).map(([name, file]) => {
    const bytes = readFileSync(path.join(root, 'node_modules/@expo-google-fonts/tinos', file));
    const program = readFontProgram(bytes, true);
    if (program === null) throw new Error(`${file} is no font`);
    const font = fontkit.create(bytes);
    return { name, program, font, sequences: sequencesOf(font) };
  });
  const characters = ranges((code) => code >= 0x20 && documentGlyphs.covers(code));
  const sequences = [...new Set(faces.flatMap((face) => [...face.sequences.keys()]))].sort();
  const alternates = Math.max(
    ...faces.flatMap((face) => [...face.sequences.values()].map((list) => list.length)),
  );
  const listed = sequences.flatMap((codes) => Array.from({ length: alternates }, (_, i) => ({ codes, i })));
  const used = listed.filter(({ codes, i }) =>
    faces.some((face) => face.sequences.get(codes)?.[i] !== undefined),
  );
  if (used.length > mostSequences) throw new Error('more sequences than a Latin font has');
  return {
    characters,
    sequences: used.map(({ codes }) => codes).join(' '),
    faces: faces.map(({ name, program, font, sequences: own }) => {
      const glyphs = [
        ...[...shownTexts(characters, '')].map((text) => font.glyphForCodePoint(text.codePointAt(0) ?? 0).id),
        ...used.map(({ codes, i }) => own.get(codes)?.[i] ?? 0),
      ];
      const shapes = Buffer.concat(
        glyphs.map((glyph) => program.shape(glyph) ?? Buffer.alloc(shapeBytes)),
      ).toString('base64');
      return { name, frame: program.frame, shapes };
    }),
  };
}

/** Glyphs that the font puts in place of others, by the code points these stand for. */
function sequencesOf(font: Font): ReadonlyMap<string, readonly number[]> {
  const texts = new Map<number, Set<string>>();
  const put = (glyph: number, text: string) => texts.set(glyph, (texts.get(glyph) ?? new Set()).add(text));
  for (const code of font.characterSet)
    if (code >= 0x20 && !leftOut.test(String.fromCodePoint(code)))
      put(font.glyphForCodePoint(code).id, code.toString(16));
  const sequences = new Map<string, number[]>();
  const add = (glyph: number, text: string) => {
    sequences.set(text, [...new Set([...(sequences.get(text) ?? []), glyph])]);
    put(glyph, text);
  };
  for (const { lookupType, subTables } of font.GSUB.lookupList.toArray()) {
    for (const { coverage, substitute, deltaGlyphID, ligatureSets } of subTables) {
      for (const [i, first] of lookupType === 1 || lookupType === 4 ? coveredBy(coverage).entries() : []) {
        const one = lookupType === 1 ? (substitute?.toArray()[i] ?? first + (deltaGlyphID ?? 0)) : first;
        if (lookupType === 1) for (const text of [...(texts.get(first) ?? [])]) add(one, text);
        for (const { glyph, components } of ligatureSets?.toArray()[i] ?? [])
          for (const text of joined([first, ...components], texts)) add(glyph, text);
      }
    }
  }
  return sequences;
}

function joined(
  glyphs: readonly number[],
  texts: ReadonlyMap<number, ReadonlySet<string>>,
): readonly string[] {
  return glyphs.reduce<readonly string[]>(
    (heads, glyph) =>
      heads.flatMap((head) =>
        [...(texts.get(glyph) ?? [])].map((text) => (head === '' ? text : `${head}+${text}`)),
      ),
    [''],
  );
}

function coveredBy({ glyphs, rangeRecords = [] }: Substitution['coverage']): readonly number[] {
  return (
    glyphs ??
    rangeRecords.flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, i) => start + i))
  );
}

function ranges(isShown: (code: number) => boolean): string {
  const found: string[] = [];
  let first: number | null = null;
  for (let code = 0; code <= 0x10000; code += 1) {
    const isIn = code < 0x10000 && isShown(code) && !leftOut.test(String.fromCharCode(code));
    if (isIn && first === null) first = code;
    if (isIn || first === null) continue;
    found.push(first === code - 1 ? first.toString(16) : `${first.toString(16)}-${(code - 1).toString(16)}`);
    first = null;
  }
  return found.join(' ');
}

// `node test/support/fontShapes.ts` writes the table anew, once the font has changed.
if (import.meta.main) {
  const doc =
    '/** Shapes of the document font (`knownFace`), so that a file can be judged by its own font. A test compares it with the font. */';
  const text = `${doc}\nexport const documentShapes: DocumentShapes = ${JSON.stringify(fontShapes(), null, 2)};\n`;
  const type =
    'interface DocumentShapes { readonly characters: string; readonly sequences: string; readonly faces: readonly { readonly name: string; readonly frame: string; readonly shapes: string }[] }';
  writeFileSync(path.join(root, 'electron/engine/verify/documentShapes.ts'), `${type}\n\n${text}`);
}
