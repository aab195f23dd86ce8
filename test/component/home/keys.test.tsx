// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { KeysState } from '../../../shared/domain/keysState.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleState, sampleUnit } from '../support/samples.ts';

const one = 'a'.repeat(32);
const two = 'b'.repeat(32);
const code = '00001-00002-00003-00004-00005-00006-00007-00008';
const passphrase = 'một câu dễ nhớ';
const state: KeysState = {
  officers: [{ slotId: one, alias: 'Cán bộ 1', fullName: null, isSelf: true }],
  recoveryCode: null,
  device: { kind: 'off' },
};
const both: KeysState = {
  ...state,
  officers: [...state.officers, { slotId: two, alias: 'Một cửa', fullName: 'Trần Thị Bình', isSelf: false }],
};

async function keysWindow(keys: KeysState, answers: Answers['keys'] = {}) {
  const window = openWindow({
    app: {
      state: () => succeed({ ...sampleState('open'), recoveryCodeMissing: true }),
      rememberPlace: () => succeed(undefined),
    },
    keys: {
      state: () => succeed(keys),
      strength: () => succeed({ score: 4, hints: [] }),
      giveUpRecoveryCode: () => succeed(undefined),
      ...answers,
    },
    unit: { get: () => succeed(sampleUnit) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
    drafts: { get: () => succeed({}), keep: () => succeed({ savedAt: '' }) },
  });
  // The reminder of the home screen leads there.
  await window.user.click(await screen.findByRole('button', { name: 'Tạo mã phục hồi' }));
  await screen.findByRole('heading', { name: 'Người mở kho' });
  await screen.findByRole('heading', { name: 'Cán bộ dùng kho này' });
  return window;
}

function group(title: string): HTMLElement {
  const found = screen.getByRole('heading', { name: title }).parentElement;
  if (found === null) throw new Error(title);
  return found;
}

describe('officers', () => {
  it('are listed with what is known of them, and the only one cannot be removed', async () => {
    await keysWindow(state);
    await expectAccessible();
    expect(screen.getByText(/chưa ghi họ tên · đang mở kho/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Gỡ/ })).toBeNull();
  });

  it('are added with the passphrase of the present one', async () => {
    const { user, inputsOf } = await keysWindow(state, { addOfficer: () => succeed(both) });
    await user.click(screen.getByRole('button', { name: 'Thêm cán bộ' }));
    const dialog = within(screen.getByRole('dialog'));
    const add = dialog.getByRole('button', { name: 'Thêm cán bộ' });
    await user.click(add);
    expect(dialog.getByText(/Chưa có tên gọi/)).toBeDefined();
    await user.type(dialog.getByLabelText('Tên gọi khi mở kho'), ' Một cửa ');
    await user.type(dialog.getByLabelText('Họ và tên'), 'Trần Thị Bình');
    await user.type(dialog.getByLabelText('Mật khẩu của cán bộ mới'), 'câu của người thứ hai');
    await user.type(dialog.getByLabelText('Nhập lại mật khẩu'), 'câu của người thứ hai');
    await user.click(add);
    expect(dialog.getByText(/Chưa nhập mật khẩu/)).toBeDefined();
    await user.type(dialog.getByLabelText('Mật khẩu của người đang mở kho'), passphrase);
    await expectAccessible();
    await user.click(add);
    expect(inputsOf('keys.addOfficer')).toEqual([
      { passphrase, alias: 'Một cửa', fullName: 'Trần Thị Bình', newPassphrase: 'câu của người thứ hai' },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are renamed', async () => {
    const { user, inputsOf } = await keysWindow(both, {
      renameOfficer: ({ alias }) =>
        alias === 'Một cửa' ? fail('officer-alias-taken', { alias }) : succeed(both),
    });
    await user.click(screen.getByRole('button', { name: 'Sửa Cán bộ 1' }));
    const alias = screen.getByLabelText('Tên gọi khi mở kho');
    await user.clear(alias);
    await user.type(alias, 'Một cửa');
    await user.type(screen.getByLabelText('Họ và tên'), 'Lê Văn An');
    await user.click(screen.getByRole('button', { name: 'Ghi' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Đặt một tên gọi khác');
    await user.type(alias, ' 2');
    await user.click(screen.getByRole('button', { name: 'Ghi' }));
    expect(inputsOf('keys.renameOfficer').at(-1)).toEqual({
      slotId: one,
      alias: 'Một cửa 2',
      fullName: 'Lê Văn An',
    });
  });

  it('are removed after a warning about old copies and with the own passphrase', async () => {
    const { user, inputsOf } = await keysWindow(both, {
      removeOfficer: ({ passphrase: typed }) =>
        typed === passphrase ? succeed(state) : fail('vault-wrong-passphrase', {}),
    });
    await user.click(screen.getByRole('button', { name: 'Gỡ Một cửa' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(/Bản sao lưu và bản chép tệp khóa/)).toBeDefined();
    expect(dialog.queryByText(/kho sẽ khóa ngay/)).toBeNull();
    const own = dialog.getByLabelText('Mật khẩu của người đang mở kho');
    await user.type(own, 'sai');
    await user.click(dialog.getByRole('button', { name: 'Gỡ Một cửa' }));
    await dialog.findByText(/Mật khẩu không mở được kho/);
    await user.clear(own);
    await user.type(own, passphrase);
    await user.click(dialog.getByRole('button', { name: 'Gỡ Một cửa' }));
    expect(inputsOf('keys.removeOfficer').at(-1)).toEqual({ slotId: two, passphrase });
  });

  it('who remove themselves are told of the lock', async () => {
    const { user } = await keysWindow(both, { removeOfficer: () => succeed(null) });
    await user.click(screen.getByRole('button', { name: 'Gỡ Cán bộ 1' }));
    expect(screen.getByText(/kho sẽ khóa ngay sau khi gỡ/)).toBeDefined();
  });
});

it('the passphrase is changed after the present one was typed', async () => {
  const { user, inputsOf } = await keysWindow(state, { changePassphrase: () => succeed(undefined) });
  const form = within(group('Đổi mật khẩu'));
  await user.click(form.getByRole('button', { name: 'Đổi mật khẩu' }));
  expect(form.getByText(/Chưa nhập mật khẩu/)).toBeDefined();
  await user.type(form.getByLabelText('Mật khẩu đang dùng'), passphrase);
  await user.type(form.getByLabelText('Mật khẩu mới'), 'câu mới dài hơn');
  await user.type(form.getByLabelText('Nhập lại mật khẩu'), 'câu mới dài hơn');
  await user.click(form.getByRole('button', { name: 'Đổi mật khẩu' }));
  await form.findByText(/Mật khẩu đã đổi/);
  expect(inputsOf('keys.changePassphrase')).toEqual([{ current: passphrase, next: 'câu mới dài hơn' }]);
  expect(form.getByLabelText<HTMLInputElement>('Mật khẩu mới').value).toBe('');
});

it('a recovery code is made, typed back and kept', async () => {
  const kept = { ...state, recoveryCode: { madeAt: '2024-05-08T10:30:00+07:00' } };
  let current = state;
  const { user } = await keysWindow(state, {
    state: () => succeed(current),
    makeRecoveryCode: () => succeed({ code }),
    confirmRecoveryCode: () => {
      current = kept;
      return succeed(kept);
    },
  });
  const form = within(group('Mã phục hồi'));
  expect(form.getByText(/Kho chưa có mã phục hồi/)).toBeDefined();
  await user.type(form.getByLabelText('Mật khẩu của người đang mở kho'), passphrase);
  await user.click(form.getByRole('button', { name: 'Tạo mã phục hồi' }));
  await form.findByText('00008');
  await expectAccessible();
  await user.click(form.getByRole('button', { name: /nhập lại mã/ }));
  await user.type(form.getByLabelText('Nhập lại mã từ phiếu'), `${code}{Enter}`);
  await form.findByText(/Mã phục hồi mới đã có hiệu lực/);
  await form.findByText(/tạo ngày 08\/05\/2024/);
  expect(document.body.textContent).not.toContain('00008');
});

it('a code typed back wrongly is told at its field', async () => {
  const { user } = await keysWindow(state, {
    makeRecoveryCode: () => succeed({ code }),
    confirmRecoveryCode: () => fail('recovery-code-differs', {}),
  });
  const form = within(group('Mã phục hồi'));
  await user.type(form.getByLabelText('Mật khẩu của người đang mở kho'), passphrase);
  await user.click(form.getByRole('button', { name: 'Tạo mã phục hồi' }));
  await user.click(await form.findByRole('button', { name: /nhập lại mã/ }));
  const field = form.getByLabelText('Nhập lại mã từ phiếu');
  await user.type(field, `${code}{Enter}`);
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(document.activeElement).toBe(field);
  expect(screen.queryAllByRole('alert')).toEqual([]);
});

describe('opening on this computer', () => {
  it('is turned on with the passphrase and off without', async () => {
    let device: KeysState['device'] = { kind: 'off' };
    const { user, inputsOf } = await keysWindow(state, {
      state: () => succeed({ ...state, device }),
      turnDeviceOn: () => {
        device = { kind: 'on' };
        return succeed({ ...state, device });
      },
      turnDeviceOff: () => {
        device = { kind: 'off' };
        return succeed({ ...state, device });
      },
    });
    const form = within(group('Mở nhanh trên máy này'));
    await user.type(form.getByLabelText('Mật khẩu của người đang mở kho'), passphrase);
    await user.click(form.getByRole('button', { name: 'Bật mở nhanh' }));
    await user.click(await form.findByRole('button', { name: 'Tắt mở nhanh' }));
    await form.findByRole('button', { name: 'Bật mở nhanh' });
    expect(inputsOf('keys.turnDeviceOn')).toEqual([{ passphrase }]);
    expect(inputsOf('keys.turnDeviceOff')).toHaveLength(1);
  });

  it('is not offered where the system keeps no secrets, and named where it is on for another', async () => {
    await keysWindow({ ...state, device: { kind: 'unavailable' } });
    expect(screen.getByText(/không giữ bí mật an toàn nên không bật được/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Bật mở nhanh' })).toBeNull();
    await keysWindow({ ...both, device: { kind: 'other', alias: 'Một cửa' } });
    expect(screen.getByText(/đang bật cho Một cửa/)).toBeDefined();
  });
});
