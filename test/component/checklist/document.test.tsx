// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useSession } from '../../../renderer/session.ts';
import { useMiddleViews } from '../../../renderer/stores/middleView.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';
import { sampleSettings, sampleState } from '../support/samples.ts';

const data = anOpenReturn({
  answers: [
    anAnswer('1.1.a'),
    anAnswer('1.1.b', { result: '' }),
    anAnswer('1.3.a'),
    anAnswer('1.3.b', { status: 'in-progress', completedOn: null }),
    anAnswer('1.3.d', { status: 'in-progress', completedOn: null }),
    anAnswer('1.3.f', { status: 'nothing-occurred', result: '' }),
    anAnswer('1.4.b', { status: 'not-applicable', reason: 'Không có hệ thống riêng', result: '' }),
  ],
});
const verbatim = (id: string) =>
  directiveItems(data.directive).find((item) => item.id === id)?.verbatim ?? '';

const paper = () => screen.getByRole('article', { name: 'Nguyên văn văn bản chỉ đạo' });
const obligation = (id: string) =>
  within(paper()).getByRole('button', { name: new RegExp(`^Mục ${id.replaceAll('.', '\\.')},`) });
const panel = (id: string) => screen.findByRole('complementary', { name: `Mục ${id}` });
const unfold = /^Mở \d+ đoạn không giao cho đơn vị/;

beforeEach(() => {
  const { returnId } = data.complianceReturn;
  useMiddleViews.setState({ chosen: { [returnId]: 'document' } });
});

describe('the directive as it was issued', () => {
  it('shows its words whole and each owed obligation as a button that tells number, state and words', async () => {
    await openReturnWindow(data, { itemId: '1.3.d' });
    const names = within(paper())
      .getAllByRole('button', { name: /^Mục / })
      .map((button) => button.getAttribute('aria-label'));
    expect(names).toHaveLength(data.itemIds.length);
    expect(names[0]).toBe(`Mục 1.1.a, Đã thực hiện: ${verbatim('1.1.a')}`);
    expect(names[1]).toBe(`Mục 1.1.b, Đã thực hiện, có mâu thuẫn: ${verbatim('1.1.b')}`);
    expect(obligation('1.3.d').getAttribute('aria-current')).toBe('true');
    const said = wordsOf(paper());
    expect(said).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    for (const sentence of data.directive.sections[0]?.sentences ?? [])
      expect(said).toContain(sentence.verbatim);
    expect(said).not.toContain('**');
    await expectAccessible();
  });

  it('underlines in the form of the state, and shows both lines where two obligations share words', async () => {
    await openReturnWindow(data, { itemId: '1.3.d' });
    expect(linesOf('1.1.a')).toEqual([['done']]);
    expect(linesOf('1.1.b')).toEqual([['contradiction']]);
    expect(linesOf('1.1.c')).toEqual([['not-started']]);
    expect(linesOf('1.3.a')).toEqual([['done']]);
    expect(linesOf('1.3.b')).toEqual([['done', 'in-progress']]);
    expect(linesOf('1.3.f')).toEqual([['not-started', 'nothing-occurred']]);
    expect(linesOf('1.4.b')).toEqual([['not-applicable']]);
  });

  it('names state and number of each obligation in the margin, for the eye only', async () => {
    await openReturnWindow(data, { itemId: '1.3.d' });
    const margin = [...paper().querySelectorAll('.margin-entry')].map((entry) => entry.textContent);
    expect(margin.slice(0, 3)).toEqual(['1.1.aĐã thực hiện', '1.1.bMâu thuẫn', '1.1.cChưa thực hiện']);
    expect(margin).toHaveLength(data.itemIds.length);
    for (const part of paper().querySelectorAll('.margin-entry'))
      expect(part.closest('[aria-hidden="true"]')).not.toBeNull();
  });

  it('folds what the unit does not owe, and shows it without a line when asked', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    expect(wordsOf(paper())).not.toContain('Củng cố và ưu tiên nguồn lực');
    expect(within(paper()).getByRole('heading', { name: '2. Sở Thông tin và Truyền thông' })).toBeDefined();
    const [first] = within(paper()).getAllByRole('button', { name: unfold });
    expect(first?.textContent).toContain('Sở Thông tin và Truyền thông');
    expect(first?.getAttribute('aria-expanded')).toBe('false');
    await user.click(first as HTMLElement);
    expect(first?.getAttribute('aria-expanded')).toBe('true');
    expect(wordsOf(paper())).toContain('Củng cố và ưu tiên nguồn lực');
    expect(within(paper()).queryByRole('button', { name: /^Mục 2\.2\.a/ })).toBeNull();
    await expectAccessible();
  });

  it('is worked with the keyboard alone', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.1.a' });
    obligation('1.1.a').focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement).toBe(obligation('1.1.c'));
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(obligation('1.1.b'));
    await user.tab();
    expect(document.activeElement).toBe(obligation('1.1.c'));
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(obligation('4.2.a'));
    await user.keyboard('{Home}{ArrowDown}{Enter}');
    await waitFor(async () => expect(document.activeElement).toBe(await panel('1.1.b')));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(obligation('1.1.b')));
  });

  it('opens an obligation from its words, from the words it shares, and from the margin', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.1.a' });
    await user.click(obligation('1.3.b'));
    await panel('1.3.b');
    await user.click(obligation('1.3.a'));
    await panel('1.3.a');
    const entry = paper().querySelector('.margin-entry[data-obligation="1.4.a"]');
    fireEvent.click(entry as Element);
    await panel('1.4.a');
    expect(obligation('1.4.a').getAttribute('aria-current')).toBe('true');
  });

  it('tells a new state at once', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.1.c' });
    await user.keyboard('{Alt>}2{/Alt}');
    expect(linesOf('1.1.c')).toEqual([['in-progress']]);
    expect(obligation('1.1.c').getAttribute('aria-label')).toContain('Mục 1.1.c, Đang thực hiện:');
  });

  it('stays Vietnamese in an English window', async () => {
    await openReturnWindow(data, { itemId: '1.3.d' });
    const english = { ...sampleState('open'), settings: { ...sampleSettings, language: 'en' as const } };
    act(() => useSession.setState({ app: english }));
    const shown = await screen.findByRole('article', { name: 'The directive as issued' });
    expect(shown.querySelector('.paper-words')?.closest('[lang]')?.getAttribute('lang')).toBe('vi');
    await expectAccessible();
  });
});

/** The words of the paper without letters and margin. */
function wordsOf(root: HTMLElement): string {
  const copy = root.cloneNode(true) as HTMLElement;
  for (const added of copy.querySelectorAll('.paper-margin, .obligation-letter')) added.remove();
  return copy.textContent ?? '';
}

/** Forms of the lines under each piece of an obligation's own words, the outer one first. */
function linesOf(id: string): readonly (readonly string[])[] {
  const outer = [...obligation(id).children].filter((child) => child.classList.contains('line'));
  return outer.map((line) =>
    [line, ...line.querySelectorAll('.line')].map(
      (one) => /line-(?!depth|open)\S+/.exec(one.className)?.[0].slice(5) ?? '',
    ),
  );
}
