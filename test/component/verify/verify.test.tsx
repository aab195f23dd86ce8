// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useRoute } from '../../../renderer/route.ts';
import type { VerifiedFile } from '../../../shared/domain/verifyEntry.ts';
import { fail, problem, succeed } from '../../../shared/result.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleState, sampleUnit } from '../support/samples.ts';

const { directive, unit, counts } = aPayload();
const signature = {
  field: 'sig-head',
  role: 'head' as const,
  signer: 'Trần Văn An',
  signedAt: null,
  coversWholeFile: true,
  coversRevision: true,
  trusted: true,
  problems: [],
};
const first = {
  returnId: 'b3f1a5c0-0d6e-4c55-9a39-0f5a2f6f3f10',
  version: 1,
  exportedAt: '2024-05-08T08:30:00+07:00',
  amendment: null,
};
const entries: readonly VerifiedFile[] = [
  {
    file: 'tot.pdf',
    verdict: 'valid',
    signatures: [signature],
    payload: { directive, unit, counts, ...first },
    problems: [],
  },
  {
    file: 'la.pdf',
    verdict: 'indeterminate',
    signatures: [{ ...signature, trusted: false }],
    payload: { directive, unit, counts, ...first },
    problems: [problem('signer-unknown', { signer: 'Trần Văn An' })],
  },
  {
    file: 'sua.pdf',
    verdict: 'invalid',
    signatures: [],
    payload: null,
    problems: [problem('not-a-pdf', {})],
  },
];

async function openVerify(verify: Answers['verify'] = {}) {
  const opened = openWindow({
    app: { state: () => succeed(sampleState('open')) },
    unit: { get: () => succeed(sampleUnit) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
    verify,
  });
  await screen.findByRole('banner');
  act(() => useRoute.getState().go({ screen: 'verify' }));
  await screen.findByRole('heading', { name: 'Kiểm tra tệp đã ký' });
  return opened;
}

describe('checking signed files', () => {
  it('gives each file its verdict in words, its signatures and figures, and never says "hợp lệ"', async () => {
    const { user } = await openVerify({ chosen: () => succeed(entries) });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    const cards = await screen.findAllByRole('article');
    expect(cards.map((card) => within(card).getByRole('heading', { level: 2 }).textContent)).toEqual([
      'tot.pdf',
      'la.pdf',
      'sua.pdf',
    ]);
    expect(cards.map((card) => card.querySelector('strong')?.textContent)).toEqual([
      'khớp',
      'chưa xác định được',
      'không khớp',
    ]);
    expect(cards[0]?.textContent).toContain('Lãnh đạo. Người ký: Trần Văn An');
    expect(cards[0]?.textContent).toContain(unit.name);
    expect(cards[2]?.textContent).toContain('không phải là PDF');
    expect(document.body.textContent).not.toContain('hợp lệ');
    await expectAccessible();
  });

  it('keeps what it showed when the person chooses nothing, and says why a check failed', async () => {
    let answer: ReturnType<NonNullable<NonNullable<Answers['verify']>['chosen']>> = succeed(entries);
    const { user } = await openVerify({ chosen: () => answer });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    await screen.findAllByRole('article');
    answer = succeed([]);
    await user.click(screen.getByRole('button', { name: 'Chọn tệp khác' }));
    expect(await screen.findAllByRole('article')).toHaveLength(3);
    answer = fail('engine-stopped', {});
    await user.click(screen.getByRole('button', { name: 'Chọn tệp khác' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Bộ phận xử lý dữ liệu đã dừng');
  });
});
