// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../shared/contract.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleKinds, sampleSettings, sampleState, sampleUnit } from '../support/samples.ts';

async function settingsWindow(
  section: string,
  answers: { app?: Answers['app']; vault?: Answers['vault'] } = {},
) {
  let settings: Settings = sampleSettings;
  const window = openWindow({
    app: {
      state: () => succeed(sampleState('open')),
      saveSettings: ({ language, theme }) => {
        settings = { language: language ?? settings.language, theme: theme ?? settings.theme };
        return succeed(settings);
      },
      ...answers.app,
    },
    vault: answers.vault ?? {},
    unit: {
      get: () => succeed(sampleUnit),
      kinds: () => succeed(sampleKinds),
      save: () => succeed({ savedAt: '2024-04-22T09:12:40+07:00' }),
    },
    returns: { list: () => succeed([]) },
    directives: { list: () => succeed([]) },
  });
  await window.user.click(await screen.findByRole('button', { name: 'Cài đặt' }));
  await window.user.click(screen.getByRole('button', { name: section }));
  return window;
}

describe('settings', () => {
  it('change the language of every text at once', async () => {
    const { user, inputsOf } = await settingsWindow('Giao diện');
    await expectAccessible();
    await user.click(screen.getByRole('radio', { name: 'English' }));
    await screen.findByRole('heading', { name: 'Appearance' });
    expect(document.documentElement.lang).toBe('en');
    expect(screen.getByRole('button', { name: 'Lock' })).toBeDefined();
    expect(inputsOf('app.saveSettings')).toEqual([{ language: 'en' }]);
  });

  it('change the theme of the document; the system decides without one', async () => {
    const { user } = await settingsWindow('Giao diện');
    await user.click(screen.getByRole('radio', { name: 'Tối' }));
    expect(document.documentElement.dataset.theme).toBe('dark');
    await user.click(screen.getByRole('radio', { name: 'Theo hệ thống' }));
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  it('hold until the window closes when they cannot be written, and say so', async () => {
    const { user } = await settingsWindow('Giao diện', {
      app: { saveSettings: () => fail('settings-not-saved', {}) },
    });
    await user.click(screen.getByRole('radio', { name: 'Tối' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Không ghi được tệp cài đặt');
    expect(document.documentElement.dataset.theme).toBe('dark');
  });

  it('change the profile of the unit as a whole', async () => {
    const { user, inputsOf } = await settingsWindow('Đơn vị');
    const name = await screen.findByLabelText('Tên đơn vị');
    await expectAccessible();
    await user.clear(name);
    await user.click(screen.getByRole('button', { name: 'Ghi hồ sơ đơn vị' }));
    expect(screen.getByRole('alert', { name: 'Có 1 chỗ cần sửa' })).toBeDefined();
    await user.type(name, 'Ủy ban nhân dân huyện Bản Mới');
    await user.click(screen.getByRole('button', { name: 'Ghi hồ sơ đơn vị' }));
    expect(await screen.findByText('Đã ghi vào kho lúc 09:12:40')).toBeDefined();
    expect(inputsOf('unit.save')).toEqual([{ ...sampleUnit, name: 'Ủy ban nhân dân huyện Bản Mới' }]);
  });

  it('write a backup of the vault', async () => {
    const { user } = await settingsWindow('Kho dữ liệu', {
      vault: { backUp: () => succeed({ folderName: 'USB' }) },
    });
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Sao lưu' }));
    expect((await screen.findByRole('status')).textContent).toContain('Đã sao lưu vào thư mục USB');
  });

  it('tell the version', async () => {
    await settingsWindow('Giới thiệu');
    expect(screen.getByText('0.1.0')).toBeDefined();
    await expectAccessible();
  });

  it('lead back home by the path in the app bar', async () => {
    const { user } = await settingsWindow('Giới thiệu');
    await user.click(screen.getByRole('button', { name: 'Trang chính' }));
    await screen.findByRole('heading', { name: sampleUnit.name });
  });
});
