// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../shared/contractAnswers.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleKinds, sampleSettings, sampleState, sampleUnit } from '../support/samples.ts';

interface SettingsAnswers {
  readonly app?: Answers['app'];
  readonly vault?: Answers['vault'];
  readonly save?: NonNullable<Answers['unit']>['save'];
}

async function settingsWindow(section: string, answers: SettingsAnswers = {}) {
  let settings: Settings = sampleSettings;
  const window = openWindow({
    app: {
      state: () => succeed(sampleState('open')),
      saveSettings: ({ language, theme }) => {
        settings = { ...settings, language: language ?? settings.language, theme: theme ?? settings.theme };
        return succeed(settings);
      },
      ...answers.app,
    },
    vault: answers.vault ?? {},
    unit: {
      get: () => succeed(sampleUnit),
      kinds: () => succeed(sampleKinds),
      save: answers.save ?? (() => succeed({ savedAt: '2024-04-22T09:12:40+07:00' })),
    },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
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

  it('write the profile of the unit when a field is left', async () => {
    const { user, inputsOf } = await settingsWindow('Đơn vị');
    const name = await screen.findByLabelText('Tên đơn vị');
    await expectAccessible();
    await user.tab();
    expect(inputsOf('unit.save')).toEqual([]);
    await user.clear(name);
    await user.type(name, 'Ủy ban nhân dân huyện Bản Mới');
    expect(inputsOf('unit.save')).toEqual([]);
    await user.tab();
    expect(await screen.findByText('Đã ghi vào kho lúc 09:12:40')).toBeDefined();
    expect(inputsOf('unit.save')).toEqual([{ ...sampleUnit, name: 'Ủy ban nhân dân huyện Bản Mới' }]);
  });

  it('write the profile once when a changed field is left for another screen', async () => {
    const { user, inputsOf } = await settingsWindow('Đơn vị');
    await user.type(await screen.findByLabelText('Địa danh'), ' 2');
    await user.click(screen.getByRole('button', { name: 'Trang chính' }));
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('unit.save')).toEqual([{ ...sampleUnit, place: 'Suối Mơ 2' }]);
  });

  it('keep a profile that is not right in the fields, say so, and refuse to leave once', async () => {
    const { user, inputsOf } = await settingsWindow('Đơn vị');
    await user.clear(await screen.findByLabelText('Tên đơn vị'));
    await user.tab();
    expect(screen.getByText('Chưa ghi vào kho: còn 1 chỗ cần sửa')).toBeDefined();
    expect(screen.queryByRole('alert', { name: 'Có 1 chỗ cần sửa' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Trang chính' }));
    const summary = await screen.findByRole('alert', { name: 'Có 1 chỗ cần sửa' });
    expect(document.activeElement).toBe(summary);
    await user.click(screen.getByRole('button', { name: 'Trang chính' }));
    await screen.findByRole('heading', { name: sampleUnit.name });
    expect(inputsOf('unit.save')).toEqual([]);
  });

  it('offer to write again what could not be written', async () => {
    const answers = [
      fail('disk-full', { missingBytes: null }),
      succeed({ savedAt: '2024-04-22T09:15:00+07:00' }),
    ];
    const { user } = await settingsWindow('Đơn vị', {
      save: () => answers.shift() ?? fail('vault-locked', {}),
    });
    await user.type(await screen.findByLabelText('Địa danh'), ' 2');
    await user.tab();
    expect(await screen.findByText(/Ổ đĩa không còn đủ chỗ/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Ghi lại' }));
    expect(await screen.findByText('Đã ghi vào kho lúc 09:15:00')).toBeDefined();
  });

  it('write a backup of the vault', async () => {
    const { user } = await settingsWindow('Sao lưu và phục hồi', {
      vault: { backUp: () => succeed({ folderName: 'USB', problems: [], isLogged: true }) },
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
