// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';

const data = anOpenReturn({
  answers: [
    anAnswer('1.1.a'),
    anAnswer('1.1.b', { result: '' }),
    anAnswer('1.1.d', { status: 'nothing-occurred', result: '', completedOn: null }),
    anAnswer('1.1.e', { status: 'nothing-occurred', result: '', completedOn: null }),
    anAnswer('1.1.c', {
      status: 'not-applicable',
      result: '',
      reason: 'Dùng chung của tỉnh',
      completedOn: null,
    }),
  ],
});

describe('the review', () => {
  it('shows every answer as it prints, the counts of the same data and the free parts', async () => {
    await openReturnWindow(data, { view: 'review' });
    expect(screen.getAllByRole('article')).toHaveLength(18);
    expect(screen.getByText('Lý do: Dùng chung của tỉnh')).toBeDefined();
    const counts = within(screen.getByRole('table')).getAllByRole('row');
    expect(counts.map((row) => row.textContent)).toEqual([
      'Đã thực hiện2',
      'Đang thực hiện0',
      'Chưa thực hiện13',
      'Không phát sinh2',
      'Không áp dụng1',
      'Tổng số mục18',
      'Minh chứng0',
    ]);
    expect(screen.getByRole('region', { name: 'IV. Khó khăn, vướng mắc' }).textContent).toContain('Không có');
    await expectAccessible();
  });

  it('names characters that cannot be printed, and shows hidden ones by their code', async () => {
    const strange = anAnswer('1.1.a', { result: 'Đã xong 👍, theo \u202e42/VB', assignee: 'Lê \u2066Bình' });
    const answers = [strange, ...data.answers.slice(1)];
    const { user } = await openReturnWindow(anOpenReturn({ answers }), { view: 'review' });
    const side = screen.getByRole('complementary', { name: 'Số liệu và điểm cần xem' });
    const line = within(side).getByText(/Có ký tự không in được/);
    expect(line.textContent).toContain('👍 [U+1F44D], [U+202E], [U+2066].');
    screen.getByText('Đã xong 👍, theo [U+202E]42/VB');
    screen.getByText(/Phụ trách: Lê \[U\+2066\]Bình/);
    await expectAccessible();
    const [edit] = within(side).getAllByRole('button', { name: 'Sửa mục 1.1.a' });
    if (edit !== undefined) await user.click(edit);
    await screen.findByRole('complementary', { name: 'Mục 1.1.a' });
  });

  it('lists contradictions first, takes focus, and makes the first repair the next step', async () => {
    const { user } = await openReturnWindow(data, { view: 'review' });
    const summary = screen.getByRole('alert', { name: 'Có 1 mâu thuẫn phải sửa trước khi ký' });
    expect(document.activeElement).toBe(summary);
    await user.click(
      within(summary).getByRole('button', { name: '1.1.b: Ghi “Đã thực hiện” nhưng chưa có kết quả' }),
    );
    await screen.findByRole('complementary', { name: 'Mục 1.1.b' });
    await user.click(screen.getByRole('button', { name: /^Soát lại/ }));
    await screen.findByRole('heading', { name: 'Soát lại trước khi ký' });
    const row = screen.getAllByRole('article').find((each) => each.textContent?.startsWith('1.1.b'));
    await waitFor(() => expect(row?.contains(document.activeElement)).toBe(true));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('complementary', { name: 'Mục 1.1.b' });
  });

  it('asks to confirm all nil answers at once, and again when they change', async () => {
    const { user } = await openReturnWindow(data, { view: 'review' });
    const box = screen.getByRole('checkbox', {
      name: 'Xác nhận 2 nội dung trên không phát sinh trong kỳ 27/04/2024 – 07/05/2024',
    }) as HTMLInputElement;
    await user.click(box);
    expect(box.checked).toBe(true);
    await user.click(screen.getByText('Sửa', { selector: '[aria-label="Sửa mục 1.4.b"]' }));
    await screen.findByRole('complementary', { name: 'Mục 1.4.b' });
    await user.click(screen.getByRole('radio', { name: 'Không phát sinh' }));
    await user.click(screen.getByRole('button', { name: /^Soát lại/ }));
    const again = (await screen.findByRole('checkbox', { name: /^Xác nhận 3 nội dung/ })) as HTMLInputElement;
    expect(again.checked).toBe(false);
  });
});
