// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReturnView } from '../../../renderer/route.ts';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import type { ReplacedReturn } from '../../../shared/domain/buildAmendment.ts';
import { buildPayload } from '../../../shared/domain/buildPayload.ts';
import { type KeptFile, type RoadStep, roadOf } from '../../../shared/domain/returnRoad.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';

const blank = anOpenReturn();
const first: OpenReturn = {
  ...blank,
  answers: blank.itemIds.map((id) => anAnswer(id, { result: `Đã thực hiện mục ${id}.` })),
};
const { returnId } = first.complianceReturn;
const taken = { at: '2024-04-25T14:30:00+07:00', slot: 's1', version: 1 };
const unsigned: KeptFile = {
  blobId: 'ab'.repeat(16),
  sha256: 'cd'.repeat(32),
  sizeBytes: 900_000,
  pages: 9,
  photos: 0,
  signatures: [],
};
const signature = { signer: 'Trần Văn An', signedAt: '2024-04-25T07:36:02Z' };
const signed: KeptFile = {
  ...unsigned,
  sha256: 'ef'.repeat(32),
  signatures: [{ field: 'sig-head', role: 'head', ...signature }],
};
const submitted: RoadStep = { ...taken, action: 'submitted', file: unsigned, requiredSignatures: ['head'] };
const headSigned: RoadStep = { ...taken, action: 'signed', where: 'here', file: signed };
const numbered: RoadStep = { ...taken, action: 'numbered', number: '215', date: '2024-04-28' };
const sent: RoadStep = {
  ...taken,
  action: 'sent',
  to: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  file: { name: 'BC_ATTT.pdf', sha256: signed.sha256 },
};
const amended: RoadStep = { ...taken, action: 'amended', reason: 'Hoàn thành xử lý địa chỉ IP còn lại.' };
const untilSent = [submitted, headSigned, numbered, sent];

const at = (...steps: RoadStep[]): OpenReturn => ({ ...first, road: roadOf(steps, 1) });
const draft: OpenReturn = {
  ...first,
  complianceReturn: { ...first.complianceReturn, version: 2 },
  road: roadOf([...untilSent, amended], 2),
};
const replaced: ReplacedReturn = {
  payload: buildPayload({
    ...first,
    directiveSha256: '0'.repeat(64),
    exportedAt: taken.at,
    auditHead: null,
    sample: false,
    requiredSignatures: ['head'],
  }),
  sha256: signed.sha256,
  reason: 'x',
};

function openAt(data: OpenReturn, view: ReturnView, answers: Answers['road'] = {}, next = data) {
  let opened = false;
  return openReturnWindow(data, view === 'list' ? { view, itemId: '1.1.a' } : { view }, {
    road: { replaced: () => succeed(replaced), ...answers },
    returns: {
      open: () => {
        const shown = opened ? next : data;
        opened = true;
        return succeed(shown);
      },
    },
    report: { preview: () => succeed({ previewId: 'p1', pages: 9, sizeBytes: 900_000, photos: 0 }) },
  });
}

describe('beginning an amended return', () => {
  it('asks for the reason, and the draft says which sent file it amends and that nothing has changed yet', async () => {
    const { user, inputsOf } = await openAt(
      at(...untilSent),
      'export',
      { amend: () => succeed({ savedAt }) },
      draft,
    );
    screen.getByText('BC_ATTT.pdf, SHA-256 efefefef', { exact: false });
    await user.click(screen.getByRole('radio', { name: 'Lập báo cáo bổ sung, thay thế' }));
    await user.click(screen.getByRole('button', { name: 'Lập báo cáo bổ sung, thay thế' }));
    const question = screen.getByRole('dialog', { name: 'Lập báo cáo bổ sung, thay thế bản 1?' });
    const press = () =>
      user.click(within(question).getByRole('button', { name: 'Lập báo cáo bổ sung, thay thế' }));
    await press();
    within(question).getByText(/Chưa nhập lý do bổ sung, thay thế/);
    expect(inputsOf('road.amend')).toEqual([]);
    await expectAccessible();
    await user.type(within(question).getByRole('textbox'), 'Hoàn thành xử lý.');
    await press();

    await screen.findByText('Báo cáo bổ sung, thay thế lần 1');
    expect(inputsOf('road.amend')).toEqual([{ returnId, reason: 'Hoàn thành xử lý.' }]);
    screen.getByText('Thay thế bản 1, số 215 ngày 28/04/2024, ghi nhận đã gửi lúc 25/04/2024 14:30');
    screen.getByText(/Chưa có thay đổi so với bản đã gửi/);
    await expectAccessible();
  });

  it('is offered where a sent return is read, and says why it was refused', async () => {
    const { user } = await openAt(at(...untilSent), 'list', {
      amend: () => fail('road-step-refused', { state: 'draft', action: 'amended' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Lập báo cáo bổ sung, thay thế' }));
    const question = screen.getByRole('dialog');
    await user.type(within(question).getByRole('textbox'), 'Vì thế.');
    await user.click(within(question).getByRole('button', { name: 'Lập báo cáo bổ sung, thay thế' }));
    await within(question).findByText(/chưa thực hiện được “Lập báo cáo bổ sung, thay thế”/);
  });

  it('tells that sending a sent return back makes an amended one', async () => {
    const { user } = await openAt(at(...untilSent), 'export');
    await user.click(screen.getByRole('button', { name: 'Trả lại' }));
    within(screen.getByRole('dialog')).getByText(/Bản 2 là báo cáo bổ sung, thay thế/);
  });
});

describe('an amended return that is edited', () => {
  it('shows in the item what was added and removed, as it is typed', async () => {
    const { user } = await openAt(draft, 'list');
    const field = await screen.findByRole('textbox', { name: 'Kết quả' });
    expect(screen.queryByRole('region', { name: 'Thay đổi so với bản đã gửi' })).toBeNull();
    await user.clear(field);
    await user.type(field, 'Đã hoàn thành mục 1.1.a.');
    const change = await screen.findByRole('region', { name: 'Thay đổi so với bản đã gửi' });
    expect(change.querySelector('ins')?.textContent).toContain('hoàn thành');
    expect(change.querySelector('del')?.textContent).toContain('thực hiện');
    await expectAccessible();
  });

  it('lists every change in the review with the way to it, and that the rest is the same', async () => {
    const changed = {
      ...draft,
      answers: draft.answers.map((answer) =>
        answer.itemId === '1.1.a' ? { ...answer, status: 'in-progress' as const } : answer,
      ),
      complianceReturn: {
        ...draft.complianceReturn,
        texts: { ...draft.complianceReturn.texts, proposals: 'Đề nghị tập huấn.' },
      },
    };
    await openAt(changed, 'review');
    const section = await screen.findByRole('region', { name: 'Báo cáo bổ sung, thay thế lần 1' });
    within(section).getByText('2 chỗ thay đổi so với bản đã gửi');
    const item = within(section).getByRole('article', { name: 'Mục 1.1.a' });
    expect(item.textContent).toContain('Đang');
    within(item).getByRole('button', { name: 'Sửa mục 1.1.a' });
    within(section).getByRole('article', { name: 'Phần chung' });
    within(section).getByText(`${draft.itemIds.length - 1} nội dung còn lại giữ nguyên từng chữ.`);
    await expectAccessible();
  });

  it('says when the sent version cannot be read', async () => {
    await openAt(draft, 'review', { replaced: () => fail('evidence-damaged', { name: 'x' }) });
    await screen.findByText(/x/, { selector: '.note p' });
  });
});

describe('the rest of the road', () => {
  it('lets a person say whose the signature of another tool is', async () => {
    const foreign: KeptFile = { ...signed, signatures: [{ field: 'Chuky1', role: null, ...signature }] };
    const imported: RoadStep = { ...taken, action: 'signed', where: 'elsewhere', file: foreign };
    const assigned: RoadStep = { ...taken, action: 'role-assigned', signature: 'Chuky1', role: 'agency' };
    const { user, inputsOf } = await openAt(
      at(submitted, imported),
      'export',
      { assignRole: () => succeed({ savedAt }) },
      at(submitted, imported, assigned),
    );
    const choice = screen.getByRole('combobox', { name: 'Chữ ký ở trường “Chuky1” là của ai' });
    await expectAccessible();
    expect(screen.getByRole('radio', { name: 'Xác định chữ ký của ai' })).toHaveProperty('checked', true);
    const record = () => user.click(screen.getByRole('button', { name: 'Xác định chữ ký của ai' }));
    await record();
    screen.getByText(/Chưa chọn chữ ký là của ai/);
    expect(document.activeElement).toBe(choice);
    expect(inputsOf('road.assignRole')).toEqual([]);
    await user.selectOptions(choice, 'Cơ quan');
    expect(screen.queryByText(/Chưa chọn chữ ký là của ai/)).toBeNull();
    await record();
    await screen.findByText(/xác định chữ ký ở trường “Chuky1” là của cơ quan/);
    expect(inputsOf('road.assignRole')).toEqual([{ returnId, signature: 'Chuky1', role: 'agency' }]);
    screen.getByText(/\(cơ quan, do người dùng xác định\)/);
    screen.getByText('Đã ghi nhận chữ ký là của ai.');
    expect(screen.getByRole('radio', { name: 'Xác định chữ ký của ai' })).toHaveProperty('checked', false);
  });

  it('records paper only with number and date, then asks for the scan', async () => {
    const paper: RoadStep = {
      ...taken,
      action: 'sent-on-paper',
      number: '215',
      date: '2024-04-28',
      to: 'Ủy ban nhân dân tỉnh Tuyên Quang',
      scan: { ...unsigned, mediaType: 'application/pdf', name: 'quet.pdf' },
    };
    const { user, inputsOf } = await openAt(
      at(submitted),
      'export',
      { sendOnPaper: () => succeed({ fileName: 'quet.pdf' }) },
      at(submitted, paper),
    );
    await user.click(screen.getByRole('radio', { name: 'Ghi nhận ký tay, gửi bản giấy' }));
    const press = () => user.click(screen.getByRole('button', { name: 'Ghi nhận ký tay, gửi bản giấy' }));
    await press();
    screen.getByText(/Chưa nhập số văn bản/);
    await user.type(screen.getByRole('textbox', { name: 'Số văn bản' }), '215');
    await user.type(screen.getByRole('textbox', { name: 'Ngày văn bản' }), '28/4/2024');
    await expectAccessible();
    await press();
    await screen.findByText('Bản quét báo cáo đã ký tay');
    expect(inputsOf('road.sendOnPaper')).toEqual([{ returnId, number: '215', date: '2024-04-28' }]);
    screen.getByRole('button', { name: /^Lưu tệp của bản 1: gửi bản giấy/ });
  });

  it('saves the kept file of any step of any version', async () => {
    const { user, inputsOf } = await openAt(draft, 'export', {
      saveVersionCopy: () => succeed({ fileName: 'ban-1.pdf' }),
    });
    await user.click(screen.getByRole('button', { name: 'Lưu tệp của bản 1: ký trong ứng dụng' }));
    await screen.findByText('Đã lưu ban-1.pdf.');
    await waitFor(() =>
      expect(inputsOf('road.saveVersionCopy')).toEqual([{ returnId, version: 1, step: 1 }]),
    );
  });
});
