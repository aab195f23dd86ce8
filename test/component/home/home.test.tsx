// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useRoute } from '../../../renderer/route.ts';
import { useSession } from '../../../renderer/session.ts';
import type { ReturnSummary } from '../../../shared/contractAnswers.ts';
import { fail, problem, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleDirective, sampleReturn, sampleState, sampleUnit } from '../support/samples.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2024, 3, 22, 9, 40) });
});
afterEach(() => {
  vi.useRealTimers();
});

function homeWindow(returns: readonly ReturnSummary[], vault: Answers['vault'] = {}) {
  let open = true;
  const window = openWindow({
    app: { state: () => succeed(sampleState(open ? 'open' : 'locked')) },
    vault: {
      lock: () => {
        open = false;
        window.emit('vault.locked', { reason: 'asked', typedLost: false });
        return succeed(undefined);
      },
      ...vault,
    },
    unit: { get: () => succeed(sampleUnit), kinds: () => succeed([]) },
    returns: { list: () => succeed({ returns, problems: [] }), open: () => new Promise(() => undefined) },
    directives: { list: () => succeed([sampleDirective]) },
    verify: { chosen: () => succeed(null) },
  });
  return window;
}

const other = (changes: Partial<ReturnSummary>): ReturnSummary => ({ ...sampleReturn, ...changes });
const toDo = () => screen.findByRole('table', { name: /Cần làm/ });

describe('home', () => {
  it('shows deadline with distance, progress in words, contradictions and the next step', async () => {
    homeWindow([sampleReturn]);
    const row = within(await toDo()).getByRole('row', { name: /Tăng cường đảm bảo/ });
    expect(row.textContent).toContain('26/04/2024');
    expect(row.textContent).toContain('Còn 4 ngày');
    expect(row.textContent).toContain('Kỳ 20/04/2024 – 02/05/2024');
    expect(within(row).getByRole('img', { name: '13/18 mục' })).toBeDefined();
    expect(row.textContent).toContain('1 mâu thuẫn');
    expect(within(row).getByRole('button', { name: /^Làm tiếp mục 1\.3\.d/ })).toBeDefined();
    expect(screen.getByText('Thứ Hai, 22/04/2024')).toBeDefined();
    await expectAccessible();
  });

  it('shows where a submitted return stands and leads to its road until it is sent', async () => {
    homeWindow([
      other({ returnId: 'a', roadState: 'head-signed', contradictions: 0 }),
      other({ returnId: 'b', roadState: 'sent', subject: 'Báo cáo đã đi', contradictions: 0 }),
    ]);
    const open = within(await toDo()).getByRole('row', { name: /Tăng cường đảm bảo/ });
    expect(open.textContent).toContain('Lãnh đạo đã ký');
    within(open).getByRole('button', { name: /^Trình ký và xuất/ });
    const gone = screen.getByRole('row', { name: /Báo cáo đã đi/ });
    expect(gone.textContent).toContain('Đã gửi');
    within(gone).getByRole('button', { name: /^Mở báo cáo/ });
  });

  it('puts the most urgent return first, returns without deadline last, and fills one button only', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((end) => `5f0c4f4e-5a3f-4c67-9a51-3a2f6f7b1c1${end}`);
    homeWindow([
      other({ returnId: a ?? '', deadline: null, nextItem: '4.1' }),
      other({ returnId: b ?? '', deadline: '2024-04-30', nextItem: '1.c' }),
      other({ returnId: c ?? '', deadline: '2024-04-19', nextItem: '2.1' }),
    ]);
    const steps = within(await toDo())
      .getAllByRole('button')
      .map((button) => button.textContent);
    expect(steps).toEqual(['Làm tiếp mục 2.1', 'Làm tiếp mục 1.c', 'Làm tiếp mục 4.1']);
    expect(screen.getByText('Quá hạn 3 ngày')).toBeDefined();
    expect(screen.getByText('Không nêu')).toBeDefined();
    expect(document.querySelectorAll('.button-filled')).toHaveLength(1);
  });

  it.each<[Partial<ReturnSummary>, RegExp, object]>([
    [{}, /^Làm tiếp mục 1\.3\.d/, { view: 'list', itemId: '1.3.d' }],
    [{ nextItem: null }, /^Soát lại/, { view: 'review' }],
    [
      { lastExport: { at: '2024-04-20T10:00:00+07:00', fileName: 'x.pdf', way: 'seal' } },
      /^Mở báo cáo/,
      { view: 'list' },
    ],
    [
      { lastExport: { at: '2024-04-20T10:00:00+07:00', fileName: 'x.pdf', way: 'unsigned' } },
      /^Làm tiếp mục 1\.3\.d/,
      { view: 'list', itemId: '1.3.d' },
    ],
    [
      {
        lastExport: { at: '2024-04-20T10:00:00+07:00', fileName: 'x.pdf', way: 'unsigned' },
        nextItem: null,
      },
      /^Trình ký và xuất/,
      { view: 'export' },
    ],
  ])('opens a return where the work is: %o', async (changes, name, place) => {
    const { user } = homeWindow([other(changes)]);
    await user.click(await screen.findByRole('button', { name }));
    expect(useRoute.getState().route).toEqual({
      screen: 'return',
      returnId: sampleReturn.returnId,
      ...place,
    });
  });

  it('keeps exported returns apart and says how they went out', async () => {
    homeWindow([other({ lastExport: { at: '2024-04-20T10:05:00+07:00', fileName: 'x.pdf', way: 'seal' } })]);
    const exported = await screen.findByRole('table', { name: /Đã xuất báo cáo/ });
    expect(exported.textContent).toContain('Đã niêm phong');
    expect(exported.textContent).toContain('Xuất lúc 20/04/2024 10:05');
    expect(screen.queryByRole('table', { name: /Cần làm/ })).toBeNull();
  });

  it('does not lead to a second return on a directive that has one', async () => {
    homeWindow([other({ directiveId: sampleDirective.id, roadState: 'sent', contradictions: 0 })]);
    const again = await screen.findByRole('button', { name: /^Lập báo cáo/ });
    expect(again.classList.contains('button-filled')).toBe(false);
  });

  it('keeps a return that went out unsigned among those to do', async () => {
    homeWindow([
      other({ lastExport: { at: '2024-04-20T10:05:00+07:00', fileName: 'x.pdf', way: 'unsigned' } }),
    ]);
    expect((await toDo()).textContent).toContain('Đã xuất, chưa ký');
    expect(document.querySelectorAll('.button-filled')).toHaveLength(1);
  });

  it('offers a return from the built-in directive and the check of signed files', async () => {
    const { user } = homeWindow([]);
    expect(await screen.findByText(/Chưa có báo cáo nào/)).toBeDefined();
    await expectAccessible();
    await user.click(await screen.findByRole('button', { name: /^Lập báo cáo/ }));
    expect(useRoute.getState().route).toEqual({ screen: 'newReturn', directiveId: sampleDirective.id });
    useRoute.getState().go({ screen: 'home' });
    await user.click(await screen.findByRole('button', { name: 'Kiểm tra tệp đã ký' }));
    expect(useRoute.getState().route).toEqual({ screen: 'verify' });
  });

  it('says where the backup went, or why there is none', async () => {
    const answers = [
      succeed({ folderName: 'USB', problems: [], isLogged: true }),
      succeed(null),
      fail('disk-full', { missingBytes: null }),
      succeed({
        folderName: 'USB',
        problems: [problem('backup-of-damaged', { folder: 'USB' })],
        isLogged: true,
      }),
      succeed({ folderName: 'USB', problems: [], isLogged: false }),
    ];
    const { user } = homeWindow([], { backUp: () => answers.shift() ?? succeed(null) });
    const backUp = await screen.findByRole('button', { name: 'Sao lưu' });
    await user.click(backUp);
    expect(await screen.findByText('Đã sao lưu vào thư mục USB lúc 09:40')).toBeDefined();
    await user.click(backUp);
    expect(await screen.findByText('Mọi dữ liệu trong kho đều được mã hóa')).toBeDefined();
    await user.click(backUp);
    expect(await screen.findByText(/Ổ đĩa không còn đủ chỗ/)).toBeDefined();
    await user.click(backUp);
    expect(await screen.findByText(/chép từ kho đang có chỗ hư hỏng/)).toBeDefined();
    expect(screen.queryByText(/Đã sao lưu vào thư mục/)).toBeNull();
    await user.click(backUp);
    expect(await screen.findByText(/Đã sao lưu vào thư mục USB.*không ghi được vào nhật ký/)).toBeDefined();
  });

  it('tells in a sentence when the vault cannot be read', async () => {
    openWindow({
      app: { state: () => succeed(sampleState('open')) },
      unit: { get: () => succeed(sampleUnit) },
      returns: { list: () => fail('vault-row-damaged', { table: 'returns', id: 'abcdef0123' }) },
      directives: { list: () => succeed([]) },
    });
    expect(await screen.findByText(/Một mục trong kho dữ liệu bị hỏng/)).toBeDefined();
  });

  it('tells of a return that cannot be read beside those that can', async () => {
    openWindow({
      app: { state: () => succeed(sampleState('open')) },
      unit: { get: () => succeed(sampleUnit) },
      returns: {
        list: () =>
          succeed({
            returns: [sampleReturn],
            problems: [problem('vault-row-damaged', { table: 'doc', id: 'abcdef0123' })],
          }),
      },
      directives: { list: () => succeed([]) },
    });

    expect(await toDo()).toBeDefined();
    expect(screen.getByText(/Một mục trong kho dữ liệu bị hỏng/)).toBeDefined();
  });
});

describe('locking', () => {
  it.each(['the button', 'Ctrl+L'])(
    'with %s empties every store and asks for the passphrase',
    async (way) => {
      const { user } = homeWindow([sampleReturn]);
      const button = await screen.findByRole('button', { name: 'Khóa' });
      useRoute.getState().go({ screen: 'settings' });
      if (way === 'Ctrl+L') fireEvent.keyDown(window, { key: 'l', code: 'KeyL', ctrlKey: true });
      else await user.click(button);
      await screen.findByRole('heading', { name: 'Mở kho dữ liệu' });
      expect(document.body.textContent).not.toContain(sampleUnit.name);
      expect(useSession.getState().unit).toBeNull();
      expect(useRoute.getState().route).toEqual({ screen: 'home' });
    },
  );

  it('that fails is told, and the screen stays', async () => {
    const { user } = homeWindow([sampleReturn], { lock: () => fail('disk-full', { missingBytes: null }) });
    await user.click(await screen.findByRole('button', { name: 'Khóa' }));
    expect(await screen.findByText(/Ổ đĩa không còn đủ chỗ/)).toBeDefined();
    expect(screen.getByRole('heading', { name: sampleUnit.name })).toBeDefined();
  });
});
