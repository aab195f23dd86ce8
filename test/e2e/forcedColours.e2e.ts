import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { setUp, startReturn } from './support/officialAtWork.ts';

/** Windows' high contrast and less motion, as the browser emulates them. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `forced colours and reduced motion in ${runtime}`, () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  let system: SystemColours;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-contrast-'));
    launched = await launchApp({
      userData: path.join(folder, 'user-data'),
      size: { width: 1366, height: 768 },
    });
    page = launched.page;
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    system = await systemColours(page);
    await setUp(page);
    await startReturn(page);
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('set words and grounds in the colours of the system', async () => {
    expect(await coloursOf(page.locator('body'))).toMatchObject({
      ground: system.Canvas,
      text: system.CanvasText,
    });
    expect(await strangeColours(page, system)).toEqual([]);
  });

  it('mark what is selected: the row, the entry of the outline, the filter', async () => {
    const selected = { ground: system.Highlight, text: system.HighlightText };
    const filter = page.locator('.filter-option:has(:checked)').first();
    expect(await coloursOf(page.locator('.item-row[aria-selected="true"]'))).toMatchObject(selected);
    expect(await coloursOf(page.locator('.item-row[aria-selected="true"] .item-label'))).toMatchObject({
      text: system.HighlightText,
    });
    expect(await coloursOf(page.locator('.outline-item[aria-current]').first())).toMatchObject(selected);
    expect(await coloursOf(filter)).toMatchObject(selected);
  });

  it('turn the filled button round and leave no edge that was transparent', async () => {
    expect(await coloursOf(page.locator('.button-filled').first())).toMatchObject({
      ground: system.ButtonText,
      text: system.ButtonFace,
    });
    const row = page.locator('.item-row[aria-selected="false"]').first();
    expect((await coloursOf(row)).startEdge).toBe(system.Canvas);
    const entry = page.locator('.outline-item:not([aria-current])').first();
    expect((await coloursOf(entry)).startEdge).toBe(system.Canvas);
  });

  it('show the focus in the colour of the system', async () => {
    const result = page.getByRole('textbox', { name: 'Kết quả' });
    await result.focus();
    expect(await coloursOf(result)).toMatchObject({ outline: system.Highlight });
    expect(await result.evaluate((field) => getComputedStyle(field).outlineStyle)).toBe('solid');
  });

  it('show a chosen status by its mark', async () => {
    const radio = page.getByRole('radio', { name: 'Đang thực hiện' });
    await radio.check();
    const chosen = await radio.evaluate((mark) => getComputedStyle(mark).backgroundImage);
    const other = await page
      .getByRole('radio', { name: 'Đã thực hiện' })
      .evaluate((mark) => getComputedStyle(mark).backgroundImage);
    expect(chosen).not.toBe(other);
  });

  it('let nothing move', async () => {
    expect(await movingThings(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
    expect((await movingThings(page)).length).toBeGreaterThan(0);
  });
});

const systemNames = [
  'Canvas',
  'CanvasText',
  'Highlight',
  'HighlightText',
  'ButtonFace',
  'ButtonText',
  'ButtonBorder',
  'LinkText',
  'Field',
  'FieldText',
  'GrayText',
  'Mark',
  'MarkText',
] as const;
type SystemColours = Record<(typeof systemNames)[number], string>;

/** What the browser draws for the names of the system. */
function systemColours(page: Page): Promise<SystemColours> {
  return page.evaluate((names) => {
    const probe = document.body.appendChild(document.createElement('i'));
    const entries = names.map((name) => {
      probe.style.setProperty('color', name);
      return [name, getComputedStyle(probe).color] as const;
    });
    probe.remove();
    return Object.fromEntries(entries) as SystemColours;
  }, systemNames);
}

function coloursOf(where: Locator) {
  return where.evaluate((element) => {
    const style = getComputedStyle(element);
    return {
      ground: style.backgroundColor,
      text: style.color,
      startEdge: style.borderInlineStartColor,
      outline: style.outlineColor,
    };
  });
}

/** Elements in sight with a ground or a text of a colour that the system does not have. */
function strangeColours(page: Page, system: SystemColours): Promise<readonly string[]> {
  return page.evaluate((own) => {
    return [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      if (!element.checkVisibility()) return [];
      const { color, backgroundColor } = getComputedStyle(element);
      return [color, backgroundColor]
        .filter((found) => !found.endsWith(', 0)') && !own.includes(found))
        .map((found) => `${element.tagName} ${element.className}: ${found}`);
    });
  }, Object.values(system));
}

/** What would take time to change or moves by itself. */
function movingThings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
      const moves = transitionDuration.split(', ').some((duration) => Number.parseFloat(duration) > 0);
      const runs = animationName !== 'none' && Number.parseFloat(animationDuration) > 0;
      return moves || runs ? [`${element.tagName} ${element.className}`] : [];
    }),
  );
}
