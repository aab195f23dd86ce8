import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Axe = {
  run(where: Document): Promise<{
    violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
  }>;
};

/** What axe finds on the screen as it is drawn, contrast included, in the light and in the dark theme. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate((shown) => {
      document.documentElement.dataset.theme = shown;
    }, theme);
    // Colours change over 120 ms: half-way they are nobody's.
    await page.waitForFunction(() => document.getAnimations().length === 0);
    found.push(...(await runAxe(page)).map((violation) => `${theme}: ${violation}`));
  }
  await page.evaluate(() => delete document.documentElement.dataset.theme);
  return found;
}

async function runAxe(page: Page): Promise<readonly string[]> {
  // The page's policy refuses scripts of others; the debugger may evaluate one.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(document);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  });
}

/** What breaks the rules of every screen: no scrolling sideways, nothing cut off, nothing disabled, one filled button. */
export function layoutProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { textOverflow, overflowX, position } = getComputedStyle(element);
      const name = `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`;
      if (textOverflow === 'ellipsis') found.push(`cut off: ${name}`);
      if (element.matches(':disabled')) found.push(`disabled: ${name}`);
      const scrolls = overflowX !== 'visible' && position !== 'absolute' && element.clientWidth > 2;
      if (scrolls && element.scrollWidth > element.clientWidth + 1) found.push(`scrolls sideways: ${name}`);
    }
    const filled = [...document.querySelectorAll<HTMLElement>('.button-filled')].filter((button) =>
      button.checkVisibility(),
    );
    if (filled.length > 1) found.push(`${filled.length} filled buttons`);
    return found;
  });
}
