import { type CosDict, type CosValue, nameValue, numberValue } from './cosValues.ts';
import { type ObjectSource, resolve, resolveArray, resolveDict, resolveStream } from './strictPdf.ts';

/**
 * Invisible, hidden, printed, read only, locked (ISO 32000-1 §12.5.3). No size or turn of its own on screen; where there is nothing
 * to be seen a field may also be kept off the screen: else paper would show a picture that the screen does not.
 */
const knownFlags = 1 | 2 | 4 | 64 | 128 | 512;
const hidden = 2;
const offScreen = 32;
/** Points of a border: half of it may lie outside of the rectangle. */
const widestBorder = 2;
const styles = ['S', 'D', 'B', 'I', 'U'];

/**
 * Whether a widget shows its one appearance, clipped to its rectangle, in every viewer: those that draw border and ground by
 * themselves find nothing there that is wider than a hair, no words and no pictures.
 */
export function hasPlainLook(source: ObjectSource, { entries }: CosDict): boolean {
  const flags = entries.has('F') ? numberValue(resolve(source, entries.get('F'))) : 0;
  const sides = numbersOf(source, entries.get('Rect'));
  if (flags === null || sides?.length !== 4) return false;
  const isSeen = areaOf(sides) > 0 && (flags & hidden) === 0;
  if ((flags & ~(isSeen ? knownFlags : knownFlags | offScreen)) !== 0) return false;
  return (
    isPlainAppearance(source, entries.get('AP'), isSeen) &&
    isPlainMarking(source, entries.get('MK')) &&
    isThinStyle(source, entries.get('BS')) &&
    isThinBorder(source, entries.get('Border'))
  );
}

/** One Form XObject; without it each viewer would draw what it likes. Its box is what it is clipped to. */
function isPlainAppearance(source: ObjectSource, value: CosValue | undefined, isSeen: boolean): boolean {
  if (value === undefined) return !isSeen;
  const appearance = resolveDict(source, value);
  const form = resolveStream(source, appearance?.entries.get('N'));
  if (appearance?.entries.size !== 1 || form === null) return false;
  const { entries } = form.dict;
  if (nameValue(resolve(source, entries.get('Subtype'))) !== 'Form' || entries.has('OC')) return false;
  const box = numbersOf(source, entries.get('BBox'));
  if (box?.length !== 4 || (isSeen && areaOf(box) === 0)) return false;
  if (!entries.has('Matrix')) return true;
  const [a = 0, b = 0, c = 0, d = 0, ...moved] = numbersOf(source, entries.get('Matrix')) ?? [];
  return moved.length === 2 && a * d - b * c !== 0;
}

/** Turn, border and ground of an appearance that is there already; captions and icons would say something. */
function isPlainMarking(source: ObjectSource, value: CosValue | undefined): boolean {
  return isDictOf(source, value, (key, entry) => {
    if (key === 'R') return (numberValue(resolve(source, entry)) ?? 1) % 90 === 0;
    return (key === 'BC' || key === 'BG') && (numbersOf(source, entry)?.length ?? 9) <= 4;
  });
}

function isThinStyle(source: ObjectSource, value: CosValue | undefined): boolean {
  return isDictOf(source, value, (key, entry) => {
    if (key === 'Type') return true;
    if (key === 'W') return isThin(numberValue(resolve(source, entry)));
    if (key === 'S') return styles.includes(nameValue(resolve(source, entry)) ?? '');
    return key === 'D' && numbersOf(source, entry) !== null;
  });
}

function isThinBorder(source: ObjectSource, value: CosValue | undefined): boolean {
  if (value === undefined) return true;
  const items = resolveArray(source, value) ?? [];
  const numbers = items.slice(0, 3).map((item) => numberValue(resolve(source, item)));
  const isDashed = items.length === 4 && numbersOf(source, items[3]) !== null;
  return (items.length === 3 || isDashed) && numbers.every(isThin);
}

function isThin(width: number | null | undefined): boolean {
  return width != null && width >= 0 && width <= widestBorder;
}

function isDictOf(
  source: ObjectSource,
  value: CosValue | undefined,
  isKnown: (key: string, entry: CosValue) => boolean,
): boolean {
  if (value === undefined) return true;
  const dict = resolveDict(source, value);
  return dict !== null && [...dict.entries].every(([key, entry]) => isKnown(key, entry));
}

function numbersOf(source: ObjectSource, value: CosValue | undefined): readonly number[] | null {
  const numbers = resolveArray(source, value)?.map(
    (item) => numberValue(resolve(source, item)) ?? Number.NaN,
  );
  return numbers?.every(Number.isFinite) === true ? numbers : null;
}

function areaOf([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): number {
  return Math.abs((right - left) * (top - bottom));
}
