// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { VaultCheckReport, VaultCheckState } from '../../../shared/domain/vaultCheck.ts';
import { fail, problem, type Result, succeed } from '../../../shared/result.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleState, sampleUnit } from '../support/samples.ts';

const whole: VaultCheckReport = {
  startedAt: '2024-05-08T10:30:00+07:00',
  finishedAt: '2024-05-08T10:31:00+07:00',
  automatic: false,
  counts: {
    rows: 1306,
    entries: 820,
    files: 23,
    fileBytes: 48_000_000,
    backups: 2,
    freeBytes: 9_000_000_000,
  },
  platform: {
    scryptMs: 357,
    aesMbPerSecond: 658,
    journalMode: 'delete',
    synchronous: 3,
    sqlite: '3.53.4',
    runtime: 'Node 24',
  },
  findings: [],
  unlisted: 0,
};
const damaged: VaultCheckReport = {
  ...whole,
  automatic: true,
  unlisted: 12,
  findings: [
    {
      step: 'evidence',
      weight: 'damage',
      problem: problem('evidence-damaged', { name: 'biên bản.pdf' }),
      places: [
        {
          kind: 'return',
          subject: 'Bảo đảm an toàn thông tin',
          from: '2024-04-27',
          to: '2024-05-07',
          itemId: '1.1.a',
          part: 'evidence',
        },
      ],
    },
    { step: 'backups', weight: 'warning', problem: problem('backup-overdue', { days: 41 }), places: [] },
  ],
};

async function checkWindow(check: NonNullable<Answers['check']>, last: VaultCheckReport | null = null) {
  let state: VaultCheckState = { running: null, last, nextAt: '2024-06-07T10:30:00+07:00' };
  const window = openWindow({
    app: { state: () => succeed(sampleState('open')) },
    unit: { get: () => succeed(sampleUnit), kinds: () => succeed([]) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
    check: { state: () => succeed(state), ...check },
  });
  await window.user.click(await screen.findByRole('button', { name: 'Cài đặt' }));
  await window.user.click(screen.getByRole('button', { name: 'Kiểm tra kho dữ liệu' }));
  await screen.findByText(/Lần tự kiểm tra tiếp theo: 07\/06\/2024|%$/);
  return { ...window, set: (next: Partial<VaultCheckState>) => (state = { ...state, ...next }) };
}

describe('the check of the vault', () => {
  it('shows how far it is, can be stopped, and says that it was', async () => {
    let end: (answer: Result<VaultCheckReport>) => void = () => undefined;
    const { user, emit, inputsOf } = await checkWindow({
      start: () => new Promise((resolve) => (end = resolve)),
      cancel: () => succeed(undefined),
    });
    expect(screen.getByText('Kho này chưa được kiểm tra lần nào.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Kiểm tra ngay' }));
    act(() => emit('check.progress', { step: 'evidence', done: 300, total: 1000 }));
    expect(screen.getByText('Tệp minh chứng và tệp đã lưu: 30%')).toBeDefined();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Dừng kiểm tra' }));
    expect(inputsOf('check.cancel')).toEqual([undefined]);
    await act(async () => end(fail('check-cancelled', {})));
    expect((await screen.findByRole('alert')).textContent).toContain('đã dừng theo yêu cầu');
    expect(screen.getByRole('button', { name: 'Kiểm tra ngay' })).toBeDefined();
  });

  it('names each finding with place, meaning and what to do; the report can be saved', async () => {
    const { user, inputsOf } = await checkWindow(
      { saveReport: () => succeed({ fileName: 'kiem-tra-kho.txt' }) },
      damaged,
    );
    expect(screen.getByText('Có 1 chỗ hư hỏng và 1 điều cần lưu ý.')).toBeDefined();
    expect(
      screen.getByText(/Báo cáo “Bảo đảm an toàn thông tin” \(27\/04\/2024 - 07\/05\/2024\), mục 1\.1\.a/),
    ).toBeDefined();
    expect(screen.getByText(/Bản sao lưu gần nhất ra ngoài máy này đã 41 ngày/)).toBeDefined();
    expect(screen.getByText(/Còn 12 chỗ khác/)).toBeDefined();
    expect(screen.getByText('1.306 mục; không có gì bất thường')).toBeDefined();
    expect(screen.getByText(/357 ms/)).toBeDefined();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Lưu báo cáo' }));
    expect((await screen.findByRole('status')).textContent).toContain('kiem-tra-kho.txt');
    expect(inputsOf('check.saveReport')).toEqual([{ language: 'vi' }]);
  });

  it('shows a whole vault as such, and one under way when the section opens', async () => {
    await checkWindow({}, whole);
    expect(screen.getByText('Dữ liệu nguyên vẹn.')).toBeDefined();
    const { emit, set } = await checkWindow({});
    set({ last: damaged });
    act(() => emit('check.progress', { step: 'rows', done: 1, total: 2 }));
    expect(screen.getByText('Các mục dữ liệu: 50%')).toBeDefined();
    await act(async () => emit('check.finished', { automatic: true, damage: 1 }));
    // The result is here, and the frame tells it wherever the person is.
    expect(await screen.findByText(/Kiểm tra xong lúc .* Chương trình tự kiểm tra\./)).toBeDefined();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(problemText(problem('check-found-damage', { count: 1 }), 'vi'));
    expect(alert.textContent).toContain('Lần kiểm tra định kỳ thấy 1 chỗ hư hỏng');
    const facts = { freeBytes: 12_000_000 };
    await act(async () => emit('vault.reserveUsed', facts));
    const full = (await screen.findByRole('alert')).textContent;
    expect(full).toContain(problemText(problem('vault-reserve-used', facts), 'vi'));
    expect(full).toMatch(/đã đầy, hiện còn trống 12 MB.*đã được ghi vào kho/);
  });
});
