import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readRecoveryCode,
  recoveryCodeBytes,
  recoveryCodeLength,
  writeRecoveryCode,
} from '../../../shared/domain/recoveryCode.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const random = fc.uint8Array({ minLength: recoveryCodeBytes, maxLength: recoveryCodeBytes });

function secretOf(typed: string): string {
  const read = readRecoveryCode(typed);
  if (read.kind !== 'code') throw new Error(JSON.stringify(read));
  return read.secret;
}

test('the bits of a known code are its digits in order', () => {
  const code = writeRecoveryCode(new Uint8Array(recoveryCodeBytes).fill(0xff));
  expect(code.split('-')).toHaveLength(8);
  expect(secretOf(code)).toBe('Z'.repeat(32));
  expect(secretOf(writeRecoveryCode(new Uint8Array(recoveryCodeBytes)))).toBe('0'.repeat(32));
  expect(writeRecoveryCode(new Uint8Array(recoveryCodeBytes))).toBe(
    '00001-00002-00003-00004-00005-00006-00007-00008',
  );
});

test('a code is read as people type it', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const code = writeRecoveryCode(bytes);
      const secret = secretOf(code);
      expect(secretOf(code.toLowerCase())).toBe(secret);
      expect(secretOf(` ${code.replaceAll('-', ' ')} `)).toBe(secret);
      expect(secretOf(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(secret);
      expect(secretOf(code.replaceAll('-', ''))).toBe(secret);
    }),
  );
});

test('one wrong character names its group', () => {
  fc.assert(
    fc.property(random, fc.nat(recoveryCodeLength - 1), fc.nat(30), (bytes, at, shift) => {
      const letters = [...writeRecoveryCode(bytes).replaceAll('-', '')];
      const old = letters[at] ?? '';
      letters[at] = alphabet.charAt((alphabet.indexOf(old) + 1 + shift) % 32);
      expect(readRecoveryCode(letters.join(''))).toEqual({
        kind: 'mistyped',
        groups: [Math.floor(at / 5) + 1],
      });
    }),
  );
});

test('two characters or two groups in the wrong order are noticed', () => {
  fc.assert(
    fc.property(random, fc.nat(7), fc.nat(2), (bytes, group, place) => {
      const groups = writeRecoveryCode(bytes).split('-');
      const letters = [...(groups[group] ?? '')];
      const [a, b] = [letters[place], letters[place + 1]];
      fc.pre(a !== b);
      letters[place] = b ?? '';
      letters[place + 1] = a ?? '';
      expect(readRecoveryCode(groups.with(group, letters.join('')).join('-'))).toEqual({
        kind: 'mistyped',
        groups: [group + 1],
      });
      const other = (group + 1) % 8;
      const swapped = groups.with(group, groups[other] ?? '').with(other, groups[group] ?? '');
      expect(readRecoveryCode(swapped.join('-'))).toEqual({
        kind: 'mistyped',
        groups: [group, other].map((index) => index + 1).sort((a, b) => a - b),
      });
    }),
  );
});

test('a code that is not complete says how many characters there are', () => {
  const code = writeRecoveryCode(new Uint8Array(recoveryCodeBytes));
  expect(readRecoveryCode('')).toEqual({ kind: 'length', found: 0 });
  expect(readRecoveryCode(code.replaceAll('-', '').slice(0, -2))).toEqual({ kind: 'length', found: 38 });
  expect(readRecoveryCode(code.slice(0, -2))).toEqual({ kind: 'mistyped', groups: [8] });
  expect(readRecoveryCode(`${code}00`)).toEqual({ kind: 'mistyped', groups: [8] });
  expect(readRecoveryCode(`${code.replaceAll('-', '')}00`)).toEqual({ kind: 'length', found: 42 });
});

test('groups that were typed apart are judged each by itself', () => {
  const groups = writeRecoveryCode(new Uint8Array(recoveryCodeBytes)).split('-');
  const typed = groups.with(1, '0000').with(4, '000005').with(6, '0000?').join(' ');
  expect(readRecoveryCode(typed)).toEqual({ kind: 'mistyped', groups: [2, 5, 7] });
  expect(readRecoveryCode(typed.replaceAll(' ', ''))).toMatchObject({ kind: 'mistyped' });
  expect(readRecoveryCode(`${groups.join('')}?`)).toEqual({ kind: 'mistyped', groups: [8] });
});

test('anything else is refused and never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => readRecoveryCode(typed).kind !== 'code'));
});
