// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReturnView } from '../../../renderer/route.ts';
import { useDrafts } from '../../../renderer/stores/drafts.ts';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { type KeptFile, type RoadStep, roadOf } from '../../../shared/domain/returnRoad.ts';
import type { VerifiedFile } from '../../../shared/domain/verifyEntry.ts';
import { fail, problem, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';

const draft = anOpenReturn();
const complete = { ...draft, answers: draft.itemIds.map((id) => anAnswer(id)) };
const taken = { at: '2024-04-25T14:30:00+07:00', slot: 's1', version: 1 };
const unsigned: KeptFile = {
  blobId: 'ab'.repeat(16),
  sha256: 'cd'.repeat(32),
  sizeBytes: 900_000,
  pages: 9,
  photos: 2,
  signatures: [],
};
const signed: KeptFile = {
  ...unsigned,
  sha256: 'ef'.repeat(32),
  signatures: [{ role: 'head', signer: 'Trần Văn An', signedAt: '2024-04-25T07:36:02Z' }],
};
const submitted: RoadStep = {
  ...taken,
  action: 'submitted',
  file: unsigned,
  requiredSignatures: ['head'],
};
const headSigned: RoadStep = { ...taken, action: 'signed', where: 'here', file: signed };
const sent: RoadStep = { ...taken, action: 'sent' };

const at = (...steps: RoadStep[]): OpenReturn => ({ ...complete, road: roadOf(steps, 1) });

/** The window at a screen of the return; `next` is what main reads after a step. */
function openAt(
  data: OpenReturn,
  { next = data, view = 'export' }: { next?: OpenReturn; view?: ReturnView } = {},
  answers: Answers = {},
) {
  let opened = false;
  return openReturnWindow(
    data,
    { view },
    {
      ...answers,
      returns: {
        open: () => {
          const shown = opened ? next : data;
          opened = true;
          return succeed(shown);
        },
      },
      report: {
        preview: () => succeed({ previewId: 'p1', pages: 9, sizeBytes: 900_000, photos: 2 }),
        ...answers.report,
      },
    },
  );
}
const currentStep = () =>
  within(screen.getByRole('list', { name: 'Các bước của báo cáo' }))
    .getAllByRole('listitem')
    .find((step) => step.getAttribute('aria-current') === 'step')?.textContent;

describe('submitting', () => {
  it('freezes the draft and shows the step and the hash of the kept copy', async () => {
    const { user, inputsOf } = await openAt(
      complete,
      { next: at(submitted) },
      {
        road: { submit: () => succeed({ savedAt }) },
      },
    );
    expect(currentStep()).toBe('Nháp');
    await user.click(screen.getByRole('radio', { name: 'Lãnh đạo và cơ quan' }));
    await user.click(screen.getByRole('button', { name: 'Trình ký' }));
    await screen.findByText('SHA-256 của bản đã trình');
    expect(inputsOf('road.submit')).toEqual([
      { returnId: complete.complianceReturn.returnId, signers: 'head-agency' },
    ]);
    expect(currentStep()).toBe('Trình ký');
    expect(document.body.textContent).toContain('cdcdcdcd cdcdcdcd');
    await expectAccessible();
  });

  it('says why it was refused and stays a draft', async () => {
    const { user } = await openAt(
      complete,
      {},
      {
        road: { submit: () => fail('return-changed-meanwhile', {}) },
      },
    );
    await user.click(screen.getByRole('button', { name: 'Trình ký' }));
    await screen.findByText(/thay đổi trong lúc lập bản trình ký/);
    expect(currentStep()).toBe('Nháp');
  });

  it('asks before it freezes a return with open items, and does not submit what contradicts', async () => {
    const open = await openAt(draft, {}, { road: { submit: () => succeed({ savedAt }) } });
    await open.user.click(screen.getByRole('button', { name: 'Trình ký' }));
    screen.getByRole('dialog', { name: 'Trình ký khi còn điểm chưa xong?' });
    expect(open.inputsOf('road.submit')).toHaveLength(0);

    const contradictory = {
      ...complete,
      answers: [anAnswer('1.1.a', { result: '' }), ...complete.answers.slice(1)],
    };
    const blocked = await openAt(contradictory);
    await blocked.user.click(screen.getByRole('button', { name: 'Trình ký' }));
    screen.getByText(/mâu thuẫn phải sửa trước khi ký/);
  });
});

describe('a frozen return', () => {
  it('is read only in the list, says why, and goes back to a draft only with a reason', async () => {
    const next = {
      ...complete,
      complianceReturn: { ...complete.complianceReturn, version: 2 },
    };
    const { user, inputsOf } = await openAt(
      at(submitted),
      { next, view: 'list' },
      {
        road: { sendBack: () => succeed({ savedAt }) },
      },
    );
    await screen.findByText('Bản 1 đã trình ký nên chỉ xem, không sửa.');
    expect(screen.queryByRole('textbox', { name: 'Kết quả' })).toBeNull();
    expect(screen.queryByRole('group', { name: /^Trạng thái/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Chọn tệp' })).toBeNull();
    await user.keyboard('{Alt>}1{/Alt}');
    expect(inputsOf('answers.save')).toHaveLength(0);
    await expectAccessible();

    await user.click(screen.getByRole('button', { name: 'Trả lại để sửa' }));
    const question = screen.getByRole('dialog', { name: 'Trả lại bản 1?' });
    const press = () => user.click(within(question).getByRole('button', { name: 'Trả lại' }));
    await press();
    within(question).getByText(/Chưa nhập lý do trả lại/);
    expect(inputsOf('road.sendBack')).toHaveLength(0);
    await user.type(within(question).getByRole('textbox', { name: 'Lý do trả lại' }), 'Bổ sung số liệu');
    await press();

    await screen.findByRole('textbox', { name: 'Kết quả' });
    expect(inputsOf('road.sendBack')).toEqual([
      { returnId: complete.complianceReturn.returnId, reason: 'Bổ sung số liệu' },
    ]);
  });

  it('says in the review and at the evidence that it is frozen, and leads to the next step', async () => {
    const { user } = await openAt(at(submitted), { view: 'review' });
    await screen.findByRole('heading', { name: 'Nội dung của bản 1' });
    const outline = () => within(screen.getByRole('navigation', { name: 'Mục lục báo cáo' }));
    await user.click(outline().getByRole('button', { name: /^Minh chứng/ }));
    await screen.findByText('Bản này không có minh chứng.');
    await user.click(outline().getByRole('button', { name: /^Soát lại/ }));
    await user.click(await screen.findByRole('button', { name: 'Xem bước tiếp theo' }));
    await screen.findByRole('radio', { name: 'Ký bằng tệp P12' });
  });

  it.each(['Thông tin báo cáo', 'Phần lời văn', 'Minh chứng'])(
    'has nothing to fill in at %s',
    async (name) => {
      const { user } = await openAt(at(submitted), { view: 'list' });
      await user.click(
        within(screen.getByRole('navigation', { name: 'Mục lục báo cáo' })).getByRole('button', {
          name: new RegExp(`^${name}`),
        }),
      );
      await screen.findByText('Bản 1 đã trình ký nên chỉ xem, không sửa.');
      expect(screen.queryAllByRole('textbox').map((field) => field.getAttribute('aria-label'))).toEqual([]);
      await expectAccessible();
    },
  );

  it('signs in the field of the chosen role, the agency last, and says whose signature is still missing', async () => {
    const all: RoadStep = { ...submitted, requiredSignatures: ['head', 'agency'] };
    const exported = {
      fileName: 'da-ky.pdf',
      sizeBytes: 934_000,
      sha256: signed.sha256,
      pages: 9,
      verification: {
        file: 'da-ky.pdf',
        verdict: 'indeterminate',
        signatures: [],
        payload: null,
        problems: [problem('signature-missing-role', { role: 'agency' })],
      },
    } as const;
    const { user, inputsOf } = await openAt(
      at(all),
      {},
      {
        report: {
          chooseP12: () => succeed({ p12Id: 'handle', fileName: 'lanh-dao.p12' }),
          export: () => succeed(exported),
        },
      },
    );
    await user.click(screen.getByRole('radio', { name: 'Ký bằng tệp P12' }));
    await user.click(screen.getByRole('radio', { name: 'Cơ quan' }));
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    screen.getByText(/Cơ quan ký sau cùng/);
    await user.click(screen.getByRole('radio', { name: 'Lãnh đạo' }));
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    screen.getByText(/Chưa chọn tệp chứng thư/);
    await user.click(screen.getByRole('button', { name: 'Chọn tệp chứng thư' }));
    const password = await screen.findByLabelText<HTMLInputElement>('Mật khẩu của tệp chứng thư');
    await user.click(password);
    await user.paste('x'.repeat(1025));
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    screen.getByText(/dài quá 1.024 ký tự/);
    expect(inputsOf('report.export')).toEqual([]);
    await user.clear(password);
    await user.type(password, 'bí mật');
    await user.click(screen.getByRole('button', { name: 'Ký bằng tệp P12' }));
    await screen.findByText('Còn thiếu chữ ký: cơ quan');
    expect(inputsOf('report.export')).toMatchObject([{ way: { kind: 'p12', role: 'head' } }]);
    expect(useDrafts.getState().texts).toEqual({});
    expect(screen.queryByText(/Chưa chọn tệp chứng thư/)).toBeNull();
    expect(document.body.textContent).not.toContain('Đề nghị đơn vị');
  });

  it('takes in a file signed elsewhere and shows its signatures', async () => {
    const file: VerifiedFile = {
      file: 'da-ky.pdf',
      verdict: 'indeterminate',
      signatures: [],
      payload: null,
      problems: [],
    };
    const { user } = await openAt(
      at(submitted),
      { next: at(submitted, headSigned) },
      {
        road: { takeInSigned: () => succeed(file) },
      },
    );
    await user.click(screen.getByRole('radio', { name: 'Nhập lại tệp đã ký' }));
    await user.click(screen.getByRole('button', { name: 'Nhập lại tệp đã ký' }));
    await screen.findByText(/Đã nhập da-ky\.pdf/);
    expect(currentStep()).toBe('Lãnh đạo đã ký');
    expect(document.body.textContent).toContain('Trần Văn An (lãnh đạo).');
  });

  it('leads from a taken-in file to the question whose its signature is', async () => {
    const unnamed = { field: 'Chuky1', role: null, signer: 'Trần Văn An', signedAt: null } as const;
    const imported: RoadStep = {
      ...taken,
      action: 'signed',
      where: 'elsewhere',
      file: { ...signed, signatures: [unnamed] },
    };
    const file: VerifiedFile = {
      file: 'da-ky.pdf',
      verdict: 'indeterminate',
      signatures: [],
      payload: null,
      problems: [],
    };
    const { user } = await openAt(
      at(submitted),
      { next: at(submitted, imported) },
      { road: { takeInSigned: () => succeed(file) } },
    );
    await user.click(screen.getByRole('radio', { name: 'Nhập lại tệp đã ký' }));
    await user.click(screen.getByRole('button', { name: 'Nhập lại tệp đã ký' }));
    await screen.findByRole('button', { name: 'Xác định chữ ký của ai' });
    const told = screen.getByText(/Đã nhập da-ky\.pdf/);
    const question = screen.getByRole('combobox', { name: 'Chữ ký ở trường “Chuky1” là của ai' });
    expect(told.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
    await expectAccessible();
  });

  it('offers the ways to sign by their worth, as the draft does', async () => {
    await openAt(at(submitted));
    const names = () =>
      within(screen.getByRole('group', { name: 'Bước tiếp theo' }))
        .getAllByRole('radio')
        .map((radio) => radio.closest('label')?.querySelector('.choice-label')?.textContent);
    expect(names()).toEqual([
      'Ký bằng USB token',
      'Ký bằng kho Windows',
      'Xuất PDF chưa ký',
      'Nhập lại tệp đã ký',
      'Ký bằng tệp P12',
      'Lưu bản in để ký tay',
      'Ghi nhận ký tay, gửi bản giấy',
    ]);
  });

  it('says that a file is not the kept copy', async () => {
    const { user } = await openAt(
      at(submitted),
      {},
      {
        road: { takeInSigned: () => fail('signed-file-not-ours', { file: 'khac.pdf' }) },
      },
    );
    await user.click(screen.getByRole('radio', { name: 'Nhập lại tệp đã ký' }));
    await user.click(screen.getByRole('button', { name: 'Nhập lại tệp đã ký' }));
    await screen.findByText(/không phải bản đã trình ký được ký tiếp/);
    expect(currentStep()).toBe('Trình ký');
  });

  it('records the number only with a date, and the sending', async () => {
    const { user, inputsOf } = await openAt(
      at(submitted, headSigned),
      { next: at(submitted, headSigned, sent) },
      {
        road: { record: () => succeed({ savedAt }) },
      },
    );
    expect(screen.queryByRole('radio', { name: 'Ký bằng tệp P12' })).toBeNull();
    const press = () => user.click(screen.getByRole('button', { name: 'Ghi nhận đã cấp số' }));
    await user.type(screen.getByRole('textbox', { name: 'Số văn bản' }), '486');
    await press();
    screen.getByText(/Ngày văn bản chưa đúng/);
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Ngày văn bản' }));
    expect(inputsOf('road.record')).toHaveLength(0);
    const day = screen.getByRole('textbox', { name: 'Ngày văn bản' });
    await user.type(day, '1/4/2024');
    screen.getByText(/Ngày văn bản 01\/04\/2024 ở trước ngày đầu kỳ báo cáo \(27\/04\/2024\)/);
    await user.clear(day);
    await user.type(day, '1/1/2999');
    screen.getByText(/Ngày văn bản 01\/01\/2999 ở sau hôm nay/);
    await press();
    expect(inputsOf('road.record')).toHaveLength(0);
    await user.clear(day);
    await user.type(day, '8/5/2024');
    await press();
    await waitFor(() => expect(currentStep()).toBe('Đã gửi'));
    expect(inputsOf('road.record')).toMatchObject([
      { what: { action: 'numbered', number: '486', date: '2024-05-08' } },
    ]);
    expect(screen.queryByRole('radio', { name: 'Ghi nhận đã gửi' })).toBeNull();
    screen.getByRole('button', { name: 'Lưu bản sao tệp đã ký' });
  });
});

describe('the record of the steps', () => {
  it('names who took each of them, in this vault or another', async () => {
    const takers = [
      { slot: 's1', kind: 'officer', name: 'Nguyễn Thị Hoa', isFormer: true },
      { slot: 's2', kind: 'officer', name: 'Lê Văn Bình', isFormer: false },
    ] as const;
    const data = at(submitted, { ...headSigned, slot: 's2' }, { ...sent, slot: 'abcdef' });
    await openAt({ ...data, takers });
    const record = within(screen.getByRole('region', { name: 'Nhật ký trình ký' }));
    record.getByText(/Nguyễn Thị Hoa \(đã gỡ\): trình ký/);
    record.getByText(/Lê Văn Bình: ký trong ứng dụng/);
    record.getByText(/Cán bộ đã gỡ \(abcd\): ghi nhận đã gửi/);
  });
});

describe('a step that is being taken', () => {
  it('leaves what is chosen meanwhile, and otherwise makes room for the likeliest step', async () => {
    let finish = () => undefined as undefined;
    const taken = new Promise<undefined>((resolve) => {
      finish = () => resolve(undefined) as undefined;
    });
    const { user } = await openAt(
      at(submitted, headSigned),
      {},
      {
        road: {
          record: async () => {
            await taken;
            return succeed({ savedAt });
          },
        },
      },
    );
    await user.type(screen.getByRole('textbox', { name: 'Số văn bản' }), '486');
    await user.type(screen.getByRole('textbox', { name: 'Ngày văn bản' }), '25/4/2024');
    await user.click(screen.getByRole('button', { name: 'Ghi nhận đã cấp số' }));
    await user.click(screen.getByRole('radio', { name: 'Lưu bản sao tệp đã ký' }));
    finish();
    await screen.findByRole('button', { name: 'Lưu bản sao tệp đã ký' });
    expect(screen.getByRole('radio', { name: 'Lưu bản sao tệp đã ký' })).toHaveProperty('checked', true);
  });
});

describe('the paper way', () => {
  it('saves a copy to sign by hand and says what comes next', async () => {
    const { user, inputsOf } = await openAt(
      at(submitted),
      {},
      { road: { savePrintCopy: () => succeed({ fileName: 'BC_ban-in.pdf', pages: 9 }) } },
    );
    await user.click(screen.getByRole('radio', { name: /Lưu bản in để ký tay/ }));
    await user.click(screen.getByRole('button', { name: 'Lưu bản in để ký tay' }));
    await screen.findByText(/Đã lưu BC_ban-in.pdf, 9 trang/);
    expect(inputsOf('road.savePrintCopy')).toEqual([{ returnId: complete.complianceReturn.returnId }]);
    await expectAccessible();
  });

  it('is not offered once somebody has signed in the file', async () => {
    await openAt(at(submitted, headSigned));
    expect(screen.queryByRole('radio', { name: /Lưu bản in để ký tay/ })).toBeNull();
  });
});

describe('the signature of the agency', () => {
  it('asks for number and date first, and leads there before a key is asked for', async () => {
    const both: RoadStep = { ...submitted, requiredSignatures: ['head', 'agency'] };
    const { user, inputsOf } = await openAt(at(both, headSigned));
    expect(screen.getByRole('radio', { name: /Ghi nhận đã cấp số/ })).toHaveProperty('checked', true);
    await user.click(screen.getByRole('radio', { name: /Ký bằng tệp/ }));
    await user.click(screen.getByRole('button', { name: /^Ký bằng tệp/ }));
    await screen.findByText(/còn để trống số hoặc ngày/);
    expect(screen.getByRole('radio', { name: /Ghi nhận đã cấp số/ })).toHaveProperty('checked', true);
    screen.getByRole('textbox', { name: 'Số văn bản' });
    expect(inputsOf('report.export')).toEqual([]);
  });
});
