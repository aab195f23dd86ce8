// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BackupsState, RestoreCandidate, Restored } from '../../../shared/domain/backup.ts';
import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleState, sampleUnit } from '../support/samples.ts';

const automatic: RestoreCandidate = {
  candidateId: 'a'.repeat(32),
  folderName: '20240421-011500',
  changedAt: '2024-04-21T08:15:00+07:00',
  isAutomatic: true,
};
const chosen: RestoreCandidate = {
  candidateId: 'b'.repeat(32),
  folderName: 'tuan-thu-sao-luu-20240315-020000',
  changedAt: '2024-03-15T09:00:00+07:00',
  isAutomatic: false,
};
const state: BackupsState = {
  backups: [{ name: automatic.folderName, madeAt: '2024-04-21T08:15:00+07:00', sizeBytes: 6_700_000 }],
  problems: [],
  nextAt: '2024-04-22T07:00:00+07:00',
  isRunning: false,
};

function backupsWindow(
  vault: 'none' | 'locked' | 'open' | 'database-missing',
  backups: Answers['backups'],
  more: Answers['vault'] = {},
) {
  let now: 'none' | 'locked' | 'open' | 'database-missing' = vault;
  return openWindow({
    app: { state: () => succeed(sampleState(now)) },
    vault: more,
    backups: {
      state: () => succeed(state),
      candidates: () => succeed([automatic]),
      ...backups,
      restore: async (input) => {
        const answer = (await backups?.restore?.(input)) ?? succeed({ keptAs: null, problems: [] });
        if (answer.ok) now = 'locked';
        return answer;
      },
    },
    unit: { get: () => succeed(sampleUnit), kinds: () => succeed([]) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
  });
}

async function openSection(window: ReturnType<typeof backupsWindow>) {
  await window.user.click(await screen.findByRole('button', { name: 'Cài đặt' }));
  await window.user.click(screen.getByRole('button', { name: 'Sao lưu và phục hồi' }));
}

const openDialog = async ({ user }: ReturnType<typeof backupsWindow>) => {
  await user.click(await screen.findByRole('button', { name: 'Phục hồi từ bản sao lưu…' }));
  return screen.findByRole('dialog');
};

describe('backups', () => {
  it('lists the automatic ones, and says when the next one is made', async () => {
    const window = backupsWindow('open', { makeNow: () => succeed(undefined) });
    await openSection(window);
    const table = await screen.findByRole('table');
    expect(table.textContent).toContain('21/04/2024 08:15');
    expect(table.textContent).toContain('6,4 MB');
    expect(screen.getByText('Lần sao lưu tự động tiếp theo: từ 22/04/2024 07:00.')).toBeDefined();
    await expectAccessible();
    await window.user.click(screen.getByRole('button', { name: 'Sao lưu tự động ngay' }));
    expect(window.inputsOf('backups.makeNow')).toHaveLength(1);
  });

  it('tell at home and in settings when none was made for a week', async () => {
    const problems: Problem[] = [
      problem('automatic-backup-overdue', { lastAt: '2024-04-10T08:15:00+07:00' }),
      problem('disk-full', { missingBytes: 5_000_000 }),
    ];
    const { user } = backupsWindow('open', { state: () => succeed({ ...state, problems, nextAt: null }) });
    expect(await screen.findByText(/không được sao lưu tự động từ ngày 10\/04\/2024/)).toBeDefined();
    expect(screen.queryByText(/còn thiếu khoảng 5 MB/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Sao lưu và phục hồi' }));
    expect(await screen.findByText(/còn thiếu khoảng 5 MB/)).toBeDefined();
    await expectAccessible();
  });

  it('show how far a copy by hand is, can be stopped, and say when the stick may be removed', async () => {
    const answers: PromiseWithResolvers<
      Result<{ folderName: string; problems: Problem[]; isLogged: boolean }>
    >[] = [Promise.withResolvers(), Promise.withResolvers(), Promise.withResolvers()];
    let asked = 0;
    const window = backupsWindow(
      'open',
      { cancel: () => succeed(undefined) },
      { backUp: () => answers[asked++]?.promise ?? fail('vault-locked', {}) },
    );
    await openSection(window);
    await window.user.click(screen.getByRole('button', { name: 'Sao lưu' }));
    await screen.findByText('Đang chuẩn bị');
    window.emit('backups.progress', { work: 'automatic', step: 'copying', done: 9, total: 10 });
    window.emit('backups.progress', { work: 'backup', step: 'copying', done: 1, total: 4 });
    expect(await screen.findByText('Đang chép 25%')).toBeDefined();
    window.emit('backups.progress', { work: 'backup', step: 'checking', done: 1, total: 2 });
    expect(await screen.findByText('Đang kiểm tra bản sao 50%')).toBeDefined();
    await expectAccessible();
    await window.user.click(screen.getByRole('button', { name: 'Dừng' }));
    expect(window.inputsOf('backups.cancel')).toHaveLength(1);
    answers[0]?.resolve(fail('backup-cancelled', {}));
    expect(await screen.findByText(/đã dừng theo yêu cầu/)).toBeDefined();
    await window.user.click(screen.getByRole('button', { name: 'Sao lưu' }));
    answers[1]?.resolve(succeed({ folderName: 'USB', problems: [], isLogged: true }));
    expect(await screen.findByText(/Có thể rút ổ USB/)).toBeDefined();
    await window.user.click(screen.getByRole('button', { name: 'Sao lưu' }));
    const damaged = [problem('backup-of-damaged', { folder: 'USB-damaged' })];
    answers[2]?.resolve(succeed({ folderName: 'USB-damaged', problems: damaged, isLogged: true }));
    expect(await screen.findByText(/“USB-damaged” chép từ kho đang có chỗ hư hỏng/)).toBeDefined();
    expect(screen.queryByText(/Có thể rút ổ USB/)).toBeNull();
  });
});

describe('restore', () => {
  it.each(['none', 'locked', 'database-missing'] as const)(
    'is offered while the vault is %s',
    async (vault) => {
      const window = backupsWindow(vault, {
        restore: () => succeed<Restored>({ keptAs: '20240422-024000', problems: [] }),
      });
      const dialog = await openDialog(window);
      expect(
        (await within(dialog).findByRole('radio', { name: /Tự động, 21\/04\/2024 08:15/ })).ariaChecked,
      ).not.toBe('false');
      await expectAccessible();
      await window.user.type(
        within(dialog).getByLabelText('Mật khẩu của bản sao lưu'),
        'một câu dễ nhớ{Enter}',
      );
      expect(await screen.findByText(/kept\/20240422-024000/)).toBeDefined();
      expect(window.inputsOf('backups.restore')).toEqual([
        { candidateId: automatic.candidateId, passphrase: 'một câu dễ nhớ' },
      ]);
      await window.user.click(screen.getByRole('button', { name: 'Đóng' }));
      await screen.findByRole('heading', { name: 'Mở kho dữ liệu' });
    },
  );

  it('takes a folder from a stick, and asks for what is missing', async () => {
    const window = backupsWindow('none', {
      candidates: () => succeed([]),
      choose: () => succeed([chosen]),
    });
    const dialog = await openDialog(window);
    await window.user.click(within(dialog).getByRole('button', { name: 'Phục hồi' }));
    expect(await within(dialog).findByText(/Chưa chọn bản sao lưu/)).toBeDefined();
    await window.user.click(within(dialog).getByRole('button', { name: 'Chọn thư mục khác…' }));
    expect(await within(dialog).findByRole('radio', { name: chosen.folderName })).toBeDefined();
    await window.user.click(within(dialog).getByRole('button', { name: 'Phục hồi' }));
    expect(await within(dialog).findByText(/Chưa nhập mật khẩu/)).toBeDefined();
    expect(window.inputsOf('backups.restore')).toEqual([]);
  });

  it('says what is wrong, and puts a damaged backup back only when the person says so', async () => {
    const answers: Result<Restored>[] = [
      fail('vault-wrong-passphrase', {}),
      failAll([
        problem('restore-source-damaged', { count: 1 }),
        problem('evidence-damaged', { name: 'bien-ban.pdf' }),
      ]),
      succeed({ keptAs: null, problems: [problem('evidence-damaged', { name: 'bien-ban.pdf' })] }),
    ];
    const window = backupsWindow('locked', { restore: () => answers.shift() ?? fail('vault-locked', {}) });
    const dialog = await openDialog(window);
    await window.user.type(within(dialog).getByLabelText('Mật khẩu của bản sao lưu'), 'sai{Enter}');
    expect(await within(dialog).findByText(/Mật khẩu không mở được/)).toBeDefined();
    await window.user.click(within(dialog).getByRole('button', { name: 'Phục hồi' }));
    expect(await screen.findByText(/có 1 chỗ hỏng/)).toBeDefined();
    await expectAccessible();
    await window.user.click(screen.getByRole('button', { name: 'Vẫn phục hồi' }));
    expect(await screen.findByText(/Đã phục hồi kho từ bản sao lưu/)).toBeDefined();
    expect(window.inputsOf('backups.restore').at(-1)).toMatchObject({ acceptDamage: true });
  });

  it('asks who else has the vault and whose backup it is, with the safe answer first', async () => {
    const held = { host: 'MAY-CU', user: 'UBND\\lan', since: '2024-05-07T08:02:03+07:00' };
    const answers: Result<Restored>[] = [
      fail('restore-target-in-use', held),
      failAll([
        problem('restore-target-in-use', held),
        problem('restore-other-vault', { found: '0a1b2c3d', inPlace: '4e5f6071' }),
      ]),
      fail('restore-source-damaged', { count: 1 }),
      succeed({ keptAs: null, problems: [] }),
    ];
    const window = backupsWindow('locked', { restore: () => answers.shift() ?? fail('vault-locked', {}) });
    const dialog = await openDialog(window);
    await window.user.type(within(dialog).getByLabelText('Mật khẩu của bản sao lưu'), 'câu{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /máy “MAY-CU” bởi tài khoản “UBND\\lan” từ 08:02 07\/05\/2024/,
    );
    const safe = screen.getByRole('button', { name: 'Giữ kho hiện có' });
    expect(safe.className).toContain('filled');
    await expectAccessible();
    await window.user.click(safe);
    // Back where it was asked, nothing forgotten.
    await window.user.click(await screen.findByRole('button', { name: 'Phục hồi' }));
    expect((await screen.findByRole('alert')).textContent).toContain('0a1b2c3d');
    await window.user.click(screen.getByRole('button', { name: 'Vẫn phục hồi' }));
    expect((await screen.findByRole('alert')).textContent).toContain('có 1 chỗ hỏng');
    await window.user.click(screen.getByRole('button', { name: 'Vẫn phục hồi' }));
    expect(await screen.findByText(/Đã phục hồi kho từ bản sao lưu/)).toBeDefined();
    const asked = { candidateId: automatic.candidateId, passphrase: 'câu' };
    const agreed = { takeOverLock: true, acceptOtherVault: true };
    expect(window.inputsOf('backups.restore')).toEqual([
      asked,
      asked,
      { ...asked, ...agreed },
      { ...asked, ...agreed, acceptDamage: true },
    ]);
  });
});
