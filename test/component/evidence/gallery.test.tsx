// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';

const first = anEvidence('lich-truc.png', { mediaType: 'image/png' });
const second = anEvidence('bien-ban.png', { mediaType: 'image/png' });
const loose = anEvidence('thua.png', { mediaType: 'image/png' });
const answers = [
  anAnswer('1.1.a', { evidenceIds: [second.id, first.id] }),
  anAnswer('1.1.b', { evidenceIds: [] }),
];
const data = anOpenReturn({ answers, evidence: [first, second, loose] });
const cards = () =>
  within(screen.getByRole('main', { name: 'Danh sách minh chứng' }))
    .getAllByRole('button')
    .map((card) => card.textContent);
const panel = () => within(screen.getByRole('complementary', { name: 'Chi tiết minh chứng' }));

describe('the gallery of evidence', () => {
  it('has the order and the numbers of the list of evidence; what no item uses comes last', async () => {
    await openReturnWindow(data, { view: 'evidence' });
    expect(cards()).toEqual([
      expect.stringMatching(/bien-ban\.png.*Mục 1\.1\.a.*Số 1 trong danh mục/),
      expect.stringMatching(/lich-truc\.png.*Số 2 trong danh mục/),
      expect.stringMatching(/thua\.png.*Chưa mục nào dùng/),
    ]);
  });

  it('moves a file up and down within its item by keyboard and says where it stands', async () => {
    const { user, inputsOf } = await openReturnWindow(
      data,
      { view: 'evidence' },
      { evidence: { reorder: () => succeed({ savedAt }) } },
    );
    panel().getByRole('button', { name: 'Đưa xuống trong mục 1.1.a' }).focus();
    await user.keyboard('{Enter}');
    await panel().findByText('Đã chuyển thành tệp 2/2 của mục 1.1.a.');
    expect(inputsOf('evidence.reorder')).toEqual([
      { returnId: first.returnId, itemId: '1.1.a', evidenceIds: [first.id, second.id] },
    ]);
    expect(cards()[0]).toContain('lich-truc.png');
    expect(panel().getByRole('heading', { level: 1 }).textContent).toBe('bien-ban.png');
    await user.keyboard('{Enter}');
    await panel().findByText(/Tệp đã đứng cuối mục 1\.1\.a/);
    expect(inputsOf('evidence.reorder')).toHaveLength(1);
    await expectAccessible();
  });

  it('keeps the order and says why when it cannot be written', async () => {
    const { user } = await openReturnWindow(
      data,
      { view: 'evidence' },
      { evidence: { reorder: () => fail('evidence-order-changed', { item: '1.1.a' }) } },
    );
    await user.click(panel().getByRole('button', { name: 'Đưa xuống trong mục 1.1.a' }));
    await panel().findByText(/Các tệp của mục 1\.1\.a đã thay đổi/);
    expect(cards()[0]).toContain('bien-ban.png');
  });

  it('lists the items that are done without evidence, each with a button that attaches', async () => {
    const stored = anEvidence('moi.pdf');
    const { user, inputsOf } = await openReturnWindow(
      data,
      { view: 'evidence' },
      {
        evidence: {
          attachChosen: () =>
            succeed([
              { name: stored.name, ...succeed({ evidence: stored, alreadyInVault: false, savedAt }) },
            ]),
        },
      },
    );
    await user.click(screen.getByRole('radio', { name: 'Còn thiếu 1' }));
    const list = screen.getByRole('list', { name: 'Mục đã thực hiện nhưng chưa có minh chứng' });
    expect(within(list).getByText(/^Nên có|^Tệp nào cho thấy/)).toBeDefined();
    await expectAccessible();
    await user.click(within(list).getByRole('button', { name: 'Chọn tệp cho mục 1.1.b' }));
    await screen.findByText('Mọi mục đã thực hiện đều có minh chứng.');
    expect(inputsOf('evidence.attachChosen')).toEqual([{ returnId: first.returnId, itemId: '1.1.b' }]);
  });

  it('puts a newer file in the place of an older one, which stays and is seen', async () => {
    const newer = anEvidence('bien-ban-ky.png', { mediaType: 'image/png' });
    const old = { ...second, replacedBy: newer.id };
    let replaced = false;
    const after = anOpenReturn({
      answers: [anAnswer('1.1.a', { evidenceIds: [newer.id, first.id] })],
      evidence: [first, old, newer],
    });
    const { user } = await openReturnWindow(
      data,
      { view: 'evidence' },
      {
        evidence: {
          replaceChosen: () => {
            replaced = true;
            return succeed({ savedAt });
          },
        },
        returns: { open: () => succeed(replaced ? after : data) },
      },
    );
    await user.click(panel().getByRole('button', { name: 'Thay bản mới' }));
    await waitFor(() =>
      expect(panel().getByRole('heading', { level: 1 }).textContent).toBe('bien-ban-ky.png'),
    );
    expect(cards()[2]).toMatch(/bien-ban\.png.*Bản cũ, đã có bản mới/);
    await user.click(panel().getByRole('button', { name: 'Xem bien-ban.png' }));
    expect(panel().getByText(/Đã thay bằng bản mới/)).toBeDefined();
    expect(panel().queryByRole('button', { name: 'Thay bản mới' })).toBeNull();
    await expectAccessible();
  });

  it('says that a newer file has the same content, and keeps the file', async () => {
    const { user } = await openReturnWindow(
      data,
      { view: 'evidence' },
      { evidence: { replaceChosen: () => fail('evidence-same-content', { name: 'x.png' }) } },
    );
    await user.click(panel().getByRole('button', { name: 'Thay bản mới' }));
    await panel().findByText(/nội dung giống hệt tệp đang dùng/);
  });

  it('tells two files with the same content', async () => {
    const twin = anEvidence('ban-sao.png', { mediaType: 'image/png', sha256: first.sha256 });
    const { user } = await openReturnWindow(
      anOpenReturn({
        answers: [anAnswer('1.1.a', { evidenceIds: [first.id, twin.id] })],
        evidence: [first, twin],
      }),
      { view: 'evidence' },
    );
    await user.click(screen.getByRole('radio', { name: 'Cần xem 2' }));
    expect(cards()).toEqual([
      expect.stringContaining('Trùng nội dung với ban-sao.png'),
      expect.stringContaining('Trùng nội dung với lich-truc.png'),
    ]);
  });

  it('takes a file off with a way back in the first version, and asks for the reason later', async () => {
    const draft = await openReturnWindow(data, { view: 'evidence' });
    await draft.user.click(panel().getByRole('button', { name: 'Gỡ khỏi mục 1.1.a' }));
    await panel().findByText(/Đã gỡ bien-ban\.png khỏi mục 1\.1\.a/);
    await draft.user.click(panel().getByRole('button', { name: 'Hoàn tác' }));
    await waitFor(() => expect(draft.inputsOf('evidence.link')).toHaveLength(1));
  });

  it('writes the reason for a file taken off after the head has seen the return', async () => {
    const { user, inputsOf } = await openReturnWindow(
      anOpenReturn({ answers, evidence: [first, second], complianceReturn: { version: 2 } }),
      { view: 'evidence' },
    );
    await user.click(panel().getByRole('button', { name: 'Gỡ khỏi mục 1.1.a' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Gỡ bien-ban.png khỏi mục 1.1.a' }));
    await user.click(dialog.getByRole('button', { name: 'Gỡ tệp' }));
    expect(dialog.getByText('Nhập lý do gỡ tệp khỏi mục.')).toBeDefined();
    expect(inputsOf('evidence.unlink')).toEqual([]);
    await user.type(dialog.getByRole('textbox', { name: 'Lý do gỡ' }), 'Nhầm tệp');
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Gỡ tệp' }));
    await waitFor(() =>
      expect(inputsOf('evidence.unlink')).toEqual([
        { returnId: first.returnId, itemId: '1.1.a', evidenceId: second.id, reason: 'Nhầm tệp' },
      ]),
    );
  });
});

describe('a Word or Excel document', () => {
  const table = anEvidence('doi-chieu.xlsx', {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    caption: 'Đối chiếu IP',
  });
  const open = anOpenReturn({
    answers: [anAnswer('1.1.a', { evidenceIds: [table.id] })],
    evidence: [table],
  });

  it('is shown as text under the name of the file and what it proves', async () => {
    const { inputsOf } = await openReturnWindow(
      open,
      { view: 'evidence' },
      {
        evidence: {
          readText: () => succeed({ parts: [{ title: 'Máy chủ', text: 'KT-07\t<b>1</b>' }], cut: true }),
        },
      },
    );
    const shown = await screen.findByRole('region', { name: 'Nội dung của doi-chieu.xlsx, Đối chiếu IP' });
    expect(shown.textContent).toBe('Trang tính Máy chủKT-07\t<b>1</b>');
    expect(shown.querySelector('b')).toBeNull();
    expect(screen.getByText(/^Chỉ hiện phần đầu/)).toBeDefined();
    expect(inputsOf('evidence.readText')).toEqual([{ returnId: table.returnId, evidenceId: table.id }]);
    await expectAccessible();
  });

  it('that cannot be read says why, and can be tried again', async () => {
    let tries = 0;
    const { user } = await openReturnWindow(
      open,
      { view: 'evidence' },
      {
        evidence: {
          readText: () => {
            tries += 1;
            return tries === 1
              ? fail('evidence-text-too-large', { name: table.name })
              : succeed({ parts: [], cut: false });
          },
        },
      },
    );
    await screen.findByText(/quá lớn hoặc nén bất thường/);
    await user.click(screen.getByRole('button', { name: 'Mở lại' }));
    await screen.findByText('Tệp không có chữ.');
  });
});
