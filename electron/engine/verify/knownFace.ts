import { documentShapes } from './documentShapes.ts';
import { shapeBytes } from './fontProgram.ts';

/** A face of the document font. */
export interface KnownFace {
  /** Whether a shape stands for a text in this face. */
  hasShape(text: string, shape: Buffer): boolean;
}

/** What the font can show: code points as ranges, and sequences of them, joined by `+`, that one glyph stands for. */
export function shownTexts(characters: string, sequences: string): readonly string[] {
  const single = characters.split(' ').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map((end) => Number.parseInt(end, 16));
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
  });
  const joined = sequences
    .split(' ')
    .filter((codes) => codes !== '')
    .map((codes) => String.fromCodePoint(...codes.split('+').map((code) => Number.parseInt(code, 16))));
  return [...single, ...joined];
}

interface KnownShapes {
  /** Where the shapes of a text stand among those of each face. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly faces: ReadonlyMap<string, Buffer>;
}

let known: KnownShapes | null = null;

/**
 * The face of Tinos (`@expo-google-fonts/tinos`) that a frame belongs to; null for any other font. Shapes are hashes of `readFontProgram`
 * (`documentShapes.ts`), so that a file can be judged without the fonts it was made with.
 */
export function knownFace(frame: string): KnownFace | null {
  known ??= readShapes();
  const { places, faces } = known;
  const shapes = faces.get(frame);
  if (shapes === undefined) return null;
  return {
    hasShape: (text, shape) =>
      (places.get(text) ?? []).some((place) =>
        shapes.subarray(place * shapeBytes, (place + 1) * shapeBytes).equals(shape),
      ),
  };
}

function readShapes(): KnownShapes {
  const places = new Map<string, number[]>();
  for (const [place, text] of shownTexts(documentShapes.characters, documentShapes.sequences).entries()) {
    const earlier = places.get(text);
    if (earlier === undefined) places.set(text, [place]);
    else earlier.push(place);
  }
  return {
    places,
    faces: new Map(documentShapes.faces.map(({ frame, shapes }) => [frame, Buffer.from(shapes, 'base64')])),
  };
}
