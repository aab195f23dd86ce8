// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Exported, OpenReturn } from '../../../shared/contractAnswers.ts';
import { type KeptFile, type RoadStep, roadOf } from '../../../shared/domain/returnRoad.ts';
import type { VerifiedFile } from '../../../shared/domain/verifyEntry.ts';
import { succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';

const draft = anOpenReturn();
const taken = { at: '2024-04-25T14:30:00+07:00', slot: 's1', version: 1 };
const unsigned: KeptFile = {
  blobId: 'ab'.repeat(16),
  sha256: 'cd'.repeat(32),
  sizeBytes: 900_000,
  pages: 9,
  photos: 0,
  signatures: [],
};
const headSignature = { role: 'head', signer: 'Trần Văn An', signedAt: '2024-04-25T07:36:02Z' } as const;
const submitted: RoadStep = {
  ...taken,
  action: 'submitted',
  file: unsigned,
  requiredSignatures: ['head', 'agency'],
};
const headSigned: RoadStep = {
  ...taken,
  action: 'signed',
  where: 'here',
  file: { ...unsigned, sha256: 'ef'.repeat(32), signatures: [headSignature] },
};
const numbered: RoadStep = { ...taken, action: 'numbered', number: '486', date: '2024-05-08' };
const verification: VerifiedFile = {
  file: 'da-ky.pdf',
  verdict: 'indeterminate',
  signatures: [
    {
      ...headSignature,
      field: 'sig-head',
      coversWholeFile: true,
      coversRevision: true,
      trusted: false,
      problems: [],
    },
  ],
  payload: null,
  problems: [],
};
const exported: Exported = {
  fileName: 'da-ky.pdf',
  sizeBytes: 934_000,
  sha256: 'ef'.repeat(32),
  pages: 9,
  verification,
};

const at = (...steps: RoadStep[]): OpenReturn => ({
  ...draft,
  complianceReturn: { ...draft.complianceReturn, deadline: '2024-05-10' },
  answers: draft.itemIds.map((id) => anAnswer(id)),
  road: roadOf(steps, 1),
});

/** The window at the export of `before`; main reads `after` once a file was written. */
async function write(before: OpenReturn, after: OpenReturn, result: Exported = exported) {
  let reads = 0;
  return openReturnWindow(
    before,
    { view: 'export' },
    {
      returns: { open: () => succeed(reads++ === 0 ? before : after) },
      report: {
        preview: () => succeed({ previewId: 'p1', pages: 9, sizeBytes: 900_000, photos: 0 }),
        chooseP12: () => succeed({ p12Id: 'handle', fileName: 'lanh-dao.p12' }),
        export: () => succeed(result),
      },
    },
  );
}

/** The remaining steps: name and buttons of each. */
function remaining() {
  const part = screen.getByRole('heading', { name: 'Việc còn lại' }).parentElement as HTMLElement;
  return within(within(part).getByRole('list'))
    .getAllByRole('listitem')
    .map((step) => [
      step.querySelector('.next-step-name')?.textContent,
      ...within(step)
        .queryAllByRole('button')
        .map((button) => button.textContent),
    ]);
}

describe('what remains after a file was written', () => {
  it('names who signed and gives each remaining step its meaning and its buttons', async () => {
    const { user } = await write(at(submitted), at(submitted, headSigned));
    await user.click(screen.getByRole('radio', { name: 'Ký bằng tệp P12' }));
    await user.click(screen.getByRole('button', { name: 'Chọn tệp chứng thư' }));
    await user.type(await screen.findByLabelText('Mật khẩu của tệp chứng thư'), 'bí mật');
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    await screen.findByRole('heading', { name: 'Lãnh đạo đã ký, tệp đã đọc lại và khớp' });

    expect(remaining()).toEqual([
      ['Văn thư cấp số, ghi ngày', 'Ghi nhận đã cấp số', 'Lưu bản sao tệp đã ký'],
      ['Cơ quan ký, đóng dấu', 'Ký với vai trò cơ quan', 'Nhập lại tệp đã ký'],
      [`Gửi ${draft.unit.recipient}`],
    ]);
    screen.getByText('Hạn nộp 10/05/2024. Tệp 912 KB.');
    expect(document.querySelectorAll('.button-filled')).toHaveLength(1);
    await expectAccessible();
  });

  it('opens the panel with the step that was pressed', async () => {
    const { user } = await write(at(submitted), at(submitted, headSigned));
    await user.click(screen.getByRole('radio', { name: 'Ký bằng tệp P12' }));
    await user.click(screen.getByRole('button', { name: 'Chọn tệp chứng thư' }));
    await user.type(await screen.findByLabelText('Mật khẩu của tệp chứng thư'), 'bí mật');
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    await user.click(await screen.findByRole('button', { name: 'Nhập lại tệp đã ký' }));
    expect(screen.getByRole('radio', { name: 'Nhập lại tệp đã ký' })).toHaveProperty('checked', true);
  });

  it('leads from an unsigned copy first to taking in the signed file', async () => {
    const { user } = await write(at(submitted), at(submitted), { ...exported, verification: null });
    await user.click(screen.getByRole('radio', { name: 'Xuất PDF chưa ký' }));
    await user.click(screen.getByRole('button', { name: 'Xuất PDF chưa ký' }));
    await screen.findByRole('heading', { name: 'Đã xuất PDF chưa ký' });

    expect(remaining()[0]).toEqual(['Lãnh đạo ký', 'Nhập lại tệp đã ký', 'Ký với vai trò lãnh đạo']);
    expect(screen.getByRole('button', { name: 'Nhập lại tệp đã ký' }).className).toContain('button-filled');
  });
});

describe('the panel of a frozen return', () => {
  const rest = `cơ quan ký, đóng dấu; gửi ${draft.unit.recipient}.`;
  it.each([
    ['Lãnh đạo ký', `Bản 1. Sau đó: văn thư cấp số, ghi ngày; ${rest}`, at(submitted)],
    ['Văn thư cấp số, ghi ngày', `Bản 1. Sau đó: ${rest}`, at(submitted, headSigned)],
    [
      'Cơ quan ký, đóng dấu',
      `Bản 1. Sau đó: gửi ${draft.unit.recipient}.`,
      at(submitted, headSigned, numbered),
    ],
  ])('is titled by the next step, "%s", and says what follows', async (title, note, data) => {
    await write(data, data);
    screen.getByRole('heading', { level: 1, name: title });
    screen.getByText(note);
  });
});
