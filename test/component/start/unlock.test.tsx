// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleDirective, sampleState, sampleUnit } from '../support/samples.ts';

function lockedWindow(unlock: NonNullable<Answers['vault']>['unlock']) {
  let open = false;
  return openWindow({
    app: { state: () => succeed(sampleState(open ? 'open' : 'locked')) },
    vault: {
      unlock: async (input) => {
        const answer = (await unlock?.(input)) ?? succeed(undefined);
        open = answer.ok;
        return answer;
      },
      lock: () => succeed(undefined),
    },
    unit: { get: () => succeed(sampleUnit) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([sampleDirective]) },
  });
}

describe('unlock', () => {
  it('shows nothing of the unit and can be used with a screen reader', async () => {
    lockedWindow(undefined);
    await screen.findByRole('heading', { name: 'Mở kho dữ liệu' });
    expect(document.body.textContent).not.toContain(sampleUnit.name);
    expect(screen.queryByRole('button', { name: 'Khóa' })).toBeNull();
    await expectAccessible();
  });

  it('opens home with the right passphrase', async () => {
    const { user, inputsOf } = lockedWindow(undefined);
    await user.type(await screen.findByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('vault.unlock')).toEqual([{ passphrase: 'một câu dễ nhớ' }]);
  });

  it('says that the passphrase is wrong and keeps focus in its field', async () => {
    const { user } = lockedWindow(() => fail('vault-wrong-passphrase', {}));
    const field = await screen.findByLabelText<HTMLInputElement>('Mật khẩu');
    await user.type(field, 'sai');
    await user.click(screen.getByRole('button', { name: 'Mở khóa' }));
    await screen.findByText(/Mật khẩu không mở được kho dữ liệu/);
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('offers the kept generation of the key file when the present one is damaged', async () => {
    const damaged = fail('vault-keyring-damaged', { previousGenerationReadable: true });
    const { user, inputsOf } = lockedWindow(({ usePreviousKeyring }) =>
      usePreviousKeyring ? succeed(undefined) : damaged,
    );
    await user.type(await screen.findByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Dùng bản khóa trước' }));
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('vault.unlock').at(-1)).toEqual({
      passphrase: 'một câu dễ nhớ',
      usePreviousKeyring: true,
    });
  });

  it('offers to look at what is left of a damaged vault, and a restore', async () => {
    const { user, inputsOf } = lockedWindow(({ readOnly }) =>
      readOnly === true ? succeed(undefined) : fail('vault-database-damaged', {}),
    );
    await user.type(await screen.findByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    await screen.findByText(/Kho không được mở để ghi/);
    screen.getByRole('button', { name: 'Phục hồi từ bản sao lưu…' });
    await user.click(screen.getByRole('button', { name: 'Mở chỉ để xem' }));
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('vault.unlock').at(-1)).toEqual({ passphrase: 'một câu dễ nhớ', readOnly: true });
  });

  it('does not offer to look at a vault of which nothing can be read', async () => {
    const { user } = lockedWindow(() => fail('vault-database-damaged', {}));
    await user.type(await screen.findByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Mở chỉ để xem' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Mở chỉ để xem' })).toBeNull());
    screen.getByRole('button', { name: 'Phục hồi từ bản sao lưu…' });
  });

  it('offers to open here when another computer seems to have the vault, which only the person can know', async () => {
    const { user, inputsOf } = lockedWindow(({ takeOverLock }) =>
      takeOverLock === true
        ? succeed(undefined)
        : fail('vault-in-use', {
            host: 'MAY-CU',
            user: '',
            isHere: false,
            since: '2024-05-07T01:02:03.000Z',
          }),
    );
    await user.type(await screen.findByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('MAY-CU');
    const safe = within(screen.getByRole('dialog')).getByRole('button', { name: 'Chưa mở' });
    expect(safe.className).toContain('button-filled');
    await expectAccessible();
    await user.click(safe);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(inputsOf('vault.unlock')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Mở khóa' }));
    await user.click(await screen.findByRole('button', { name: 'Mở tại máy này' }));
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('vault.unlock').at(-1)).toEqual({ passphrase: 'một câu dễ nhớ', takeOverLock: true });
  });

  it('opens a vault on a network drive only after the person said so, and keeps the word for the next question', async () => {
    const { user, inputsOf } = lockedWindow(({ acceptNetwork, takeOverLock }) => {
      if (acceptNetwork !== true) return fail('vault-network-unconfirmed', {});
      if (takeOverLock === true) return succeed(undefined);
      return fail('vault-in-use', { host: 'MAY-CU', user: 'UBND\\mau', isHere: false, since: '' });
    });
    await user.type(await screen.findByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Vẫn mở kho' }));
    await user.click(await screen.findByRole('button', { name: 'Mở tại máy này' }));
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('vault.unlock').at(-1)).toEqual({
      passphrase: 'một câu dễ nhớ',
      acceptNetwork: true,
      takeOverLock: true,
    });
  });

  it('offers no opening here while another account of this computer has the vault', async () => {
    const facts = { host: 'MAY-NAY', user: 'mau', isHere: true, since: '2024-05-07T08:02:03+07:00' };
    const { user } = lockedWindow(() => fail('vault-in-use', facts));
    await user.type(await screen.findByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /chính máy này.*“mau” từ 08:02 07\/05\/2024/,
    );
    expect(screen.queryByRole('button', { name: 'Mở tại máy này' })).toBeNull();
  });

  it('asks for a passphrase when the field is empty, without calling main', async () => {
    const { user, inputsOf } = lockedWindow(undefined);
    await user.click(await screen.findByRole('button', { name: 'Mở khóa' }));
    expect(screen.getByText(/Chưa nhập mật khẩu/)).toBeDefined();
    expect(inputsOf('vault.unlock')).toEqual([]);
  });

  it('tells any other problem in its own sentence', async () => {
    const { user } = lockedWindow(() => fail('vault-database-damaged', {}));
    await user.type(await screen.findByLabelText('Mật khẩu'), 'abc{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('vault.db');
  });

  it('says why the vault locked when the engine stopped', async () => {
    const window = lockedWindow(undefined);
    await screen.findByLabelText('Mật khẩu');
    window.emit('vault.locked', { reason: 'engine-stopped', typedLost: false });
    expect((await screen.findByRole('alert')).textContent).toContain('dừng đột ngột');
  });
});

describe('half a vault', () => {
  it.each([
    ['keyring-missing', 'Không tìm thấy tệp khóa của kho'],
    ['database-missing', 'Không tìm thấy dữ liệu của kho'],
  ] as const)('with %s says what to do and never offers a new vault', async (vault, title) => {
    const { user, inputsOf } = openWindow({ app: { state: () => succeed(sampleState(vault)) } });
    await screen.findByRole('heading', { name: title });
    expect(screen.queryByRole('button', { name: /[Tt]ạo/ })).toBeNull();
    await expectAccessible();
    const before = inputsOf('app.state').length;
    await user.click(screen.getByRole('button', { name: 'Kiểm tra lại' }));
    await waitFor(() => expect(inputsOf('app.state')).toHaveLength(before + 1));
  });
});

describe('the first question', () => {
  it('that fails is told in a sentence', async () => {
    openWindow({ app: { state: () => fail('unexpected', { reference: 'F-17' }) } });
    expect((await screen.findByRole('alert')).textContent).toContain('F-17');
  });

  it('brings what went wrong while starting, until it was read', async () => {
    const { user } = openWindow({
      app: {
        state: () =>
          succeed({ ...sampleState('locked'), notices: [{ code: 'settings-damaged', facts: {} }] }),
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('settings.damaged.json');
    await user.click(screen.getByRole('button', { name: 'Đóng' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('marks the test shell on the screen', async () => {
    openWindow({ app: { state: () => succeed({ ...sampleState('locked'), testShell: true }) } });
    expect(await screen.findByText('Chế độ thử nghiệm: không phải Electron')).toBeDefined();
    await expectAccessible();
  });
});
