import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with rule and place for each violation that axe can see without layout and colours. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const wholeScreen = root.querySelector('main') !== null;
  const { violations } = await axe.run(root, {
    // happy-dom computes no colours and no boxes: contrast and target size are checked in the browser.
    rules: {
      'color-contrast': { enabled: false },
      'target-size': { enabled: false },
      // A part shown alone stands outside the landmarks of its screen.
      region: { enabled: wholeScreen },
      'page-has-heading-one': { enabled: wholeScreen },
    },
  });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
  expect(found).toEqual([]);
}
