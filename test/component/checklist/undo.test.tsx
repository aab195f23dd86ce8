// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { resetStores } from '../../../renderer/storeReset.ts';
import { useEditHistory } from '../../../renderer/stores/editHistory.ts';
import { useOpenReturn } from '../../../renderer/stores/openReturn.ts';
import { fail } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';

const first = anEvidence('Ảnh 1.png', { mediaType: 'image/png' });
const second = anEvidence('Ảnh 2.png', { mediaType: 'image/png' });
const data = anOpenReturn({
  answers: [
    anAnswer('1.3.d', {
      status: 'in-progress',
      result: 'Đã rà soát.',
      completedOn: null,
      evidenceIds: [first.id, second.id],
    }),
  ],
  evidence: [first, second],
});

const panel = (id: string) => screen.findByRole('complementary', { name: `Mục ${id}` });
const undoKey = '{Control>}z{/Control}';
const redoKey = '{Control>}y{/Control}';
const answer = (id: string) =>
  useOpenReturn.getState().data?.answers.find((candidate) => candidate.itemId === id);

describe('undo and redo', () => {
  it('take a status back and set it again, each saved, named in the action bar and told politely', async () => {
    const { user, inputsOf } = await openReturnWindow(data, { itemId: '1.3.d' });
    expect(screen.queryByRole('button', { name: /^Hoàn tác/ })).toBeNull();
    await user.keyboard('{Alt>}3{/Alt}');
    const undo = await screen.findByRole('button', { name: 'Hoàn tác: đổi trạng thái 1.3.d' });
    expect(undo.getAttribute('aria-keyshortcuts')).toBe('Control+Z');
    await expectAccessible();
    await user.keyboard(undoKey);
    await waitFor(() => expect(answer('1.3.d')?.status).toBe('in-progress'));
    expect(screen.getByText('Đã hoàn tác: đổi trạng thái 1.3.d').getAttribute('role')).toBe('status');
    expect(screen.queryByRole('button', { name: /^Hoàn tác/ })).toBeNull();
    await waitFor(() =>
      expect(inputsOf('answers.save').at(-1)).toMatchObject({
        itemId: '1.3.d',
        patch: { status: 'in-progress' },
        leaving: true,
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Làm lại: đổi trạng thái 1.3.d' }));
    await waitFor(() => expect(answer('1.3.d')?.status).toBe('done'));
    await expectAccessible();
  });

  it('take back what was typed into a field as one edit, and outlive a change of the item', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    const field = within(await panel('1.3.d')).getByRole('textbox', { name: 'Kết quả' });
    await user.type(field, ' Xong.');
    await user.tab();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await panel('1.3.e');
    await user.keyboard(undoKey);
    await waitFor(() => expect(answer('1.3.d')?.result).toBe('Đã rà soát.'));
    await user.keyboard(redoKey);
    await waitFor(() => expect(answer('1.3.d')?.result).toBe('Đã rà soát. Xong.'));
  });

  it('leave the field its own undo first', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    await user.keyboard('{Alt>}3{/Alt}');
    const field = within(await panel('1.3.d')).getByRole('textbox', { name: 'Kết quả' });
    await user.click(field);
    // What the browser does when the field has something to take back.
    const takeBack = (event: KeyboardEvent) => {
      if (event.key === 'z')
        setTimeout(() => field.dispatchEvent(new InputEvent('input', { inputType: 'historyUndo' })));
    };
    field.addEventListener('keydown', takeBack);
    await user.keyboard(undoKey);
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
    expect(answer('1.3.d')?.status).toBe('done');
    field.removeEventListener('keydown', takeBack);
    await user.keyboard(undoKey);
    await waitFor(() => expect(answer('1.3.d')?.status).toBe('in-progress'));
  });

  it('put a file back where it stood in its list', async () => {
    const { user, inputsOf } = await openReturnWindow(
      data,
      { itemId: '1.3.d' },
      { evidence: { reorder: () => ({ ok: true, value: { savedAt: '2024-04-22T09:42:18+07:00' } }) } },
    );
    const zone = await panel('1.3.d');
    await user.click(within(zone).getByRole('button', { name: /^Gỡ Ảnh 1.png/ }));
    await screen.findByRole('button', { name: 'Hoàn tác: gỡ Ảnh 1.png khỏi 1.3.d' });
    await user.keyboard(undoKey);
    await waitFor(() => expect(answer('1.3.d')?.evidenceIds).toEqual([first.id, second.id]));
    expect(inputsOf('evidence.link').at(-1)).toMatchObject({ evidenceId: first.id });
    expect(inputsOf('evidence.reorder').at(-1)).toMatchObject({ evidenceIds: [first.id, second.id] });
    await user.keyboard(redoKey);
    await waitFor(() => expect(answer('1.3.d')?.evidenceIds).toEqual([second.id]));
  });

  it('say why a file could not be put back, and can be tried again', async () => {
    const { user } = await openReturnWindow(
      data,
      { itemId: '1.3.d' },
      { evidence: { link: () => fail('evidence-not-found', { id: second.id }) } },
    );
    const zone = await panel('1.3.d');
    await user.click(within(zone).getByRole('button', { name: /^Gỡ Ảnh 2.png/ }));
    const name = 'Hoàn tác: gỡ Ảnh 2.png khỏi 1.3.d';
    await user.click(await screen.findByRole('button', { name }));
    const bar = screen.getByRole('button', { name }).closest('footer') as HTMLElement;
    await waitFor(() =>
      expect(
        within(bar)
          .getAllByRole('alert')
          .map((said) => said.textContent)
          .join(''),
      ).not.toBe(''),
    );
    expect(screen.getByRole('button', { name })).toBeDefined();
  });

  it('take a day of the return back in its field too', async () => {
    const { user } = await openReturnWindow(data, { itemId: 'details' });
    const field = await screen.findByRole('textbox', { name: 'Đến ngày' });
    const before = (field as HTMLInputElement).value;
    await user.clear(field);
    await user.type(field, '30/06/2024');
    await user.tab();
    await screen.findByRole('button', { name: 'Hoàn tác: đổi kỳ báo cáo' });
    act(() => (document.activeElement as HTMLElement).blur());
    await user.keyboard(undoKey);
    await waitFor(() => expect((field as HTMLInputElement).value).toBe(before));
  });

  it('say when nothing is left, and forget everything when the vault locks', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    await user.keyboard(undoKey);
    await screen.findByText('Không còn thao tác nào để hoàn tác.');
    await user.keyboard('{Alt>}3{/Alt}');
    act(() => resetStores());
    expect(useEditHistory.getState().histories).toEqual({});
  });

  it('do not erase what changed by another way', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    await user.keyboard('{Alt>}3{/Alt}');
    act(() =>
      useOpenReturn.setState(({ data: open }) => ({
        data: open && {
          ...open,
          answers: open.answers.map((one) => ({ ...one, status: 'not-applicable' as const })),
        },
      })),
    );
    await user.keyboard(undoKey);
    await screen.findByText(/^Chưa hoàn tác: nội dung đã được thay đổi/);
    expect(answer('1.3.d')?.status).toBe('not-applicable');
  });
});
