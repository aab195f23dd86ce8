import { appendRevision } from './pdfTamper.ts';

/** Random numbers that a seed repeats (mulberry32). */
export interface Dice {
  /** A whole number from 0 up to but not with `limit`. */
  below(limit: number): number;
}

export function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  return {
    below(limit) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, limit);
    },
  };
}

type Mutation = (pdf: Buffer, dice: Dice, other: Buffer) => Uint8Array;

const words = [
  '/Type /Sig',
  '/ByteRange',
  '/Contents',
  '/V ',
  '/AP',
  '/Rect',
  '/Fields',
  '/Annots',
  '/Prev ',
  '/Root ',
  '/Size ',
  'startxref',
  '%%EOF',
  'xref',
  'trailer',
  'endobj',
  'stream',
  'endstream',
  '/Length ',
  '/FT /Sig',
  '/FT /Tx',
  '/Kids',
  '/JS (x)',
  '/AA',
  '/OC',
  '/Parent',
  '/DocMDP',
  '/P 2',
  '/AF',
  '/EmbeddedFiles',
  'null',
  'true',
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '%',
];

const mutations: readonly Mutation[] = [
  function flipBits(pdf, dice) {
    const copy = Buffer.from(pdf);
    for (let i = dice.below(3); i >= 0; i -= 1) {
      const at = dice.below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8));
    }
    return copy;
  },
  function overwrite(pdf, dice) {
    const copy = Buffer.from(pdf);
    const at = dice.below(copy.length);
    for (let i = dice.below(60); i >= 0; i -= 1) if (at + i < copy.length) copy[at + i] = dice.below(256);
    return copy;
  },
  function takeOut(pdf, dice) {
    const at = dice.below(pdf.length);
    return Buffer.concat([pdf.subarray(0, at), pdf.subarray(at + 1 + dice.below(2_000))]);
  },
  function putIn(pdf, dice) {
    const at = dice.below(pdf.length);
    const word = Buffer.from(words[dice.below(words.length)] ?? '', 'latin1');
    return Buffer.concat([pdf.subarray(0, at), word, pdf.subarray(at)]);
  },
  function repeat(pdf, dice) {
    const at = dice.below(pdf.length);
    const end = at + 1 + dice.below(3_000);
    return Buffer.concat([pdf.subarray(0, end), pdf.subarray(at)]);
  },
  function cut(pdf, dice) {
    return pdf.subarray(0, dice.below(pdf.length));
  },
  function cutAtRevision(pdf, dice) {
    const ends = placesOf(pdf, '%%EOF');
    const end = (ends[dice.below(ends.length)] ?? 0) + 5 + dice.below(3);
    return Buffer.concat([pdf.subarray(0, end), Buffer.alloc(dice.below(3), 0x0a)]);
  },
  function changeNumber(pdf, dice) {
    return changeMatch(pdf, dice, /\d{1,10}/g, (digits) => {
      const steps = [1, -1, 10, 2 ** 31, -Number(digits)];
      const changed = Math.max(0, Number(digits) + (steps[dice.below(steps.length)] ?? 1));
      return String(changed).padStart(digits.length, '0');
    });
  },
  function changeWord(pdf, dice) {
    return changeMatch(pdf, dice, /\/[A-Z][A-Za-z]+/g, () => words[dice.below(words.length)] ?? '');
  },
  function exchangeSlots(pdf, dice, other) {
    const from = slotsOf(dice.below(2) === 0 ? pdf : other);
    const to = slotsOf(pdf);
    const [source, target] = [from[dice.below(from.length)], to[dice.below(to.length)]];
    if (source === undefined || target === undefined) return pdf;
    const copy = Buffer.from(pdf);
    copy.write(source.text.slice(0, target.text.length), target.at, 'latin1');
    return copy;
  },
  function damageSlot(pdf, dice) {
    const slots = slotsOf(pdf);
    const slot = slots[dice.below(slots.length)];
    if (slot === undefined) return pdf;
    const copy = Buffer.from(pdf);
    const used = slot.text.replace(/0+$/, '').length;
    for (let i = dice.below(4); i >= 0; i -= 1) {
      copy.write(dice.below(16).toString(16), slot.at + dice.below(used + 40), 'latin1');
    }
    return copy;
  },
  function splice(pdf, dice, other) {
    const at = dice.below(pdf.length);
    const from = dice.below(other.length);
    const part = other.subarray(from, from + dice.below(5_000));
    return Buffer.concat([pdf.subarray(0, at), part, pdf.subarray(at + part.length)]);
  },
  function appendTail(pdf, dice, other) {
    const ends = placesOf(other, '%%EOF');
    const from = ends[dice.below(ends.length)] ?? 0;
    return Buffer.concat([pdf, Buffer.from('\n'), other.subarray(from + 5)]);
  },
  function rewriteObject(pdf, dice) {
    return appendRevision(pdf, { objects: Object.fromEntries(changedObjects(pdf, dice)) });
  },
  function addObject(pdf, dice) {
    const sizes = [...pdf.toString('latin1').matchAll(/\/Size (\d+)/g)];
    const number = Number(sizes.at(-1)?.[1] ?? 1) + dice.below(3);
    const word = words[dice.below(words.length)] ?? '';
    return appendRevision(pdf, { objects: { [number]: `<< /A ${word} >>` } });
  },
];

/** One or two mutations of a file, chosen by the dice; `other` lends parts. */
export function mutatePdf(pdf: Uint8Array, other: Uint8Array, dice: Dice): Uint8Array {
  let mutant = Buffer.from(pdf);
  for (let i = dice.below(4) === 0 ? 2 : 1; i > 0; i -= 1) {
    if (mutant.length === 0) break;
    const mutation = mutations[dice.below(mutations.length)];
    try {
      mutant = Buffer.from(mutation?.(mutant, dice, Buffer.from(other)) ?? mutant);
    } catch {
      // A mutant without a trailer cannot be appended to; what it is by now is tried as it is.
      break;
    }
  }
  return mutant;
}

/** Objects of the file with one letter or digit of their text changed, or taken over from another object. */
export function changedObjects(pdf: Uint8Array, dice: Dice): readonly (readonly [number, string])[] {
  const text = Buffer.from(pdf).toString('latin1');
  const objects = [...text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
  const chosen = objects[dice.below(objects.length)];
  const donor = objects[dice.below(objects.length)];
  if (chosen === undefined || donor === undefined) return [];
  const [, number = '', old = ''] = chosen;
  const letters = [...old.matchAll(/[A-Za-z0-9]/g)];
  const place = letters[dice.below(letters.length)]?.index ?? 0;
  const letter = old[place] ?? '';
  const other = /\d/.test(letter)
    ? String((Number(letter) + 1 + dice.below(8)) % 10)
    : letter === 'q'
      ? 'r'
      : 'q';
  const changed = dice.below(5) === 0 ? (donor[2] ?? '') : old.slice(0, place) + other + old.slice(place + 1);
  return [[Number(number), changed]];
}

function changeMatch(pdf: Buffer, dice: Dice, pattern: RegExp, change: (match: string) => string): Buffer {
  // Long runs of hexadecimal digits would take nearly all hits.
  const matches = [
    ...pdf
      .toString('latin1')
      .replace(/<[0-9a-f]{1000,}>/g, (run) => ' '.repeat(run.length))
      .matchAll(pattern),
  ];
  const match = matches[dice.below(matches.length)];
  if (match === undefined) return pdf;
  const end = match.index + match[0].length;
  return Buffer.concat([
    pdf.subarray(0, match.index),
    Buffer.from(change(match[0]), 'latin1'),
    pdf.subarray(end),
  ]);
}

function slotsOf(pdf: Buffer): readonly { readonly at: number; readonly text: string }[] {
  const matches = pdf.toString('latin1').matchAll(/\/Contents <([0-9a-f]{1000,})>/g);
  return [...matches].map((match) => ({ at: match.index + '/Contents <'.length, text: match[1] ?? '' }));
}

function placesOf(pdf: Buffer, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = pdf.indexOf(text); at >= 0; at = pdf.indexOf(text, at + 1)) places.push(at);
  return places;
}
