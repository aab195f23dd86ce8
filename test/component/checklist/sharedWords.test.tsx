// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ObligationMark } from '../../../renderer/features/checklist/obligationMark.ts';
import { PaperWords } from '../../../renderer/features/checklist/PaperWords.tsx';
import { cutText } from '../../../shared/domain/directivePaper.ts';
import { show } from '../support/show.tsx';

describe('obligations that share words', () => {
  const verbatimOf = new Map([
    ['1.a', 'Rà soát và vá máy chủ'],
    ['1.b', 'vá'],
    ['1.c', 'Rà soát và vá máy chủ'],
  ]);
  const mark = (id: string): ObligationMark => ({
    id,
    status: 'done',
    contradiction: false,
    open: id === '1.a',
  });
  const paperWords = (marked: Parameters<typeof cutText>[1]) => {
    show(
      <p>
        <PaperWords
          pieces={cutText('Rà soát và vá máy chủ.', marked)}
          marks={marked.map(({ id }) => mark(id))}
          verbatimOf={verbatimOf}
        />
      </p>,
    );
    return screen.getByRole('paragraph');
  };

  it('are one button each, also where one stands in the middle of another', () => {
    const container = paperWords([
      { id: '1.a', span: { start: 0, end: 21 } },
      { id: '1.b', span: { start: 11, end: 13 } },
    ]);
    expect(container.textContent).toBe('Rà soát và vá máy chủ.');
    const words = screen.getAllByRole('button').map((button) => button.textContent);
    expect(words).toEqual(['Rà soát và ', 'vá']);
    // The highlighter goes over all the words of the open one, and what follows still opens it.
    expect([...container.querySelectorAll('.line-open')].map((line) => line.textContent).join('')).toBe(
      'Rà soát và vá máy chủ',
    );
    expect(container.querySelector('.obligation-rest')?.getAttribute('data-obligation')).toBe('1.a');
  });

  it('are one button each where both hold the same words', () => {
    const container = paperWords([
      { id: '1.a', span: { start: 0, end: 21 } },
      { id: '1.c', span: { start: 0, end: 21 } },
    ]);
    expect(container.textContent).toBe('Rà soát và vá máy chủ.');
    const names = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual([
      'Mục 1.a, Đã thực hiện: Rà soát và vá máy chủ',
      'Mục 1.c, Đã thực hiện: Rà soát và vá máy chủ',
    ]);
  });
});
