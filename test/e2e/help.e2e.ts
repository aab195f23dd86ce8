import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { setUp, startReturn } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

/** What stands over every screen: the search in everything and the help; and the guide, in both themes. */
describeUnless(whyNoApp(), `search, help and guide in ${runtime}`, () => {
  let launched: LaunchedApp;
  let page: Page;
  const faults = async () => [...(await axeViolations(page)), ...(await layoutProblems(page))];

  beforeAll(async () => {
    launched = await launchApp({ size: { width: 1024, height: 600 } });
    page = launched.page;
    await setUp(page);
    await startReturn(page);
  });
  afterAll(() => launched?.close());

  it('have no violation, and give focus back', async () => {
    const opener = page.getByRole('button', { name: 'Trợ giúp (F1)' });
    await opener.focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.type('ung truc');
    await page
      .getByRole('option', { name: /1\.1\.a/ })
      .first()
      .waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);

    await page.keyboard.press('F1');
    await page.getByRole('rowheader', { name: 'Ctrl K' }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Mở hướng dẫn đầy đủ' }).click();
    const chapters = await page.getByRole('navigation').getByRole('button').all();
    for (const chapter of chapters.slice(1)) {
      await chapter.click();
      expect(await faults()).toEqual([]);
    }
    await page.getByRole('button', { name: 'Trang chính' }).click();
    expect(launched.consoleProblems).toEqual([]);
  });
});
