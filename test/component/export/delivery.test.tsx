// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';

const megabyte = 1024 * 1024;
const evidence = [
  anEvidence('Biên bản.pdf', { sizeBytes: 2 * megabyte }),
  anEvidence('Ảnh tủ máy.jpg', { sizeBytes: 4 * megabyte }),
  anEvidence('Không dùng.pdf', { sizeBytes: 1 }),
];
const { itemIds } = anOpenReturn();
const data = anOpenReturn({
  evidence,
  answers: itemIds.map((id, index) =>
    anAnswer(id, { evidenceIds: index === 0 ? evidence.slice(0, 2).map((file) => file.id) : [] }),
  ),
});
const { returnId } = data.complianceReturn;
const passphrase = 'mật khẩu của gói';

function openExport(report: Answers['report'] = {}, opened = data) {
  return openReturnWindow(
    opened,
    { view: 'export' },
    {
      road: { submit: () => succeed({ savedAt }) },
      report: {
        preview: ({ embedEvidence = 0 }) =>
          succeed({
            previewId: `p${embedEvidence}`,
            pages: 9,
            sizeBytes: 500_000 + embedEvidence,
            photos: 0,
          }),
        exportEvidence: () => succeed({ name: 'BC_minh-chung.zip.age', files: 2 }),
        ...report,
      },
    },
  );
}

describe('evidence inside the PDF', () => {
  it('is chosen by its total, says what fits, and is in the size shown before and in what is submitted', async () => {
    const { user, inputsOf } = await openExport();
    await screen.findByText(/khoảng 488 KB/);
    const choice = screen.getByRole('combobox', { name: 'Nhúng minh chứng vào PDF' });
    await user.selectOptions(choice, 'Tệp nhỏ, tổng cộng đến 5 MB');

    expect(
      screen.getByText('Sẽ nhúng 1/2 tệp (2 MB). Còn 1 tệp gửi riêng bằng gói minh chứng.'),
    ).toBeDefined();
    await screen.findByText(/khoảng 5,5 MB/);
    await user.selectOptions(choice, 'Tệp nhỏ, tổng cộng đến 20 MB');
    expect(screen.getByText('Sẽ nhúng 2/2 tệp (6 MB).')).toBeDefined();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Trình ký' }));
    expect(inputsOf('road.submit')).toEqual([{ returnId, signers: 'head', embedEvidence: 20 * megabyte }]);
  });

  it('is not offered for a return without evidence', async () => {
    await openExport({}, anOpenReturn({ answers: itemIds.map((id) => anAnswer(id)) }));
    expect(screen.queryByRole('combobox', { name: 'Nhúng minh chứng vào PDF' })).toBeNull();
  });
});

describe('an encrypted package', () => {
  async function filled(first: string, second: string, report: Answers['report'] = {}) {
    const opened = await openExport(report);
    await opened.user.click(screen.getByRole('button', { name: 'Xuất gói mã hóa (age)' }));
    await opened.user.type(screen.getByLabelText('Mật khẩu của gói'), first);
    if (second !== '') await opened.user.type(screen.getByLabelText('Nhập lại mật khẩu của gói'), second);
    await opened.user.click(screen.getByRole('button', { name: 'Ghi gói mã hóa' }));
    return opened;
  }

  it('is written with the password that was typed twice, and the password leaves the screen', async () => {
    const { inputsOf } = await filled(passphrase, passphrase);

    await screen.findByText('Đã xuất 2 tệp minh chứng vào BC_minh-chung.zip.age.');
    expect(inputsOf('report.exportEvidence')).toEqual([{ returnId, form: 'age', passphrase }]);
    expect(screen.queryByLabelText('Mật khẩu của gói')).toBeNull();
  });

  it.each([
    ['ngắn', 'ngắn', 'Mật khẩu của gói', 'Mật khẩu cần ít nhất 12 ký tự.'],
    [passphrase, 'mật khẩu khác', 'Nhập lại mật khẩu của gói', 'Hai lần nhập mật khẩu khác nhau.'],
  ])(
    'is not asked for with %s and %s: the field says why and has the focus',
    async (first, second, label, text) => {
      const { inputsOf } = await filled(first, second);

      expect(screen.getByText(text)).toBeDefined();
      expect(document.activeElement).toBe(screen.getByLabelText(label));
      expect(inputsOf('report.exportEvidence')).toEqual([]);
      await expectAccessible();
    },
  );

  it('that could not be written keeps what was typed', async () => {
    await filled(passphrase, passphrase, {
      exportEvidence: () => fail('evidence-lost', { name: 'Biên bản.pdf' }),
    });

    expect(await screen.findByText(/Biên bản.pdf/)).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>('Mật khẩu của gói').value).toBe(passphrase);
  });
});
