// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Exported, OpenReturn } from '../../../shared/contractAnswers.ts';
import { countAnswers } from '../../../shared/domain/progress.ts';
import type { VerifiedFile } from '../../../shared/domain/verifyEntry.ts';
import { fail, problem, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';

const complete = anOpenReturn();
const allDone = { ...complete, answers: complete.itemIds.map((id) => anAnswer(id)) };
const { directive, unit } = aPayload();
const verification: VerifiedFile = {
  file: 'BC_ATTT.pdf',
  verdict: 'indeterminate',
  signatures: [
    {
      field: 'sig-head',
      role: 'head',
      signer: 'Trần Văn An',
      signedAt: '2024-04-25T07:36:02Z',
      coversWholeFile: true,
      coversRevision: true,
      trusted: false,
      problems: [],
    },
  ],
  payload: {
    directive,
    unit,
    counts: countAnswers(allDone.answers),
    returnId: 'b3f1a5c0-0d6e-4c55-9a39-0f5a2f6f3f10',
    version: 1,
    exportedAt: '2024-05-08T08:30:00+07:00',
    number: null,
    issuedOn: null,
    requiredSignatures: ['head'],
    amendment: null,
  },
  problems: [problem('revocation-not-checked', { signer: 'Trần Văn An' })],
};
const exported: Exported = {
  fileName: 'BC_ATTT.pdf',
  sizeBytes: 6_711_000,
  sha256: 'ab'.repeat(32),
  pages: 9,
  verification,
};

function openExport(data: OpenReturn = allDone, report: Answers['report'] = {}, others: Answers = {}) {
  return openReturnWindow(
    data,
    { view: 'export' },
    {
      ...others,
      report: {
        preview: () => succeed({ previewId: 'p1', pages: 9, sizeBytes: 6_711_000, photos: 2 }),
        chooseP12: () => succeed({ p12Id: 'handle', fileName: 'chung-thu.p12' }),
        export: () => succeed(exported),
        ...report,
      },
    },
  );
}

describe('exporting', () => {
  it('shows the size before, says what each way is worth, and has no accessibility violation', async () => {
    await openExport();
    expect(await screen.findByText('Bản 1, 9 trang, khoảng 6,4 MB. 2 ảnh trong phụ lục')).toBeDefined();
    expect(screen.getByText('Không phải chữ ký số chuyên dùng công vụ.')).toBeDefined();
    await expectAccessible();
  });

  it('explains a missing certificate and moves focus to its button', async () => {
    const { user, inputsOf } = await openExport();
    await user.click(screen.getByRole('radio', { name: 'Tệp chứng thư P12' }));
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    expect(screen.getByText(/Chưa chọn tệp chứng thư/)).toBeDefined();
    const choose = screen.getByRole('button', { name: 'Chọn tệp chứng thư' });
    expect(document.activeElement).toBe(choose);
    expect(choose.closest('.p12')?.textContent).toContain('Chưa chọn tệp chứng thư');
    await user.click(choose);
    expect(screen.queryByText(/Chưa chọn tệp chứng thư/)).toBeNull();
    expect(inputsOf('report.export')).toHaveLength(0);
  });

  it('says at the field that the password is wrong, until another one is typed', async () => {
    const { user } = await openExport(allDone, {
      export: () => fail('p12-wrong-password', { file: 'chung-thu.p12' }),
    });
    await user.click(screen.getByRole('radio', { name: 'Tệp chứng thư P12' }));
    await user.click(screen.getByRole('button', { name: 'Chọn tệp chứng thư' }));
    const password = await screen.findByLabelText<HTMLInputElement>('Mật khẩu của tệp chứng thư');
    await user.type(password, 'sai');
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    await waitFor(() => expect(password.getAttribute('aria-invalid')).toBe('true'));
    expect(document.activeElement).toBe(password);
    await expectAccessible();
    await user.type(password, 'đúng');
    expect(password.getAttribute('aria-invalid')).toBeNull();
  });

  it('is titled by what is chosen', async () => {
    const { user } = await openExport();
    screen.getByRole('heading', { name: 'Trình ký' });
    await user.click(screen.getByRole('radio', { name: 'Tệp chứng thư P12' }));
    screen.getByRole('heading', { name: 'Lãnh đạo ký' });
    await user.click(screen.getByRole('radio', { name: /^Chỉ niêm phong/ }));
    screen.getByRole('heading', { name: 'Niêm phong toàn vẹn' });
    const ways = within(screen.getByRole('group', { name: 'Bước tiếp theo' })).getAllByRole('radio');
    expect(ways.map((way) => way.closest('label')?.querySelector('.choice-label')?.textContent)).toEqual([
      'Trình ký',
      'USB token',
      'Kho chứng thư Windows',
      'Xuất PDF chưa ký',
      'Tệp chứng thư P12',
      'Chỉ niêm phong toàn vẹn',
    ]);
  });

  it('says of a sealed file that the signatures remain', async () => {
    const { user } = await openExport();
    await user.click(screen.getByRole('radio', { name: /^Chỉ niêm phong/ }));
    await user.click(screen.getByRole('button', { name: 'Niêm phong và xuất' }));
    await screen.findByRole('heading', { name: /^Đã niêm phong/ });
    const remaining = screen.getByRole('heading', { name: 'Việc còn lại' }).parentElement as HTMLElement;
    const steps = within(remaining).getAllByRole('listitem');
    expect(steps[0]?.textContent).toContain('lãnh đạo và cơ quan ký trên bản đã trình');
  });

  it('signs with the chosen certificate and says line by line what matches and what was not checked', async () => {
    const { user, inputsOf } = await openExport();
    await user.click(screen.getByRole('radio', { name: 'Tệp chứng thư P12' }));
    await user.click(screen.getByRole('button', { name: 'Chọn tệp chứng thư' }));
    await user.type(await screen.findByLabelText('Mật khẩu của tệp chứng thư'), 'bí mật');
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    await screen.findByRole('heading', { name: 'Lãnh đạo đã ký, tệp đã đọc lại và khớp' });
    expect(inputsOf('report.export')).toEqual([
      {
        returnId: allDone.complianceReturn.returnId,
        way: { kind: 'p12', p12Id: 'handle', password: 'bí mật' },
      },
    ]);
    expect(screen.getByText('Chữ ký số khớp, tệp không bị sửa sau khi ký')).toBeDefined();
    expect(screen.getByText('Chưa kiểm tra được tình trạng thu hồi')).toBeDefined();
    expect(screen.getByText('Không có dấu thời gian')).toBeDefined();
    expect(screen.getByText('Không phải chữ ký số chuyên dùng công vụ')).toBeDefined();
    expect(document.body.textContent).not.toContain('hợp lệ');
    expect(document.body.textContent).toContain('abababab abababab');
    await expectAccessible();
  });

  it('says of an unsigned draft what it is good for and that the signature comes first', async () => {
    const { user } = await openExport(allDone, {
      export: () => succeed({ ...exported, verification: null }),
    });
    await user.click(screen.getByRole('radio', { name: 'Xuất PDF chưa ký' }));
    await user.click(screen.getByRole('button', { name: 'Xuất PDF chưa ký' }));
    await screen.findByText('Tệp xuất từ bản nháp');
    const remaining = screen.getByRole('heading', { name: 'Việc còn lại' }).parentElement as HTMLElement;
    const steps = within(remaining)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(steps.slice(0, 2)).toEqual(['Lãnh đạo ký', 'Chuyển văn thư cấp số, ghi ngày, đóng dấu']);
    await expectAccessible();

    await user.click(screen.getByRole('button', { name: 'Xuất cách khác' }));
    expect(await screen.findByRole('radio', { name: 'Trình ký' })).toHaveProperty('checked', true);
  });

  it('says beside the signature why it shows no seal', async () => {
    const notices = [problem('seal-not-drawn', { reason: 'certificate' })];
    const { user } = await openExport(allDone, { export: () => succeed({ ...exported, notices }) });
    await user.click(screen.getByRole('radio', { name: 'Tệp chứng thư P12' }));
    await user.click(screen.getByRole('button', { name: 'Chọn tệp chứng thư' }));
    await user.type(await screen.findByLabelText('Mật khẩu của tệp chứng thư'), 'bí mật');
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    await screen.findByText(/Chứng thư không mang tên cơ quan của báo cáo/);
    expect(screen.getByText('Chữ ký số khớp, tệp không bị sửa sau khi ký')).toBeDefined();
    await expectAccessible();
  });

  it('does not call a file signed that does not match when read back', async () => {
    const broken = {
      ...exported,
      verification: { ...verification, verdict: 'invalid' as const, payload: null },
    };
    const { user } = await openExport(allDone, { export: () => succeed(broken) });
    await user.click(screen.getByRole('radio', { name: /^Chỉ niêm phong toàn vẹn/ }));
    await user.click(screen.getByRole('button', { name: 'Niêm phong và xuất' }));
    await screen.findByRole('heading', { name: 'Tệp đã ghi nhưng đọc lại chưa khớp' });
    expect(screen.queryByText(/đã đọc lại và khớp/)).toBeNull();
  });

  it('warns about unanswered items, asks once, and does not block', async () => {
    const { user, inputsOf } = await openExport(complete, {
      export: () => fail('export-exists', { file: 'BC.pdf' }),
    });
    await user.click(screen.getByRole('radio', { name: /^Chỉ niêm phong toàn vẹn/ }));
    const press = () => user.click(screen.getByRole('button', { name: 'Niêm phong và xuất' }));
    await press();
    const question = screen.getByRole('dialog', { name: 'Xuất báo cáo khi còn điểm chưa xong?' });
    expect(question.textContent).toContain('18 mục chưa có kết quả');
    await user.click(within(question).getByRole('button', { name: 'Vẫn xuất' }));
    await waitFor(() => expect(inputsOf('report.export')).toHaveLength(1));
    await press();
    await waitFor(() => expect(inputsOf('report.export')).toHaveLength(2));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('does not sign while something contradicts, and leads to the review', async () => {
    const data = { ...allDone, answers: [anAnswer('1.1.a', { result: '' }), ...allDone.answers.slice(1)] };
    const { user, inputsOf } = await openExport(data);
    await user.click(screen.getByRole('radio', { name: /^Chỉ niêm phong toàn vẹn/ }));
    await user.click(screen.getByRole('button', { name: 'Niêm phong và xuất' }));
    expect(inputsOf('report.export')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Mở Soát lại' }));
    await screen.findByRole('heading', { name: 'Soát lại trước khi ký' });
  });

  it('does not export before everything typed is in the vault', async () => {
    const { user, inputsOf } = await openExport(
      allDone,
      {},
      {
        returns: { saveTexts: () => fail('disk-full', { missingBytes: null }) },
      },
    );
    await user.click(screen.getByRole('button', { name: 'Phần lời văn' }));
    await user.type(await screen.findByRole('textbox', { name: 'V. Đề xuất, kiến nghị' }), 'x');
    await user.click(screen.getByRole('button', { name: 'Trình ký và xuất' }));
    await user.click(await screen.findByRole('radio', { name: /^Chỉ niêm phong toàn vẹn/ }));
    await user.click(screen.getByRole('button', { name: 'Niêm phong và xuất' }));
    await screen.findByText(/chưa ghi được vào kho nên chưa xuất/);
    expect(inputsOf('report.export')).toHaveLength(0);
    expect(savedAt).toBeDefined();
  });

  it('says why the draft could not be built and builds it again', async () => {
    let broken = true;
    const { user } = await openExport(allDone, {
      preview: () =>
        broken
          ? fail('evidence-damaged', { name: 'ảnh.jpg' })
          : succeed({ previewId: 'p2', pages: 3, sizeBytes: 90_000, photos: 0 }),
    });
    const again = await screen.findByRole('button', { name: 'Dựng lại bản nháp' });
    broken = false;
    await user.click(again);
    await screen.findByText('Bản 1, 3 trang, khoảng 88 KB');
  });
});
