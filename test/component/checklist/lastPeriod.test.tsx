// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useOpenReturn } from '../../../renderer/stores/openReturn.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';

const last = {
  itemId: '1.1.a',
  period: { from: '2024-03-01', to: '2024-03-31' },
  status: 'done' as const,
  result: 'Đã ban hành Kế hoạch số 12.',
  assignee: 'Nguyễn Văn A',
};
const empty = anOpenReturn();
const typed = anOpenReturn({ answers: [anAnswer('1.1.a', { result: 'Đang viết.', assignee: 'B' })] });
const answer = () => useOpenReturn.getState().data?.answers.find(({ itemId }) => itemId === '1.1.a');

async function openDialog(
  data: typeof empty,
  lastPeriod: () => ReturnType<typeof succeed<typeof last | null>>,
) {
  const opened = await openReturnWindow(data, { itemId: '1.1.a' }, { answers: { lastPeriod } });
  await opened.user.click(screen.getByRole('button', { name: 'Chép câu trả lời kỳ trước' }));
  return { ...opened, dialog: screen.getByRole('dialog', { name: 'Câu trả lời kỳ trước của mục 1.1.a' }) };
}

describe('the answer of the last period', () => {
  it('is shown first, then copied into an empty result, and taken back by one undo', async () => {
    const { user, dialog } = await openDialog(empty, () => succeed(last));
    await within(dialog).findByText(last.result);
    expect(dialog.textContent).toContain('Kỳ từ 01/03/2024 đến 31/03/2024');
    expect(answer()?.result).toBe('');
    await expectAccessible();
    await user.click(within(dialog).getByRole('button', { name: 'Chép vào kết quả' }));
    await waitFor(() =>
      expect(answer()).toMatchObject({ result: last.result, assignee: last.assignee, status: 'not-started' }),
    );
    await user.click(screen.getByRole('button', { name: 'Hoàn tác: chép câu trả lời kỳ trước vào 1.1.a' }));
    await waitFor(() => expect(answer()).toMatchObject({ result: '', assignee: '' }));
  });

  it('goes behind what is typed, or takes its place only when asked', async () => {
    const { user, dialog } = await openDialog(typed, () => succeed(last));
    await user.click(await within(dialog).findByRole('button', { name: 'Thêm vào cuối' }));
    await waitFor(() => expect(answer()?.result).toBe(`Đang viết.\n${last.result}`));
    expect(answer()?.assignee).toBe('B');
  });

  it('says when there is none and when it cannot be read', async () => {
    const { dialog } = await openDialog(empty, () => succeed(null));
    await within(dialog).findByText(/^Chưa có câu trả lời kỳ trước/);
    expect(within(dialog).queryByRole('button', { name: 'Chép vào kết quả' })).toBeNull();
  });

  it('tells a problem in its own words', async () => {
    await openReturnWindow(
      empty,
      { itemId: '1.1.a' },
      { answers: { lastPeriod: () => fail('unknown-item', { item: '1.1.a' }) } },
    ).then(({ user }) => user.click(screen.getByRole('button', { name: 'Chép câu trả lời kỳ trước' })));
    await within(screen.getByRole('dialog')).findByRole('alert');
  });
});
