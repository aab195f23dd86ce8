import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visibleName, visibleProblem } from '../../../shared/domain/visibleName.ts';
import { problem } from '../../../shared/result.ts';
import { problemText } from '../../../shared/text/problemText.ts';

it('A visible name shows direction marks, zero-width signs and controls as codes, and leaves Vietnamese as it is', () => {
  expect(visibleName('a\u202egnp.exe')).toBe('a[U+202E]gnp.exe');
  expect(visibleName('sig\u200b-head\u0007\n')).toBe('sig[U+200B]-head[U+0007][U+000A]');
  expect(visibleName('\ud800')).toBe('[U+D800]');
  for (const name of ['Nguyễn Văn Mẫu', 'Hòa'.normalize('NFD'), 'tệp (1).pdf'])
    expect(visibleName(name)).toBe(name);
});

it('A visible problem has no unseen sign in any fact', () => {
  const found = problem('page-text-differs', { items: ['1\u202e', 'x'] });
  expect(visibleProblem(found)).toEqual(problem('page-text-differs', { items: ['1[U+202E]', 'x'] }));
});

it('A visible name holds nothing that is not seen, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(visibleName(name)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

it('The sentence of a problem cannot be turned by what was typed', () => {
  const found = problem('signer-unknown', { signer: 'A\u202eB' });
  for (const language of ['vi', 'en'] as const) expect(problemText(found, language)).toContain('A[U+202E]B');
});
