// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useSession } from '../../../renderer/session.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';
import { sampleSettings, sampleState } from '../support/samples.ts';

const photo = anEvidence('quet-lai-KT-07.png', { mediaType: 'image/png', caption: 'Kết quả quét lại' });
const roster = anEvidence('Lịch trực.pdf');
const data = anOpenReturn({
  answers: [
    anAnswer('1.1.a', { evidenceIds: [roster.id] }),
    anAnswer('1.1.b', { result: '' }),
    anAnswer('1.3.d', { status: 'in-progress', completedOn: null, evidenceIds: [photo.id] }),
    anAnswer('1.3.f', { status: 'nothing-occurred', result: '' }),
  ],
  evidence: [photo, roster],
});

const panel = (id: string) => screen.findByRole('complementary', { name: `Mục ${id}` });
const grid = () => screen.getByRole('grid', { name: 'Danh sách nội dung yêu cầu' });
const rowOf = (id: string) =>
  within(grid()).getByRole('rowheader', { name: id }).closest('[role=row]') as HTMLElement;

describe('the list', () => {
  it('shows every item with number, status and the most serious finding, and no accessibility violation', async () => {
    await openReturnWindow(data, { itemId: '1.3.d' });
    expect(within(grid()).getAllByRole('row', { selected: true })).toHaveLength(1);
    expect(rowOf('1.1.b').textContent).toContain('Ghi “Đã thực hiện” nhưng chưa có kết quả');
    expect(rowOf('1.3.f').textContent).toContain('Không phát sinh');
    expect(screen.getAllByRole('img', { name: '3/18 mục đã có kết quả' }).length).toBeGreaterThan(0);
    await expectAccessible();
  });

  it('says in an English window that the words of the directive are Vietnamese', async () => {
    await openReturnWindow(data, { itemId: '1.3.d' });
    const english = { ...sampleState('open'), settings: { ...sampleSettings, language: 'en' as const } };
    act(() => useSession.setState({ app: english }));
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));
    const { metadata, occasion } = data.directive;
    const item = directiveItems(data.directive).find(({ id }) => id === '1.3.d');
    const words = [item?.label, item?.doneWhen[0], occasion ?? metadata.subject];
    for (const text of words) {
      for (const shown of screen.getAllByText(text ?? ''))
        expect(shown.closest('[lang]')?.getAttribute('lang')).toBe('vi');
    }
  });

  it('finds without accents and says when nothing is found', async () => {
    const { user } = await openReturnWindow(data);
    const search = screen.getByRole('searchbox', { name: 'Tìm trong 18 mục' });
    await user.type(search, 'ma doc tap trung');
    expect(within(grid()).getByRole('rowheader', { name: '1.1.c' })).toBeDefined();
    expect(within(grid()).queryByRole('rowheader', { name: '1.4.a' })).toBeNull();
    await user.type(search, ' xyz');
    expect(screen.getByText(/Không có mục nào chứa/)).toBeDefined();
    await user.keyboard('{Escape}');
    expect(within(grid()).getByRole('rowheader', { name: '1.4.a' })).toBeDefined();
  });

  it('filters what is left and what needs a look', async () => {
    const { user } = await openReturnWindow(data);
    await user.click(screen.getByRole('radio', { name: 'Còn lại 15' }));
    expect(within(grid()).queryByRole('rowheader', { name: '1.1.a' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Cần xem 1' }));
    expect(within(grid()).getAllByRole('row', { selected: false }).length).toBe(1);
  });

  it('is worked with the keyboard alone', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.1.a' });
    rowOf('1.1.a').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(rowOf('1.1.c'));
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(rowOf('4.2.a'));
    await user.keyboard('{Home}{Enter}');
    await waitFor(async () => expect(document.activeElement).toBe(await panel('1.1.a')));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(rowOf('1.1.a')));
  });

  it('goes through the items with Alt and arrows, to the next problem with F8, and on with Ctrl+Enter', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.1.c' });
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await panel('1.1.d');
    await user.keyboard('{F8}');
    await panel('1.1.b');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await panel('1.1.c');
    await user.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });
});

describe('the item panel', () => {
  it('quotes the directive, shows the whole sentence with the duty marked, and the contacts', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.3.d' });
    const zone = await panel('1.3.d');
    expect(zone.textContent).toContain('Nguyên văn, dòng 34');
    await user.click(within(zone).getByRole('button', { name: 'Xem cả câu' }));
    const mark = zone.querySelector('mark');
    expect(mark?.textContent).toBe(
      data.directive.sections[0]?.items.find(({ id }) => id === '1.3.d')?.verbatim,
    );
    await user.click(within(zone).getByRole('button', { name: 'Đầu mối hỗ trợ' }));
    const dialog = screen.getByRole('dialog', { name: 'Đầu mối hỗ trợ nêu trong văn bản' });
    expect(within(dialog).getByText('024.3640.4421')).toBeDefined();
    expect(within(dialog).getAllByText('Cần kiểm tra')).toHaveLength(3);
    await expectAccessible();
  });

  it('says that a text is saved only after the vault acknowledged it', async () => {
    let acknowledge: () => void = () => undefined;
    const { user, inputsOf } = await openReturnWindow(
      data,
      { itemId: '1.1.c' },
      {
        answers: {
          save: () =>
            new Promise((resolve) => {
              acknowledge = () => resolve(succeed({ savedAt }));
            }),
        },
      },
    );
    const field = within(await panel('1.1.c')).getByRole('textbox', { name: 'Kết quả' });
    await user.type(field, 'Đã rà soát');
    await waitFor(() => expect(inputsOf('answers.save')).toHaveLength(1));
    expect(screen.queryByText(/Đã ghi vào kho/)).toBeNull();
    acknowledge();
    await screen.findByText('Đã ghi vào kho lúc 09:42:18');
    expect(inputsOf('answers.save')[0]).toMatchObject({
      itemId: '1.1.c',
      patch: { result: 'Đã rà soát' },
      leaving: false,
    });
    await user.tab();
    await waitFor(() =>
      expect(inputsOf('answers.save')[1]).toMatchObject({ patch: { result: 'Đã rà soát' }, leaving: true }),
    );
  });

  it('keeps every letter of the bursts that Unikey sends', async () => {
    const { inputsOf } = await openReturnWindow(data, { itemId: '1.1.c' });
    const field = within(await panel('1.1.c')).getByRole('textbox', {
      name: 'Kết quả',
    }) as HTMLTextAreaElement;
    field.focus();
    let text = '';
    // Each step is what the keyboard driver sends for one key: so many Backspaces, then new letters, without a pause.
    const bursts: [number, string][] = [
      [0, 'd'],
      [1, 'đ'],
      [0, 'a'],
      [1, 'ã'],
      [0, ' '],
      [0, 'x'],
      [0, 'u'],
      [1, 'ư'],
      [0, ' '],
      [0, 'l'],
      [0, 'y'],
      [1, 'ý'],
      [0, ' '],
      [0, 't'],
      [0, 'o'],
      [0, 'a'],
      [2, 'oà'],
      [0, 'n'],
      [3, 'toàn'],
    ];
    for (const [backspaces, letters] of bursts) {
      for (let pressed = 0; pressed < backspaces; pressed++) {
        if (fireEvent.keyDown(field, { key: 'Backspace', code: 'Backspace' })) {
          text = text.slice(0, -1);
          fireEvent.input(field, { target: { value: text } });
        }
        expect(field.value).toBe(text);
      }
      for (const letter of letters) {
        if (fireEvent.keyDown(field, { key: letter })) {
          text += letter;
          fireEvent.input(field, { target: { value: text } });
        }
        expect(field.value).toBe(text);
      }
    }
    fireEvent.blur(field);
    await waitFor(() => expect(inputsOf('answers.save').at(-1)).toMatchObject({ patch: { result: text } }));
    expect(text).toContain('đã xư lý');
  });

  it('keeps the text when the vault cannot write, says why, and writes it on request', async () => {
    let full = true;
    const { user, inputsOf } = await openReturnWindow(
      data,
      { itemId: '1.1.c' },
      {
        answers: { save: () => (full ? fail('disk-full', { missingBytes: 4096 }) : succeed({ savedAt })) },
      },
    );
    const field = within(await panel('1.1.c')).getByRole('textbox', {
      name: 'Kết quả',
    }) as HTMLTextAreaElement;
    await user.type(field, 'Đã rà soát');
    await user.tab();
    await waitFor(() =>
      expect(screen.getByRole('alert', { name: '' }).textContent).toContain('Chưa ghi được'),
    );
    expect(field.value).toBe('Đã rà soát');
    full = false;
    await user.click(screen.getByRole('button', { name: 'Ghi lại' }));
    await screen.findByText('Đã ghi vào kho lúc 09:42:18');
    expect(inputsOf('answers.save').at(-1)).toMatchObject({ patch: { result: 'Đã rà soát' } });
  });

  it('asks once before locking when something could be neither written nor sealed', async () => {
    const { user, inputsOf } = await openReturnWindow(
      data,
      { itemId: '1.1.c' },
      {
        answers: { save: () => fail('disk-full', { missingBytes: 4096 }) },
        drafts: { keep: () => fail('disk-full', { missingBytes: 4096 }) },
      },
    );
    await user.type(within(await panel('1.1.c')).getByRole('textbox', { name: 'Kết quả' }), 'Đã');
    await user.click(screen.getByRole('button', { name: 'Khóa' }));
    await user.click(await screen.findByRole('button', { name: 'Ở lại' }));
    expect(inputsOf('vault.lock')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Khóa' }));
    await user.click(await screen.findByRole('button', { name: 'Rời đi, bỏ phần chưa ghi' }));
    await waitFor(() => expect(inputsOf('vault.lock')).toHaveLength(1));
  });

  it('writes what waits before it locks', async () => {
    const { user, calls } = await openReturnWindow(data, { itemId: '1.1.c' });
    await user.type(within(await panel('1.1.c')).getByRole('textbox', { name: 'Kết quả' }), 'Đã');
    await user.click(screen.getByRole('button', { name: 'Khóa' }));
    await waitFor(() => expect(calls.map(({ call }) => call)).toContain('vault.lock'));
    const order = calls
      .map(({ call }) => call)
      .filter((call) => call === 'answers.save' || call === 'vault.lock');
    expect(order.at(-1)).toBe('vault.lock');
    expect(order).toContain('answers.save');
  });

  it('offers "nothing occurred" only where an event triggers the item, and asks for a reason', async () => {
    const { user, inputsOf } = await openReturnWindow(data, { itemId: '1.1.c' });
    const zone = await panel('1.1.c');
    const group = within(zone).getByRole('group', { name: 'Trạng thái của mục 1.1.c' });
    expect(within(group).queryByRole('radio', { name: 'Không phát sinh' })).toBeNull();
    await user.keyboard('{Alt>}4{/Alt}');
    expect(inputsOf('answers.save')).toHaveLength(0);
    await user.keyboard('{Alt>}5{/Alt}');
    await waitFor(() =>
      expect(inputsOf('answers.save')[0]).toMatchObject({
        patch: { status: 'not-applicable' },
        leaving: true,
      }),
    );
    const note = within(zone).getByText('Mâu thuẫn trong mục này');
    const radio = within(zone).getByRole('radio', { name: 'Không áp dụng' });
    // The note stands under the choice that brings it forth, so that the radios stay under the pointer.
    expect(radio.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await user.click(within(zone).getByRole('button', { name: 'Viết lý do' }));
    expect(document.activeElement).toBe(within(zone).getByRole('textbox', { name: 'Lý do không áp dụng' }));
  });

  it('reads a day as typed, refuses one that does not exist, and keeps it in the field', async () => {
    const { user, inputsOf } = await openReturnWindow(data, { itemId: '1.3.d' });
    const field = within(await panel('1.3.d')).getByRole('textbox', {
      name: 'Ngày hoàn thành',
    }) as HTMLInputElement;
    await user.type(field, '31/4/2024');
    await user.tab();
    expect(await screen.findByText(/ngày 31\/4\/2024 không có/)).toBeDefined();
    expect(field.value).toBe('31/4/2024');
    expect(inputsOf('answers.save')).toHaveLength(0);
    await user.clear(field);
    await user.type(field, '1.5.24');
    await user.tab();
    await waitFor(() =>
      expect(inputsOf('answers.save').at(-1)).toMatchObject({ patch: { completedOn: '2024-05-01' } }),
    );
    expect(field.value).toBe('01/05/2024');
  });
});

describe('the common parts', () => {
  it('saves the free texts', async () => {
    const { user, inputsOf } = await openReturnWindow(data);
    await user.click(screen.getByRole('button', { name: 'Phần lời văn' }));
    const field = await screen.findByRole('textbox', { name: 'IV. Khó khăn, vướng mắc' });
    await user.type(field, 'Thiếu nhân lực');
    await user.tab();
    await waitFor(() =>
      expect(inputsOf('returns.saveTexts').at(-1)).toMatchObject({
        patch: { difficulties: 'Thiếu nhân lực' },
        leaving: true,
      }),
    );
    await expectAccessible();
  });

  it('saves period, deadline and the number and day of the directive, and refuses a reversed period', async () => {
    const { user, inputsOf } = await openReturnWindow(data);
    await user.click(screen.getByRole('button', { name: 'Thông tin báo cáo' }));
    const from = await screen.findByRole('textbox', { name: 'Kỳ báo cáo từ ngày' });
    await user.clear(from);
    await user.type(from, '1/6/2024');
    await user.tab();
    expect(await screen.findByText(/ngày cuối kỳ trước ngày đầu kỳ/)).toBeDefined();
    expect(inputsOf('returns.saveDetails')).toHaveLength(0);
    await user.type(screen.getByRole('textbox', { name: 'Số của văn bản chỉ đạo' }), '1465');
    await user.type(screen.getByRole('textbox', { name: 'Ngày của văn bản chỉ đạo' }), '31');
    await user.tab();
    expect(await screen.findByText(/ngày 31 không có trong tháng này/)).toBeDefined();
    expect(inputsOf('returns.saveDetails').at(-1)).toMatchObject({
      patch: { directiveReference: { number: '1465', day: null } },
    });
    const saved = inputsOf('returns.saveDetails').length;
    await user.type(screen.getByRole('textbox', { name: 'Số của báo cáo' }), '4 5');
    await user.type(screen.getByRole('textbox', { name: 'Ngày ký báo cáo' }), '1/1/2999');
    await user.tab();
    expect(await screen.findByText(/Số “4 5” không phải số văn bản/)).toBeDefined();
    expect(await screen.findByText(/Ngày văn bản 01\/01\/2999 ở sau hôm nay/)).toBeDefined();
    expect(inputsOf('returns.saveDetails')).toHaveLength(saved);
    await expectAccessible();
  });
});

describe('closing the window', () => {
  it('waits for the last write and asks when it failed', async () => {
    let full = true;
    const { user } = await openReturnWindow(
      data,
      { itemId: '1.1.c' },
      { answers: { save: () => (full ? fail('disk-full', { missingBytes: 4096 }) : succeed({ savedAt })) } },
    );
    await user.type(within(await panel('1.1.c')).getByRole('textbox', { name: 'Kết quả' }), 'Đã');
    expect(close()).toBe(true);
    await user.click(await screen.findByRole('button', { name: 'Ở lại' }));
    full = false;
    await user.click(screen.getByRole('button', { name: 'Ghi lại' }));
    await screen.findByText('Đã ghi vào kho lúc 09:42:18');
    expect(close()).toBe(false);
  });

  it('asks before it gives up a day that does not exist', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.1.c' });
    await user.type(within(await panel('1.1.c')).getByRole('textbox', { name: 'Ngày hoàn thành' }), '31/04');
    expect(close()).toBe(true);
    await user.click(await screen.findByRole('button', { name: 'Rời đi, bỏ phần chưa ghi' }));
    expect(close()).toBe(false);
  });
});

/** Closes the window as the system does; true when the page held it back. */
function close(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  act(() => void window.dispatchEvent(event));
  return event.defaultPrevented;
}
