// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useOpenReturn } from '../../../renderer/stores/openReturn.ts';
import { roadOf } from '../../../shared/domain/returnRoad.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';

const data = anOpenReturn({ answers: [anAnswer('1.1.a', { assignee: 'Nguyễn Văn A' })] });

const grid = () => screen.getByRole('grid', { name: 'Danh sách nội dung yêu cầu' });
const rowOf = (id: string) =>
  within(grid()).getByRole('rowheader', { name: id }).closest('[role=row]') as HTMLElement;
const zone = (count: number) => screen.findByRole('complementary', { name: `${count} mục đã chọn` });
const answer = (id: string) =>
  useOpenReturn.getState().data?.answers.find((candidate) => candidate.itemId === id);
const status = (id: string) => answer(id)?.status;

describe('several items at once', () => {
  it('are picked with Ctrl and a click, the space bar and Shift with arrows; Esc drops them', async () => {
    const { user } = await openReturnWindow(data);
    expect(within(grid()).queryByRole('checkbox')).toBeNull();
    await user.keyboard('{Control>}');
    await user.click(rowOf('1.1.a'));
    await user.keyboard('{/Control}');
    await zone(1);
    expect(screen.getAllByText('1 mục đã chọn').some((said) => said.role === 'status')).toBe(true);
    rowOf('1.1.c').focus();
    await user.keyboard(' ');
    await zone(2);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await zone(3);
    expect(within(grid()).getByRole('checkbox', { name: 'Chọn mục 1.1.d' })).toHaveProperty('checked', true);
    expect(within(grid()).getByRole('checkbox', { name: 'Chọn mục 1.1.a' })).toHaveProperty('checked', false);
    await expectAccessible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(within(grid()).queryByRole('checkbox')).toBeNull());
    expect(screen.getByRole('complementary').getAttribute('aria-label')).not.toContain('đã chọn');
  });

  it('get a status and a person after a preview, and one undo takes all of it back', async () => {
    const { user, inputsOf } = await openReturnWindow(data);
    rowOf('1.1.a').focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Alt>}2{/Alt}');
    const panel = await zone(3);
    expect(status('1.1.b')).toBe('not-started');
    await user.type(within(panel).getByRole('textbox', { name: 'Người phụ trách mới' }), 'Trần Thị B');
    const preview = within(panel).getByRole('list').textContent ?? '';
    expect(preview).toContain('Đã thực hiện → Đang thực hiện');
    expect(preview).toContain('Người phụ trách: Nguyễn Văn A → Trần Thị B');
    await expectAccessible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(status('1.1.c')).toBe('in-progress'));
    expect(answer('1.1.a')).toMatchObject({ status: 'in-progress', assignee: 'Trần Thị B' });
    await waitFor(() => expect(inputsOf('answers.save')).toHaveLength(3));
    await user.click(await screen.findByRole('button', { name: 'Hoàn tác: sửa 3 mục' }));
    await waitFor(() => expect(status('1.1.c')).toBe('not-started'));
    expect(answer('1.1.a')).toMatchObject({ status: 'done', assignee: 'Nguyễn Văn A' });
  });

  it('that cannot take the status are named with the reason and keep theirs', async () => {
    const { user } = await openReturnWindow(data);
    rowOf('1.1.a').focus();
    await user.keyboard(' {Alt>}4{/Alt}');
    const panel = await zone(1);
    expect(within(panel).getByText(/^Giữ trạng thái/)).toBeDefined();
    await user.click(within(panel).getByRole('button', { name: 'Ghi vào 0 mục' }));
    expect(within(panel).getByText(/^Chưa có gì để ghi/)).toBeDefined();
    expect(status('1.1.a')).toBe('done');
  });

  it('cannot be picked in a return that was submitted', async () => {
    const submitted = anOpenReturn({ road: { ...roadOf([], 1), state: 'submitted' } });
    const { user } = await openReturnWindow(submitted);
    rowOf('1.1.a').focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    expect(within(grid()).queryByRole('checkbox')).toBeNull();
  });
});
