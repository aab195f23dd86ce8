import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useRoute } from '../../../renderer/route.ts';
import { emptyAnswer } from '../../../shared/domain/answer.ts';
import { succeed } from '../../../shared/result.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';
import { sampleReturn, sampleSettings } from '../support/samples.ts';

const file = {
  id: '0'.repeat(31).concat('1'),
  returnId: sampleReturn.returnId,
  name: 'Quyết định phân công trực.pdf',
  sizeBytes: 1000,
  sha256: 'a'.repeat(64),
  mediaType: 'application/pdf',
  addedAt: savedAt,
  caption: 'Phân công trực lễ',
  annexBlobId: null,
};
const data = anOpenReturn({
  complianceReturn: { returnId: sampleReturn.returnId },
  evidence: [file],
  answers: [
    {
      ...emptyAnswer('1.3.d'),
      status: 'done',
      result: 'Đã cô lập 02 máy nhiễm mã độc tại Phòng Văn hóa.',
      evidenceIds: [file.id],
    },
  ],
});
const other = anOpenReturn({
  complianceReturn: {
    returnId: '11111111-3c1e-4a53-9f0a-6d6a4f4e2a10',
    period: { from: '2024-08-20', to: '2024-09-05' },
  },
  answers: [{ ...emptyAnswer('1.1.a'), result: 'Trực ban dịp Quốc khánh.' }],
});
const otherSummary = {
  ...sampleReturn,
  returnId: other.complianceReturn.returnId,
  period: other.complianceReturn.period,
};

async function openPalette(overrides: Parameters<typeof openReturnWindow>[2] = {}) {
  const opened = await openReturnWindow(
    data,
    { itemId: '1.1.a' },
    {
      returns: {
        list: () => succeed({ returns: [sampleReturn, otherSummary], problems: [] }),
        open: ({ returnId }) => succeed(returnId === other.complianceReturn.returnId ? other : data),
      },
      ...overrides,
    },
  );
  const opener = screen.getByRole('textbox', { name: /^Kết quả/ });
  opener.focus();
  await opened.user.keyboard('{Control>}k{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Tìm mọi nơi' });
  return { ...opened, opener, dialog, field: within(dialog).getByRole('combobox') };
}

const lines = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

describe('the search in everything', () => {
  it('lists commands, screens and returns in groups, and has no violation', async () => {
    const { dialog, field } = await openPalette();
    expect(document.activeElement).toBe(field);
    await waitFor(() => expect(within(dialog).getAllByRole('group')).toHaveLength(3));
    for (const name of ['Lệnh', 'Màn hình', 'Báo cáo'])
      expect(within(dialog).getByRole('group', { name })).toBeTruthy();
    await expectAccessible();
  });

  it('finds an item by number, by its answer and without marks, and marks what was found', async () => {
    const { user, dialog } = await openPalette();
    await user.keyboard('may nhiem ma doc');
    const line = await screen.findByRole('option', { name: /1\.3\.d/ });
    expect([...line.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['máy', 'nhiễm', 'mã', 'độc']),
    );
    expect(within(dialog).getByRole('group', { name: /Nội dung yêu cầu/ })).toBeTruthy();
    await expectAccessible();
  });

  it('opens the first line with Enter, and gives the panel the focus', async () => {
    const { user } = await openPalette();
    await user.keyboard('may nhiem{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(useRoute.getState().route).toMatchObject({ view: 'list', itemId: '1.3.d' });
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('complementary', { name: 'Mục 1.3.d' })),
    );
  });

  it('opens the line chosen with the arrows', async () => {
    const { user, field } = await openPalette();
    await user.keyboard('soat lai');
    await waitFor(() => expect(lines().length).toBeGreaterThan(1));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(field.getAttribute('aria-activedescendant')).toBeTruthy());
    const id = field.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(id)?.getAttribute('role')).toBe('option');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(useRoute.getState().route).toMatchObject({ view: 'review' }));
  });

  it('finds files by name, and content of the other returns', async () => {
    const { user, field } = await openPalette();
    await user.keyboard('phan cong truc');
    await waitFor(() => expect(lines().join()).toContain('Quyết định phân công trực.pdf'));
    await user.clear(field);
    await user.keyboard('quoc khanh');
    await user.click(await screen.findByRole('option', { name: /1\.1\.a/ }));
    await waitFor(() =>
      expect(useRoute.getState().route).toMatchObject({
        returnId: other.complianceReturn.returnId,
        itemId: '1.1.a',
      }),
    );
  });

  it('does a command: locks, changes the theme', async () => {
    const { user, inputsOf } = await openPalette({
      app: { saveSettings: () => succeed({ ...sampleSettings, theme: 'dark' }) },
    });
    await user.keyboard('nen toi{Enter}');
    await waitFor(() => expect(inputsOf('app.saveSettings')).toEqual([{ theme: 'dark' }]));
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('khoa kho{Enter}');
    await waitFor(() => expect(inputsOf('vault.lock')).toHaveLength(1));
  });

  it('says what to do when nothing is found', async () => {
    const { user, dialog } = await openPalette();
    await user.keyboard('zzz');
    await within(dialog).findByText(/Không có kết quả nào cho “zzz”/);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('dialog')).toBe(dialog);
    await expectAccessible();
  });

  it('gives focus back on Esc', async () => {
    const { user, opener } = await openPalette();
    await user.keyboard('muc{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(opener);
  });

  it('is opened from the app bar, and not while another question is open', async () => {
    const { user } = await openReturnWindow(data, { itemId: '1.1.a' });
    await user.click(screen.getByRole('button', { name: 'Tìm mọi nơi (Ctrl K)' }));
    await screen.findByRole('dialog', { name: 'Tìm mọi nơi' });
    await user.click(screen.getByRole('button', { name: 'Đóng' }));
    await user.click(screen.getByRole('button', { name: 'Đầu mối hỗ trợ' }));
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('dialog', { name: 'Tìm mọi nơi' })).toBeNull();
  });
});
