import { expect, test } from 'vitest';
import { passphraseStrength } from '../../../electron/engine/passphraseStrength.ts';
import { hasAccents, isLongEnough } from '../../../shared/domain/keysState.ts';

test('what everybody chooses first is weak, with the reason', async () => {
  const weak = {
    '12345678': 'common',
    password1: 'common',
    matkhau123: 'common',
    'mật khẩu': 'common',
    anhyeuem: 'common',
    zzzzzzzzzz: 'repeat',
    'asdfghjkl;': 'keyboard',
    '01/01/1990': 'date',
  };
  for (const [passphrase, hint] of Object.entries(weak)) {
    const { score, hints } = await passphraseStrength(passphrase);
    expect(score, passphrase).toBeLessThanOrEqual(1);
    expect(hints, passphrase).toContain(hint);
    expect(hints.length).toBeLessThanOrEqual(2);
  }
});

test('a few unrelated words are strong and need no advice', async () => {
  for (const passphrase of [
    'ba con trau gam la chuoi',
    'Đò ngang chở mía qua sông Lô',
    'tre-vang-9-ghe-muoi',
  ])
    expect(await passphraseStrength(passphrase), passphrase).toEqual({ score: 4, hints: [] });
});

test('nothing and very long texts have an answer', async () => {
  expect((await passphraseStrength('')).score).toBe(0);
  expect((await passphraseStrength('tre vàng ghe muối '.repeat(60))).score).toBeGreaterThanOrEqual(3);
});

test('accents are noticed however they are typed, plain letters are not', () => {
  for (const accented of ['mật', 'mật'.normalize('NFD'), 'đá', 'Đo', 'ư'])
    expect(hasAccents(accented)).toBe(true);
  for (const plain of ['mat khau', 'Abc123!@#', '']) expect(hasAccents(plain)).toBe(false);
});

test('length is counted after normalisation', () => {
  expect(isLongEnough('ệệệệệệệệ'.normalize('NFD'))).toBe(true);
  expect(isLongEnough('ệệệệ'.normalize('NFD'))).toBe(false);
  expect(isLongEnough('1234567')).toBe(false);
});
