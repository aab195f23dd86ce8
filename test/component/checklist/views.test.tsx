// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useMiddleViews } from '../../../renderer/stores/middleView.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';

const data = anOpenReturn({
  answers: [
    anAnswer('1.1.b', { result: '' }),
    anAnswer('1.3.a'),
    anAnswer('1.3.d', { status: 'in-progress', completedOn: null }),
    anAnswer('1.3.f', { status: 'nothing-occurred', result: '' }),
  ],
});

const list = () => screen.queryByRole('main', { name: 'Danh sách nội dung yêu cầu' });
const paper = () => screen.queryByRole('main', { name: 'Nguyên văn văn bản chỉ đạo' });
const outline = () => screen.getByRole('navigation', { name: 'Mục lục báo cáo' });

beforeEach(() => useMiddleViews.setState({ chosen: {} }));

describe('the views of one return', () => {
  it('are chosen in a switch that keeps its focus, each with its key', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    const views = screen.getByRole('group', { name: 'Cách xem báo cáo' });
    const [first, second] = within(views).getAllByRole<HTMLInputElement>('radio');
    expect(first?.checked).toBe(true);
    expect(second?.getAttribute('aria-keyshortcuts')).toBe('Control+2');
    await user.click(within(views).getByRole('radio', { name: 'Nguyên văn' }));
    expect(paper()).not.toBeNull();
    expect(list()).toBeNull();
    expect(document.activeElement).toBe(second);
    await expectAccessible();
  });

  it('change by key while the half-written answer keeps its field, focus and caret', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Kết quả' });
    await user.clear(field);
    await user.type(field, 'Đã đối chiếu');
    field.setSelectionRange(3, 6);
    await user.keyboard('{Control>}2{/Control}');
    expect(paper()).not.toBeNull();
    expect(screen.getByRole('textbox', { name: 'Kết quả' })).toBe(field);
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd, field.value]).toEqual([3, 6, 'Đã đối chiếu']);
    await user.keyboard('{Control>}1{/Control}');
    expect(list()).not.toBeNull();
    expect(document.activeElement).toBe(field);
  });

  it('are remembered for each return while the window runs', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    await user.keyboard('{Control>}2{/Control}');
    await user.click(within(outline()).getByRole('button', { name: /Soát lại/ }));
    await waitFor(() => expect(paper()).toBeNull());
    await user.click(within(outline()).getByRole('button', { name: /^1.1/ }));
    await waitFor(() => expect(paper()).not.toBeNull());
    expect(useMiddleViews.getState().chosen).toEqual({ [data.complianceReturn.returnId]: 'document' });
  });

  it('search is of the list: its key leads back there', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    await user.keyboard('{Control>}2{/Control}{Control>}f{/Control}');
    expect(list()).not.toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });
});
