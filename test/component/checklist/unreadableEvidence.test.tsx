// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';

const roster = anEvidence('Lịch trực.pdf');
const lostId = '0123456789abcdef0123456789abcdef';
const withIds = (evidenceIds: string[]): OpenReturn =>
  anOpenReturn({ answers: [anAnswer('1.1.a', { evidenceIds })], evidence: [roster] });

describe('evidence whose record is damaged', () => {
  it('stands among the files of its item and is taken off with a reason', async () => {
    let data = withIds([roster.id, lostId]);
    const { user, inputsOf } = await openReturnWindow(
      data,
      { itemId: '1.1.a' },
      {
        returns: { open: () => succeed(data) },
        evidence: {
          unlinkDamaged: () => {
            data = withIds([roster.id]);
            return succeed({ savedAt });
          },
        },
      },
    );
    const panel = await screen.findByRole('complementary', { name: 'Mục 1.1.a' });
    expect(within(panel).getByText('Tệp không đọc được (mã 01234567)')).toBeDefined();
    await expectAccessible();
    await user.click(within(panel).getByRole('button', { name: 'Bỏ tệp mã 01234567 khỏi mục' }));
    const dialog = screen.getByRole('dialog', { name: 'Bỏ tệp không đọc được khỏi mục 1.1.a' });
    await user.click(within(dialog).getByRole('button', { name: 'Bỏ khỏi mục' }));
    expect(within(dialog).getByText('Nhập lý do bỏ tệp khỏi mục.')).toBeDefined();
    expect(inputsOf('evidence.unlinkDamaged')).toEqual([]);
    await user.type(within(dialog).getByLabelText('Lý do'), 'hỏng sau khi mất điện');
    await user.click(within(dialog).getByRole('button', { name: 'Bỏ khỏi mục' }));
    await waitFor(() => expect(screen.queryByText(/Tệp không đọc được/)).toBeNull());
    expect(inputsOf('evidence.unlinkDamaged')).toMatchObject([
      { itemId: '1.1.a', evidenceId: lostId, reason: 'hỏng sau khi mất điện' },
    ]);
    expect(screen.getByText('Lịch trực.pdf')).toBeDefined();
  });

  it('says in the dialog why it stays', async () => {
    const { user } = await openReturnWindow(
      withIds([lostId]),
      { itemId: '1.1.a' },
      { evidence: { unlinkDamaged: () => fail('vault-read-only', {}) } },
    );
    await user.click(await screen.findByRole('button', { name: 'Bỏ tệp mã 01234567 khỏi mục' }));
    const dialog = screen.getByRole('dialog');
    await user.type(within(dialog).getByLabelText('Lý do'), 'thử');
    await user.click(within(dialog).getByRole('button', { name: 'Bỏ khỏi mục' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('chế độ chỉ đọc');
    await user.click(within(dialog).getByRole('button', { name: 'Hủy' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
