// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { droppedFilesLimit } from '../../../shared/domain/checkedFile.ts';
import { fail, problem, succeed } from '../../../shared/result.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  cardOf,
  certificate,
  checked,
  counts,
  directive,
  entries,
  first,
  found,
  known,
  openVerify,
  signature,
  unit,
} from '../support/checkedFiles.ts';
import type { Answers } from '../support/fakeBridge.ts';

describe('checking signed files', () => {
  it('keeps what it showed when the person chooses nothing, and says why a check failed', async () => {
    let answer: ReturnType<NonNullable<NonNullable<Answers['verify']>['chosen']>> = found(entries);
    const { user } = await openVerify({ chosen: () => answer });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    await screen.findAllByRole('article');
    answer = succeed(null);
    await user.click(screen.getByRole('button', { name: 'Chọn tệp khác' }));
    expect(await screen.findAllByRole('article')).toHaveLength(3);
    answer = fail('engine-stopped', {});
    await user.click(screen.getByRole('button', { name: 'Chọn tệp khác' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Bộ phận xử lý dữ liệu đã dừng');
  });

  it('adds up the returns, each once in its newest version', async () => {
    const newer = checked({
      fileId: '4'.repeat(32),
      file: 'thay-the.pdf',
      replaces: 'tot.pdf',
      payload: { directive, unit, counts: { ...counts, total: 18, done: 17 }, ...first, version: 2 },
    });
    const old = checked({ replacedBy: 'thay-the.pdf' });
    const { user } = await openVerify({ chosen: () => found([old, newer]) });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    const table = await screen.findByRole('table', { name: 'Tổng hợp' });
    const cells = within(table).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent).slice(0, 2)).toEqual(['18', '17']);
    expect(document.body.textContent).toContain('Số liệu cộng từ 1 báo cáo');
    expect(document.body.textContent).toContain('Đã được thay-the.pdf thay thế');
    expect(document.body.textContent).toContain('Thay thế tot.pdf, đã đối chiếu');
  });

  it('asks whose certificate it is, with its fingerprint, and checks again once a person has confirmed', async () => {
    const unseen = checked({ signers: [{ ...known, identity: 'first-seen' }] });
    const { user, inputsOf } = await openVerify(
      { chosen: () => found([unseen]), again: () => found([checked({})]) },
      { confirmIdentity: () => succeed({ savedAt: '2024-05-08T10:00:00+07:00' }) },
    );
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    await user.click(await screen.findByRole('button', { name: 'Xác nhận chứng thư của Trần Văn An' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('abababab abababab');
    await expectAccessible();
    await user.click(within(dialog).getByRole('button', { name: 'Xác nhận' }));
    expect(inputsOf('trust.confirmIdentity')).toEqual([]);
    expect(dialog.textContent).toContain('So dấu vân tay với đơn vị rồi đánh dấu ô này.');

    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(within(dialog).getByRole('button', { name: 'Xác nhận' }));

    expect(inputsOf('trust.confirmIdentity')).toEqual([
      { fileId: unseen.fileId, field: 'sig-head', certificate: certificate.sha256 },
    ]);
    expect(await screen.findByText('Chứng thư đã xác nhận của đơn vị này')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leads from an unknown signer to the list of issuers', async () => {
    const { user } = await openVerify(
      { chosen: () => found(entries) },
      { list: () => succeed({ roots: [], lists: [], identities: [], problems: [] }) },
    );
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    await user.click(await screen.findByRole('button', { name: 'Mở danh sách nơi cấp' }));
    expect(await screen.findByRole('heading', { name: 'Nơi cấp chứng thư và đơn vị' })).toBeDefined();
  });

  it('compares the evidence that came, and asks for the password of an encrypted package', async () => {
    const file = checked({ payload: { directive, unit, counts: { ...counts, evidence: 2 }, ...first } });
    const placeId = 'aa'.repeat(16);
    const compared = {
      kind: 'compared' as const,
      place: 'goi.zip.age',
      report: {
        files: [
          { number: 1, name: '01_anh.jpg', state: 'ok' as const },
          { number: 2, name: '02_bien-ban.pdf', state: 'missing' as const },
        ],
        extra: ['ghi-chu.txt'],
      },
      problems: [problem('returned-evidence-missing', { file: '02_bien-ban.pdf' })],
    };
    const { user, inputsOf } = await openVerify({
      chosen: () => found([file]),
      chooseEvidence: () => succeed({ kind: 'locked', placeId, place: 'goi.zip.age' }),
      unlockEvidence: () => succeed(compared),
    });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    await user.click(await screen.findByRole('button', { name: /^Chọn gói ZIP, age/ }));
    await user.click(await screen.findByRole('button', { name: 'Mở gói và đối chiếu' }));
    expect(inputsOf('verify.unlockEvidence')).toEqual([]);
    screen.getByText('Nhập mật khẩu của gói.');
    const field = screen.getByLabelText('Mật khẩu của gói goi.zip.age');
    fireEvent.change(field, { target: { value: 'a'.repeat(1025) } });
    await user.click(screen.getByRole('button', { name: 'Mở gói và đối chiếu' }));
    screen.getByText('Mật khẩu dài quá 1.024 ký tự. Nhập lại.');
    expect(inputsOf('verify.unlockEvidence')).toEqual([]);
    await user.clear(field);
    await user.type(field, 'mật khẩu');
    await user.click(screen.getByRole('button', { name: 'Mở gói và đối chiếu' }));

    const table = await screen.findByRole('table', { name: 'Tệp minh chứng đã kê' });
    expect(
      within(table)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['1', '01_anh.jpg', 'khớp', '2', '02_bien-ban.pdf', 'thiếu']);
    screen.getByText('goi.zip.age: 1/2 tệp đã kê khớp');
    screen.getByText(/ghi-chu\.txt/);
    expect(inputsOf('verify.unlockEvidence')).toEqual([{ placeId, passphrase: 'mật khẩu' }]);
    await expectAccessible();
  });

  it('takes dropped PDF files piece by piece and checks them', async () => {
    const ids = ['ab'.repeat(16)];
    const { inputsOf } = await openVerify({
      beginDrop: () => succeed(ids),
      appendDrop: () => succeed(undefined),
      dropped: () => found([checked({ file: 'keo-tha.pdf' })]),
    });
    const pdf = new File(['%PDF-1.7'], 'keo-tha.pdf', { type: 'application/pdf' });
    const text = new File(['chữ'], 'ghi-chu.txt');
    const dataTransfer = { files: [pdf, text], types: ['Files'], dropEffect: 'none' };
    fireEvent.drop(screen.getByRole('main'), { dataTransfer });
    await screen.findByRole('article', { name: 'keo-tha.pdf' });
    expect(inputsOf('verify.beginDrop')).toEqual([[{ name: 'keo-tha.pdf', sizeBytes: 8 }]]);
    expect(inputsOf('verify.appendDrop')).toHaveLength(1);

    fireEvent.drop(screen.getByRole('main'), { dataTransfer: { ...dataTransfer, files: [text] } });
    await screen.findByText('Không có tệp PDF nào trong các tệp vừa thả.');
  });

  it('takes no more files at once than it can hold, and sends none of them', async () => {
    const { inputsOf } = await openVerify({});
    const files = Array.from(
      { length: droppedFilesLimit + 1 },
      (_, index) => new File(['%PDF'], `${index}.pdf`),
    );
    const dataTransfer = { files, types: ['Files'], dropEffect: 'none' };
    fireEvent.drop(screen.getByRole('main'), { dataTransfer });
    const tooMany = problem('dropped-too-many', { count: files.length, limit: droppedFilesLimit });
    await screen.findByText(problemText(tooMany, 'vi'));
    expect(inputsOf('verify.beginDrop')).toEqual([]);
  });

  it('saves the totals, and tells what the check did without', async () => {
    const { user, inputsOf } = await openVerify({
      chosen: () =>
        succeed({
          files: [checked({})],
          problems: [problem('vault-row-damaged', { table: 'doc', id: 'a' })],
        }),
      saveTotals: () => succeed({ fileName: 'tong-hop.csv' }),
    });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    await user.click(await screen.findByRole('button', { name: 'Lưu bảng tổng hợp (CSV)' }));
    await screen.findByText('Đã lưu tong-hop.csv.');
    expect(inputsOf('verify.saveTotals')).toEqual([{ language: 'vi' }]);
    screen.getByText(/Một phần danh sách tin cậy bị hỏng/);
    await expectAccessible();
  });

  it('asks for a seal that is met for the first time to be confirmed, in the words of a seal', async () => {
    const facts = { signer: 'Niêm phong toàn vẹn', unit: unit.name, role: 'seal' as const };
    const card = await cardOf(
      checked({
        verdict: 'indeterminate',
        signatures: [{ ...signature, field: 'seal-vault', role: 'seal', trusted: false }],
        signers: [{ certificate, role: 'seal', identity: 'first-seen' }],
        problems: [
          problem('seal-not-pinned', { signer: 'Niêm phong toàn vẹn' }),
          problem('signer-first-seen', facts, 'signatures[0]'),
        ],
      }),
    );
    within(card).getByRole('button', { name: 'Xác nhận niêm phong Trần Văn An' });
    expect(card.textContent).toContain('Lần đầu gặp niêm phong này ở đơn vị');
    for (const absent of ['thu hồi', 'Chứng thư do', 'Nơi cấp bảo đảm'])
      expect(card.textContent).not.toContain(absent);
    await expectAccessible();
  });

  it('asks for a certificate to be confirmed again where a confirmed one cannot be read', async () => {
    const facts = { signer: 'Trần Văn An', unit: unit.name, role: 'head' as const };
    const card = await cardOf(
      checked({
        verdict: 'indeterminate',
        signers: [{ ...known, identity: 'unclear' }],
        problems: [problem('signer-confirmation-damaged', facts, 'signatures[0]')],
      }),
    );
    expect(card.querySelector('strong')?.textContent).toBe('chưa xác định được');
    expect(card.textContent).toContain('Không rõ chứng thư này đã được xác nhận hay chưa');
    expect(card.textContent).not.toContain('Lần đầu gặp');
    within(card).getByRole('button', { name: 'Xác nhận chứng thư của Trần Văn An' });
  });
});
