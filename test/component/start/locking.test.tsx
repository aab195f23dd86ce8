// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoreApi } from 'zustand';
import { useRoute } from '../../../renderer/route.ts';
import { useSession } from '../../../renderer/session.ts';
import { flushDrafts, useDrafts } from '../../../renderer/stores/drafts.ts';
import type { Drafts } from '../../../shared/contract/draftCalls.ts';
import type { Place } from '../../../shared/contract/place.ts';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { LockReason } from '../../../shared/domain/lockReason.ts';
import { roadOf } from '../../../shared/domain/returnRoad.ts';
import { fail, problem, succeed } from '../../../shared/result.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';
import { openWindow } from '../support/openWindow.tsx';
import { sampleDirective, sampleState, sampleUnit } from '../support/samples.ts';

const stores = vi.hoisted(() => [] as StoreApi<unknown>[]);

// Every store of the window, whichever file makes it.
vi.mock('zustand', async (original) => {
  const zustand = await original<typeof import('zustand')>();
  const create = () => (initial: never) => {
    const store = zustand.create<unknown>()(initial);
    stores.push(store);
    return store;
  };
  return { ...zustand, create };
});

const mark = 'DẤU-VẾT-CỦA-ĐƠN-VỊ';
const photo = anEvidence(`${mark}.png`, { mediaType: 'image/png', caption: mark });
const data = anOpenReturn({
  answers: [anAnswer('1.1.a', { result: mark, assignee: mark, evidenceIds: [photo.id] })],
  evidence: [photo],
});
const { returnId } = data.complianceReturn;

/** A main that seals drafts, remembers the place, and opens and locks. */
function world(answers: Answers = {}) {
  const kept: { drafts: Drafts; place: Place | null; open: boolean } = {
    drafts: {},
    place: null,
    open: true,
  };
  const given: Answers = {
    ...answers,
    app: {
      state: () => succeed({ ...sampleState(kept.open ? 'open' : 'locked'), place: kept.place }),
      rememberPlace: (place) => {
        kept.place = place;
        return succeed(undefined);
      },
    },
    drafts: {
      get: () => succeed(kept.drafts),
      keep: (drafts) => {
        kept.drafts = drafts;
        return succeed({ savedAt });
      },
      ...answers.drafts,
    },
    vault: {
      lock: () => succeed(undefined),
      readyToLock: () => succeed(undefined),
      unlock: () => {
        kept.open = true;
        return succeed(undefined);
      },
      ...answers.vault,
    },
  };
  return { kept, given };
}

async function opened(
  answers: Answers = {},
  place: Parameters<typeof openReturnWindow>[1] = { itemId: '1.1.a' },
) {
  const { kept, given } = world(answers);
  const window = await openReturnWindow(data, place, given);
  /** What main does when nobody asks for the lock. */
  async function lock(reason: LockReason = 'idle') {
    act(() => window.emit('vault.locking', { reason }));
    await waitFor(() => expect(window.inputsOf('vault.readyToLock')).toHaveLength(1));
    kept.open = false;
    const [{ sealed }] = window.inputsOf('vault.readyToLock') as [{ sealed: boolean }];
    act(() => window.emit('vault.locked', { reason, typedLost: !sealed }));
    await screen.findByLabelText('Mật khẩu');
  }
  async function unlock() {
    await window.user.type(screen.getByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    await screen.findByRole('navigation', { name: 'Mục lục báo cáo' });
  }
  return { ...window, kept, lock, unlock };
}

const panel = (id: string) => screen.findByRole('complementary', { name: `Mục ${id}` });

/** All texts that can be reached from a value, maps, sets and keys included. */
function textsIn(start: unknown): string[] {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const waiting = [start];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') texts.push(value);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) waiting.push(...value);
    else waiting.push(...Object.keys(value), ...Object.values(value));
  }
  return texts;
}

// What one test typed must not be sealed in the middle of the next.
afterEach(async () => {
  await flushDrafts();
});

beforeEach(() => {
  document.body.inert = false;
});

describe('a vault that locks by itself', () => {
  it('leaves nothing of the unit in any store, nor in the page', async () => {
    const { user, lock } = await opened();
    await user.type(within(await panel('1.1.a')).getByLabelText(/Kết quả/), ` thêm ${mark}`);
    act(() => useSession.getState().addNotice(problem('evidence-lost', { name: mark })));
    act(() => useDrafts.setState({ texts: { field: mark }, restored: [] }));
    expect(stores.filter((store) => textsIn(store.getState()).join().includes(mark)).length).toBeGreaterThan(
      2,
    );
    expect(document.documentElement.innerHTML).toContain(mark);

    await lock();

    expect(stores.length).toBeGreaterThanOrEqual(8);
    for (const store of stores) {
      const found = textsIn(store.getState());
      expect(found.filter((text) => text.includes(mark) || text.includes('Mẫu'))).toEqual([]);
    }
    expect(document.documentElement.innerHTML).not.toContain(mark);
    expect(document.documentElement.innerHTML).not.toContain(data.unit.name);
  });

  it('writes what waits first, and leads back to the same item', async () => {
    const { user, inputsOf, lock, unlock } = await opened();
    await user.type(within(await panel('1.1.a')).getByLabelText(/Kết quả/), '!');
    await lock();
    expect(inputsOf('answers.save').at(-1)).toMatchObject({ patch: { result: `${mark}!` }, leaving: true });
    await unlock();
    expect(useRoute.getState().route).toMatchObject({ screen: 'return', returnId, itemId: '1.1.a' });
    await panel('1.1.a');
  });

  it('seals a half-typed day, brings it back to its field and says so; a right day takes the draft away', async () => {
    const { user, kept, inputsOf, lock, unlock } = await opened();
    const dayField = async () =>
      within(await panel('1.1.a')).getByRole<HTMLInputElement>('textbox', { name: 'Ngày hoàn thành' });
    await user.clear(await dayField());
    await user.type(await dayField(), '31/0');
    await lock();
    expect(Object.values(kept.drafts)).toEqual(['31/0']);
    await unlock();
    expect((await dayField()).value).toBe('31/0');
    expect(screen.getByText(/Chữ đã nhập trước khi kho khóa/)).toBeDefined();
    await user.clear(await dayField());
    await user.type(await dayField(), '29/04/2024');
    await user.tab();
    await waitFor(() => expect(kept.drafts).toEqual({}));
    expect(inputsOf('answers.save').at(-1)).toMatchObject({ patch: { completedOn: '2024-04-29' } });
    expect(screen.queryByText(/Chữ đã nhập trước khi kho khóa/)).toBeNull();
  });

  it('seals an edit that could not be written, and writes it after the next unlock', async () => {
    let full = true;
    const save = () => (full ? fail('disk-full', { missingBytes: 4096 }) : succeed({ savedAt }));
    const { user, kept, inputsOf, lock, unlock } = await opened({ answers: { save } });
    await user.type(within(await panel('1.1.a')).getByLabelText(/Kết quả/), '!');
    await lock();
    expect(Object.values(kept.drafts).map((text) => JSON.parse(text))).toEqual([{ result: `${mark}!` }]);
    full = false;
    const before = inputsOf('answers.save').length;
    await unlock();
    await waitFor(() => expect(kept.drafts).toEqual({}));
    expect(inputsOf('answers.save').slice(before)[0]).toMatchObject({ patch: { result: `${mark}!` } });
    expect(within(await panel('1.1.a')).getByLabelText<HTMLTextAreaElement>(/Kết quả/).value).toBe(
      `${mark}!`,
    );
  });

  it('takes the text that an input method is still composing', async () => {
    const { user, inputsOf, lock } = await opened();
    const field = within(await panel('1.1.a')).getByLabelText(/Kết quả/);
    await user.click(field);
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    await user.type(field, ' đa');
    await lock('suspend');
    expect(inputsOf('answers.save').at(-1)).toMatchObject({ patch: { result: `${mark} đa` } });
    expect(screen.getByText(/máy chuyển sang chế độ ngủ/)).toBeDefined();
  });

  it('says so when not everything could be sealed', async () => {
    const full = () => fail('disk-full', { missingBytes: 4096 });
    const { user, lock } = await opened({ answers: { save: full }, drafts: { keep: full } });
    await user.type(within(await panel('1.1.a')).getByLabelText(/Kết quả/), '!');
    await lock();
    expect(screen.getByText(problemText(problem('typed-text-lost', {}), 'vi'))).toBeDefined();
  });

  it('takes no more keys while it locks', async () => {
    const { emit, inputsOf } = await opened();
    act(() => emit('vault.locking', { reason: 'idle' }));
    expect(document.body.inert).toBe(true);
    await waitFor(() => expect(inputsOf('vault.readyToLock')).toEqual([{ sealed: true }]));
    act(() => emit('vault.locked', { reason: 'idle', typedLost: false }));
    expect(document.body.inert).toBe(false);
  });
});

describe('what was typed into a dialog or a form', () => {
  const frozen: OpenReturn = {
    ...data,
    road: roadOf(
      [
        {
          action: 'submitted',
          at: savedAt,
          slot: 'a'.repeat(32),
          version: 1,
          file: {
            blobId: 'b'.repeat(32),
            sha256: 'c'.repeat(64),
            sizeBytes: 1000,
            pages: 2,
            photos: 0,
            signatures: [],
          },
          requiredSignatures: ['head'],
        },
      ],
      1,
    ),
  };

  it.each(['list', 'export'] as const)(
    'stands in its dialog again, open, on the screen %s, until it is sent or given up',
    async (view) => {
      const { user, kept, lock, unlock } = await opened(
        {
          returns: { open: () => succeed(frozen) },
          report: { preview: () => succeed({ previewId: 'p1', pages: 2, sizeBytes: 1000, photos: 0 }) },
        },
        { view },
      );
      const name = view === 'list' ? 'Trả lại để sửa' : 'Trả lại';
      await user.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
      await user.type(screen.getByRole('textbox', { name: 'Lý do trả lại' }), 'Bổ sung số');
      await lock('screen-locked');
      expect(kept.drafts).toEqual({ [`sendBack ${returnId}`]: 'Bổ sung số' });
      await unlock();
      const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Lý do trả lại' });
      expect(field.value).toBe('Bổ sung số');
      const dialog = screen.getByRole('dialog');
      within(dialog).getByText(/Chữ đã nhập trước khi kho khóa/);
      await user.click(within(dialog).getByRole('button', { name: 'Hủy' }));
      await waitFor(() => expect(kept.drafts).toEqual({}));
    },
  );

  it('is kept when Esc closes the dialog, and given up with "Hủy"', async () => {
    const { user, kept, lock, unlock } = await opened(
      { returns: { open: () => succeed(frozen) } },
      { view: 'list' },
    );
    const openDialog = async () => {
      await user.click(await screen.findByRole('button', { name: /^Trả lại để sửa/ }));
      return screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Lý do trả lại' });
    };
    const cancel = () => fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    await user.type(await openDialog(), 'Bổ sung số');
    cancel();
    await lock('screen-locked');
    await unlock();
    await screen.findByRole('button', { name: /^Trả lại để sửa/ });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect((await openDialog()).value).toBe('Bổ sung số');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Hủy' }));
    expect((await openDialog()).value).toBe('');
    await waitFor(() => expect(kept.drafts).toEqual({}));
  });

  it('keeps the chosen way of signing and the signers', async () => {
    const { user, lock, unlock } = await opened(
      { report: { preview: () => succeed({ previewId: 'p1', pages: 2, sizeBytes: 1000, photos: 0 }) } },
      { view: 'export' },
    );
    const radio = (name: string) => screen.findByRole<HTMLInputElement>('radio', { name });
    await user.click(await radio('Lãnh đạo và cơ quan'));
    await user.click(await radio('Tệp chứng thư P12'));
    await lock('screen-locked');
    await unlock();
    expect((await radio('Tệp chứng thư P12')).checked).toBe(true);
    await user.click(await radio('Trình ký'));
    expect((await radio('Lãnh đạo và cơ quan')).checked).toBe(true);
  });

  it('keeps the chosen step of a submitted return', async () => {
    const { user, lock, unlock } = await opened(
      {
        returns: { open: () => succeed(frozen) },
        report: { preview: () => succeed({ previewId: 'p1', pages: 2, sizeBytes: 1000, photos: 0 }) },
      },
      { view: 'export' },
    );
    const radio = (name: string) => screen.findByRole<HTMLInputElement>('radio', { name });
    await user.click(await radio('Nhập lại tệp đã ký'));
    await lock('screen-locked');
    await unlock();
    expect((await radio('Nhập lại tệp đã ký')).checked).toBe(true);
  });

  it('fills the form of a new return again, and says so', async () => {
    const { kept, given } = world({
      unit: { get: () => succeed(sampleUnit) },
      returns: { list: () => succeed({ returns: [], problems: [] }) },
      directives: { list: () => succeed([sampleDirective]) },
    });
    const { user, emit, inputsOf } = openWindow(given);
    await user.click(await screen.findByRole('button', { name: /^Lập báo cáo/ }));
    await user.type(await screen.findByLabelText('Từ ngày'), '20/4');
    act(() => emit('vault.locking', { reason: 'idle' }));
    await waitFor(() => expect(inputsOf('vault.readyToLock')).toEqual([{ sealed: true }]));
    kept.open = false;
    act(() => emit('vault.locked', { reason: 'idle', typedLost: false }));
    await user.type(await screen.findByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    const from = await screen.findByLabelText<HTMLInputElement>('Từ ngày');
    expect(from.value).toContain('20/0');
    screen.getByText(/Các ô đang hiện chữ đã nhập trước khi kho khóa/);
    await user.click(screen.getByRole('button', { name: 'Hủy' }));
    await waitFor(() => expect(kept.drafts).toEqual({}));
  });
});

describe('a window that crashed while the vault stayed open', () => {
  it('shows the place and the typed text again', async () => {
    const { kept, given } = world({
      unit: { get: () => succeed(sampleUnit) },
      returns: { open: () => succeed(data) },
    });
    kept.place = { screen: 'return', returnId, view: 'list', itemId: '1.1.a' };
    kept.drafts = { [`field ${returnId} completedOn 1.1.a`]: '31/0' };
    openWindow(given);
    const day = within(await panel('1.1.a')).getByRole<HTMLInputElement>('textbox', {
      name: 'Ngày hoàn thành',
    });
    expect(day.value).toBe('31/0');
    await expectAccessible();
  });
});
