import { act, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { type ReturnView, useRoute } from '../../../renderer/route.ts';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { succeed } from '../../../shared/result.ts';
import type { Answers } from './fakeBridge.ts';
import { openWindow } from './openWindow.tsx';
import { sampleReturn, sampleState, sampleUnit } from './samples.ts';

export const savedAt = '2024-04-22T09:42:18+07:00';

/** Opens the window at a place of a return. Every write succeeds unless the test answers otherwise. */
export async function openReturnWindow(
  data: OpenReturn,
  place: { readonly view?: ReturnView; readonly itemId?: string } = {},
  answers: Answers = {},
) {
  // Main serves evidence and drafts under addresses of its own; here there are none.
  vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }));
  const saved = () => succeed({ savedAt });
  const opened = openWindow({
    app: { state: () => succeed(sampleState('open')), ...answers.app },
    drafts: { ...answers.drafts },
    unit: { get: () => succeed(sampleUnit) },
    directives: { list: () => succeed([]) },
    vault: { lock: () => succeed(undefined), ...answers.vault },
    returns: {
      list: () => succeed({ returns: [sampleReturn], problems: [] }),
      open: () => succeed(data),
      saveDetails: saved,
      saveTexts: saved,
      ...answers.returns,
    },
    answers: { save: saved, ...answers.answers },
    evidence: { link: saved, unlink: saved, setCaption: saved, ...answers.evidence },
    audit: { ...answers.audit },
    report: { ...answers.report },
    road: { ...answers.road },
    tokens: { modules: () => succeed([]), ...answers.tokens },
    verify: { ...answers.verify },
  });
  await screen.findByRole('banner');
  const { returnId } = data.complianceReturn;
  const { view = 'list', itemId } = place;
  act(() =>
    useRoute
      .getState()
      .go(
        itemId === undefined
          ? { screen: 'return', returnId, view }
          : { screen: 'return', returnId, view, itemId },
      ),
  );
  await screen.findByRole('navigation', { name: 'Mục lục báo cáo' });
  return opened;
}
