/**
 * The recovery code: 160 random bits as 32 digits of Crockford's base 32 (crockford.com/base32.html), in 8 groups of
 * four with a check digit each, so that a mistyped group can be named. Pure: the random bytes are given.
 */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Bytes of randomness in a code. */
export const recoveryCodeBytes = 20;
const groupCount = 8;
const digitsInGroup = 4;
/** Characters of a typed code without hyphens. */
export const recoveryCodeLength = groupCount * (digitsInGroup + 1);

export type ReadRecoveryCode =
  /** `secret`: the 32 digits without check digits, in capitals: what the key is derived from. */
  | { readonly kind: 'code'; readonly secret: string }
  | { readonly kind: 'length'; readonly found: number }
  /** `groups` are counted from 1. Where the groups were typed together and not all are there, only the first: it may have moved the rest. */
  | { readonly kind: 'mistyped'; readonly groups: readonly number[] };

/** The code as it is printed: `XXXXX-XXXXX-…`, 8 groups. `random` holds exactly {@link recoveryCodeBytes} bytes. */
export function writeRecoveryCode(random: Uint8Array): string {
  if (random.length !== recoveryCodeBytes) throw new RangeError('a recovery code has 20 random bytes');
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = (bits.match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2));
  const groups = Array.from({ length: groupCount }, (_, index) =>
    digits.slice(index * digitsInGroup, (index + 1) * digitsInGroup),
  );
  return groups.map((group, index) => [...group, checkDigit(group, index)].map(letterOf).join('')).join('-');
}

/** What a person typed: small letters, spaces and hyphens anywhere, O for 0, I and L for 1 are all right. */
export function readRecoveryCode(typed: string): ReadRecoveryCode {
  const parts = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .split(/[\s\-–—.]+/)
    .filter((part) => part !== '');
  const letters = [...parts.join('')];
  const isApart = parts.length === groupCount;
  const groups = isApart ? parts.map((part) => [...part]) : inGroups(letters);
  const isWhole = letters.length === recoveryCodeLength || isApart;
  // Of a code that is not whole the last group may be unfinished, and those behind the eighth are too many.
  const judged = isWhole ? groups : groups.filter((group, index) => index < groupCount && isFull(group));
  const wrong = judged.flatMap((group, index) => (fits(group, index) ? [] : [index + 1]));
  const strange = groups.findIndex((group) => group.some((letter) => !alphabet.includes(letter)));
  if (!isWhole && strange >= 0) wrong.push(Math.min(strange + 1, groupCount));
  if (wrong.length > 0) return { kind: 'mistyped', groups: isWhole ? wrong : [Math.min(...wrong)] };
  if (!isWhole) return { kind: 'length', found: letters.length };
  return { kind: 'code', secret: groups.map((group) => group.slice(0, digitsInGroup).join('')).join('') };
}

function inGroups(letters: readonly string[]): readonly (readonly string[])[] {
  const size = digitsInGroup + 1;
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, index) =>
    letters.slice(index * size, (index + 1) * size),
  );
}

function isFull(group: readonly string[]): boolean {
  return group.length === digitsInGroup + 1;
}

function fits(group: readonly string[], index: number): boolean {
  const digits = group.map((letter) => alphabet.indexOf(letter));
  return (
    isFull(group) &&
    !digits.includes(-1) &&
    checkDigit(digits.slice(0, digitsInGroup), index) === digits.at(-1)
  );
}

/**
 * Σ αⁱ·dᵢ in GF(32) (α⁵ = α² + 1), plus a constant of the group's place. Every single wrong digit and every swap of two
 * changes it, and so do two groups in the wrong order.
 */
function checkDigit(digits: readonly number[], groupIndex: number): number {
  return digits.reduce((sum, digit, index) => sum ^ timesAlpha(digit, index + 1), groupIndex + 1);
}

function timesAlpha(digit: number, times: number): number {
  let value = digit;
  for (let count = 0; count < times; count++) {
    value <<= 1;
    if (value & 0b100000) value ^= 0b100101;
  }
  return value;
}

function letterOf(digit: number): string {
  return alphabet.charAt(digit);
}
