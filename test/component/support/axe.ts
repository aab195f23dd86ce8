import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with rule and place for each violation of WCAG 2.1 A and AA that can be seen without layout and colours. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const { violations } = await axe.run(root, {
    // happy-dom computes no colours and no boxes: contrast and target size are checked in the browser.
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
  });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
  expect(found).toEqual([]);
}
