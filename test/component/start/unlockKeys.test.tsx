// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LockedKeys } from '../../../shared/domain/keysState.ts';
import { fail, failAll, problem, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleDirective, sampleState, sampleUnit } from '../support/samples.ts';

const one = 'a'.repeat(32);
const two = 'b'.repeat(32);
const officers = [
  { slotId: one, alias: 'Cán bộ 1' },
  { slotId: two, alias: 'Một cửa' },
];
const code = '00001-00002-00003-00004-00005-00006-00007-00008';

function lockedWindow(
  keys: Partial<LockedKeys>,
  answers: { vault?: Answers['vault']; keys?: Answers['keys'] } = {},
) {
  let open = false;
  const lockedKeys = { officers: officers.slice(0, 1), hasRecoveryCode: false, deviceAlias: null, ...keys };
  const opened = () => {
    open = true;
    return succeed(undefined);
  };
  return openWindow({
    app: {
      state: () => succeed(open ? sampleState('open') : { ...sampleState('locked'), lockedKeys }),
      rememberPlace: () => succeed(undefined),
    },
    vault: { unlock: opened, ...answers.vault },
    keys: {
      unlockWithCode: opened,
      unlockWithDevice: opened,
      strength: () => succeed({ score: 4, hints: [] }),
      ...answers.keys,
    },
    unit: { get: () => succeed(sampleUnit) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([sampleDirective]) },
    drafts: { get: () => succeed({}), keep: () => succeed({ savedAt: '' }) },
  });
}

describe('who unlocks', () => {
  it('is not asked where there is one officer', async () => {
    lockedWindow({});
    await screen.findByLabelText('Mật khẩu');
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByText(/mã phục hồi/)).toBeNull();
    expect(screen.queryByRole('button', { name: /Mở nhanh/ })).toBeNull();
  });

  it('is chosen by alias where there are several', async () => {
    const { user, inputsOf } = lockedWindow({ officers });
    await user.click(await screen.findByRole('radio', { name: 'Một cửa' }));
    await expectAccessible();
    await user.type(screen.getByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('vault.unlock')).toEqual([{ passphrase: 'một câu dễ nhớ', slotId: two }]);
  });

  it('is chosen from a list where there are many', async () => {
    const many = Array.from({ length: 7 }, (_, index) => ({
      slotId: String(index).repeat(32),
      alias: `Cán bộ ${index + 1}`,
    }));
    const { user, inputsOf } = lockedWindow({ officers: many });
    await user.selectOptions(await screen.findByLabelText('Người mở kho'), 'Cán bộ 5');
    await expectAccessible();
    await user.type(screen.getByLabelText('Mật khẩu'), 'một câu dễ nhớ{Enter}');
    expect(inputsOf('vault.unlock')).toEqual([{ passphrase: 'một câu dễ nhớ', slotId: '4'.repeat(32) }]);
  });
});

it('a wrong passphrase makes the next try wait, with the seconds on the button', async () => {
  const wrong = failAll([problem('vault-wrong-passphrase', {}), problem('vault-wait', { seconds: 8 })]);
  const { user, inputsOf } = lockedWindow({}, { vault: { unlock: () => wrong } });
  await user.type(await screen.findByLabelText('Mật khẩu'), 'sai{Enter}');
  await screen.findByText(/Mật khẩu không mở được kho dữ liệu/);
  await user.click(screen.getByRole('button', { name: /Nhập lại sau \d giây/ }));
  expect(inputsOf('vault.unlock')).toHaveLength(1);
  await expectAccessible();
});

describe('the recovery code', () => {
  it('opens together with a new passphrase, for the officer chosen', async () => {
    const { user, inputsOf } = lockedWindow({ officers, hasRecoveryCode: true });
    await user.click(await screen.findByRole('button', { name: /Quên mật khẩu/ }));
    await screen.findByRole('heading', { name: 'Mở kho bằng mã phục hồi' });
    await expectAccessible();
    await user.type(screen.getByLabelText('Mã phục hồi'), code);
    await user.click(screen.getByRole('radio', { name: 'Một cửa' }));
    await user.type(screen.getByLabelText('Mật khẩu mới'), 'câu mới dài hơn');
    await user.type(screen.getByLabelText('Nhập lại mật khẩu'), 'câu mới dài hơn{Enter}');
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('keys.unlockWithCode')).toEqual([
      { code, newPassphrase: 'câu mới dài hơn', slotId: two },
    ]);
  });

  it('that is mistyped says which groups, at the field, before the engine is asked', async () => {
    const { user, inputsOf } = lockedWindow({ hasRecoveryCode: true });
    await user.click(await screen.findByRole('button', { name: /Quên mật khẩu/ }));
    const field = screen.getByLabelText('Mã phục hồi');
    await user.type(field, code.replaceAll('-', ' ').replace(/^.{5}/, '0000').replace(/.{5}$/, '00000'));
    await user.type(screen.getByLabelText('Mật khẩu mới'), 'câu mới dài hơn');
    await user.type(screen.getByLabelText('Nhập lại mật khẩu'), 'câu mới dài hơn{Enter}');
    await screen.findByText(/Nhóm thứ 1, 8 của mã phục hồi/);
    expect(inputsOf('keys.unlockWithCode')).toEqual([]);
    expect(document.activeElement).toBe(field);
    await user.click(screen.getByRole('button', { name: 'Quay lại nhập mật khẩu' }));
    await screen.findByLabelText('Mật khẩu');
  });
});

describe('this computer', () => {
  it('opens without a passphrase', async () => {
    const { user, inputsOf } = lockedWindow({ deviceAlias: 'Cán bộ 1' });
    await user.click(await screen.findByRole('button', { name: 'Mở nhanh trên máy này (Cán bộ 1)' }));
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('vault.unlock')).toEqual([]);
  });

  it('that cannot open leads back to the passphrase with a sentence', async () => {
    const { user } = lockedWindow(
      { deviceAlias: 'Cán bộ 1' },
      { keys: { unlockWithDevice: () => fail('device-key-failed', {}) } },
    );
    await user.click(await screen.findByRole('button', { name: /Mở nhanh/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('Nhập mật khẩu để mở kho');
    expect(document.activeElement).toBe(screen.getByLabelText('Mật khẩu'));
  });
});
