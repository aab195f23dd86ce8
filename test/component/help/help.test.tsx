import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { chapterIds, chapterOf } from '../../../renderer/guide/chapters.ts';
import { pictures } from '../../../renderer/guide/pictures.ts';
import { shortcutOf } from '../../../renderer/returnParts/shortcuts.ts';
import { appShortcuts, screenShortcuts } from '../../../renderer/returnParts/shortcutTable.ts';
import { useRoute } from '../../../renderer/route.ts';
import { succeed } from '../../../shared/result.ts';
import { en } from '../../../shared/text/en.ts';
import { vi as vietnamese } from '../../../shared/text/vi.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';
import { openWindow } from '../support/openWindow.tsx';
import { sampleReturn, sampleState } from '../support/samples.ts';

const data = anOpenReturn({ complianceReturn: { returnId: sampleReturn.returnId } });

async function openHelp(view: 'list' | 'review' = 'list') {
  const opened = await openReturnWindow(data, { view });
  await opened.user.keyboard('{F1}');
  const sheet = await screen.findByRole('dialog', { name: 'Trợ giúp' });
  return { ...opened, sheet };
}
const keysIn = (sheet: HTMLElement) =>
  within(sheet)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);

describe('the help', () => {
  it('lists the keys that the screen has bound, and says what the guide says about it', async () => {
    const { sheet } = await openHelp();
    expect(keysIn(sheet)).toEqual(
      expect.arrayContaining(['Ctrl Enter', 'Alt 1 … Alt 5', 'F8, Shift F8', 'F1']),
    );
    expect(within(sheet).getByRole('heading', { name: 'Trả lời từng nội dung' })).toBeTruthy();
    await expectAccessible();
  });

  it('lists no key of another screen', async () => {
    const { sheet } = await openHelp('review');
    expect(keysIn(sheet)).toContain('Ctrl Enter');
    expect(keysIn(sheet)).not.toContain('Alt 1 … Alt 5');
    expect(within(sheet).getByRole('heading', { name: 'Soát lại' })).toBeTruthy();
  });

  it('gives focus back when it is closed', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.1.a' });
    const opener = screen.getByRole('button', { name: 'Trợ giúp (F1)' });
    await user.click(opener);
    const sheet = await screen.findByRole('dialog', { name: 'Trợ giúp' });
    sheet.dispatchEvent(new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(opener);
  });

  it('is there before unlocking too, without the keys of an open vault', async () => {
    const { user } = openWindow({ app: { state: () => succeed(sampleState('locked')) } });
    await screen.findByRole('banner');
    await user.keyboard('{F1}');
    const sheet = await screen.findByRole('dialog', { name: 'Trợ giúp' });
    expect(keysIn(sheet)).toContain('F1');
    expect(keysIn(sheet)).not.toContain('Ctrl K');
    expect(within(sheet).queryByRole('button', { name: 'Mở hướng dẫn đầy đủ' })).toBeNull();
    await expectAccessible();
  });

  it('leads to the guide at the chapter of the screen', async () => {
    const { user, sheet } = await openHelp('review');
    await user.click(within(sheet).getByRole('button', { name: 'Mở hướng dẫn đầy đủ' }));
    await screen.findByRole('heading', { level: 1, name: 'Soát lại' });
    expect(useRoute.getState().route).toEqual({ screen: 'guide', chapter: 'review' });
  });
});

describe('the guide', () => {
  async function openGuide() {
    const { user, sheet } = await openHelp();
    await user.click(within(sheet).getByRole('button', { name: 'Mở hướng dẫn đầy đủ' }));
    const chapters = await screen.findByRole('navigation', { name: 'Các chương của hướng dẫn' });
    return { user, chapters };
  }

  it('opens its chapters, and has no violation', async () => {
    const { user, chapters } = await openGuide();
    expect(within(chapters).getAllByRole('button')).toHaveLength(chapterIds.length);
    await user.click(within(chapters).getByRole('button', { name: 'Khi gặp trục trặc' }));
    await screen.findByRole('heading', { level: 1, name: 'Khi gặp trục trặc' });
    await user.click(screen.getByRole('button', { name: 'Chương sau: Bắt đầu' }));
    await screen.findByRole('heading', { level: 1, name: 'Bắt đầu' });
    await expectAccessible();
  });

  it('is searched without marks, and the words are marked', async () => {
    const { user, chapters } = await openGuide();
    await user.type(within(chapters).getByRole('searchbox', { name: 'Tìm trong hướng dẫn' }), 'ma phuc hoi');
    await waitFor(() =>
      expect(within(chapters).getAllByRole('button').length).toBeLessThan(chapterIds.length),
    );
    expect(document.querySelectorAll('article mark').length).toBeGreaterThan(0);
    await user.type(within(chapters).getByRole('searchbox', { name: 'Tìm trong hướng dẫn' }), 'zzz');
    await within(chapters).findByText(/Không có chương nào chứa/);
    await expectAccessible();
  });

  it('has every chapter in both languages with the same parts', () => {
    for (const id of chapterIds) {
      const [one, other] = [vietnamese.guide.chapters[id], en.guide.chapters[id]];
      expect(other.sections.map(({ lines }) => lines.length)).toEqual(
        one.sections.map(({ lines }) => lines.length),
      );
    }
    expect(Object.keys(vietnamese.guide.chapters)).toEqual([...chapterIds]);
  });

  it('shows a picture of the screen, with words for those who do not see it', async () => {
    const { user, chapters } = await openGuide();
    await user.click(within(chapters).getByRole('button', { name: 'Bắt đầu' }));
    expect(screen.getByRole('img', { name: /^Trang chính:/ }).getAttribute('src')).toMatch(/start.*\.png$/);
  });

  it('has small pictures, each with words in both languages', async () => {
    const folder = path.resolve(import.meta.dirname, '..', '..', '..', 'assets', 'guide');
    const files = (await readdir(folder)).toSorted();
    expect(files).toEqual(pictures.map(({ chapter }) => `${chapter}.png`).toSorted());
    for (const file of files) expect((await stat(path.join(folder, file))).size).toBeLessThan(60_000);
    expect(Object.keys(vietnamese.guide.pictures)).toEqual(pictures.map(({ chapter }) => chapter));
    expect(Object.keys(en.guide.pictures)).toEqual(pictures.map(({ chapter }) => chapter));
  });

  it('has a chapter for every screen', () => {
    expect(chapterOf(null)).toBe('start');
    expect(chapterOf({ screen: 'return', returnId: '', view: 'export' })).toBe('sign');
    expect(chapterOf({ screen: 'settings', section: 'backups' })).toBe('backup');
    expect(chapterOf({ screen: 'guide', chapter: 'không có' })).toBe('start');
  });
});

describe('the keys', () => {
  it('are each in the table once, and none belongs to the Vietnamese keyboard', () => {
    const keys = [...appShortcuts, ...screenShortcuts].flatMap((row): readonly string[] => row.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const shortcut of keys) {
      const parts = shortcut.split('+');
      const key = parts.at(-1) ?? '';
      const code = /^[A-Z]$/.test(key) ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : key;
      const [ctrlKey, altKey, shiftKey] = ['Ctrl', 'Alt', 'Shift'].map((part) => parts.includes(part));
      const event = new KeyboardEvent('keydown', {
        key,
        code,
        ctrlKey: ctrlKey === true,
        altKey: altKey === true,
        shiftKey: shiftKey === true,
      });
      expect(shortcutOf(event)).toBe(shortcut);
    }
  });
});
