// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useRoute } from '../../../renderer/route.ts';
import { type CheckedFile, droppedFilesLimit } from '../../../shared/domain/checkedFile.ts';
import { fail, problem, succeed } from '../../../shared/result.ts';
import { problemText } from '../../../shared/text/problemText.ts';
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
  number: null,
  issuedOn: null,
  requiredSignatures: ['head' as const],
  amendment: null,
};
const certificate = {
  sha256: 'ab'.repeat(32),
  keySha256: 'cd'.repeat(32),
  subject: 'Trần Văn An',
  issuer: 'CA thử nghiệm',
  notBefore: '2024-01-01T00:00:00.000Z',
  notAfter: '2029-01-01T00:00:00.000Z',
};
const known = { certificate, role: 'head' as const, identity: 'known' as const };

function checked(overrides: Partial<CheckedFile>): CheckedFile {
  return {
    fileId: '1'.repeat(32),
    file: 'tot.pdf',
    sha256: 'ef'.repeat(32),
    verdict: 'valid',
    signatures: [signature],
    signers: [known],
    payload: { directive, unit, counts, ...first },
    problems: [problem('revocation-not-checked', { signer: 'Trần Văn An' })],
    checks: [],
    replaces: null,
    replacedBy: null,
    ...overrides,
  };
}

const entries: readonly CheckedFile[] = [
  checked({}),
  checked({
    fileId: '2'.repeat(32),
    file: 'la.pdf',
    verdict: 'indeterminate',
    signatures: [{ ...signature, trusted: false }],
    signers: [{ ...known, identity: null }],
    problems: [problem('signer-unknown', { signer: 'Trần Văn An' })],
  }),
  checked({
    fileId: '3'.repeat(32),
    file: 'sua.pdf',
    verdict: 'invalid',
    signatures: [],
    signers: [],
    payload: null,
    problems: [problem('not-a-pdf', {})],
  }),
];

const found = (files: readonly CheckedFile[]) => succeed({ files, problems: [] });

async function openVerify(verify: Answers['verify'] = {}, trust: Answers['trust'] = {}) {
  const opened = openWindow({
    app: { state: () => succeed(sampleState('open')) },
    unit: { get: () => succeed(sampleUnit) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
    verify,
    trust,
  });
  await screen.findByRole('banner');
  act(() => useRoute.getState().go({ screen: 'verify' }));
  await screen.findByRole('heading', { name: 'Kiểm tra tệp đã ký' });
  return opened;
}

describe('checking signed files', () => {
  it('gives each file its verdict in words, its signatures and figures, and never says "hợp lệ"', async () => {
    const { user } = await openVerify({ chosen: () => found(entries) });
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

  it('says "hợp lệ" only when revocation was checked and the unit of the signer is known', async () => {
    const confirmed = checked({ problems: [] });
    const { user } = await openVerify({ chosen: () => found([confirmed]) });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    const card = await screen.findByRole('article', { name: 'tot.pdf' });
    expect(card.querySelector('strong')?.textContent).toBe('hợp lệ');
    expect(card.textContent).toContain('Chứng thư không bị thu hồi');
    expect(card.textContent).toContain('Chứng thư đã xác nhận của đơn vị này');
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

  it('warns of a certificate that differs from the confirmed ones, and lists what was added elsewhere', async () => {
    const added = problem('added-elsewhere', {
      field: 'Signature1',
      signer: 'Trần Văn An',
      page: 0,
      rect: '0 0 0 0',
    });
    const file = checked({
      verdict: 'indeterminate',
      signatures: [{ ...signature, field: 'Signature1', role: null, problems: [added] }],
      signers: [{ certificate, role: 'added', identity: 'differs' }],
      entered: { number: '45/BC-UBND', date: 'ngày 22 tháng 4 năm 2024' },
    });
    const { user } = await openVerify({ chosen: () => found([file]) });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    const card = await screen.findByRole('article', { name: 'tot.pdf' });
    expect(card.textContent).toContain('Chữ ký được thêm bằng chương trình khác. Người ký: Trần Văn An');
    expect(card.textContent).toContain('Chứng thư khác với chứng thư đã xác nhận của đơn vị');
    expect(card.textContent).toContain('Chữ ký này không hiện trên trang nào');
    expect(card.textContent).toContain('Số 45/BC-UBND, 22/04/2024');
    await expectAccessible();
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

  it('explains each check only when asked', async () => {
    const file = checked({
      checks: [
        { check: 'file', outcome: 'passed', reason: null, facts: {}, problems: [] },
        { check: 'evidence', outcome: 'not-made', reason: 'not-given', facts: {}, problems: [] },
      ],
    });
    const { user } = await openVerify({ chosen: () => found([file]) });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    const button = await screen.findByRole('button', { name: /^Giải thích từng bước kiểm tra/ });
    expect(screen.queryByText('Tệp đọc được, là PDF')).toBeNull();
    await user.click(button);
    const lines = screen.getByText('Tệp đọc được, là PDF').closest('ol');
    expect([...(lines?.children ?? [])].map((line) => line.textContent)).toEqual([
      'ĐạtTệp đọc được, là PDF',
      'Chưa kiểm traMinh chứng gửi kèm khớp danh mụcchưa được cung cấp dữ liệu để kiểm tra',
    ]);
    await expectAccessible();
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

  async function cardOf(file: CheckedFile) {
    const { user } = await openVerify({ chosen: () => found([file]) });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    return await screen.findByRole('article', { name: file.file });
  }

  it('names the missing signatures of a file whose content is as it was signed, and calls nothing wrong', async () => {
    const official = problem('not-official-signature', { signer: 'Trần Văn An' });
    const card = await cardOf(
      checked({
        verdict: 'invalid',
        signatures: [{ ...signature, role: 'preparer', problems: [official] }],
        problems: [
          problem('signature-missing-role', { role: 'head' }),
          problem('signature-missing-role', { role: 'agency' }),
          { ...official, path: 'signatures[0]' },
        ],
      }),
    );
    expect(card.querySelector('strong')?.textContent).toBe('chưa đủ chữ ký: lãnh đạo, cơ quan');
    expect(card.textContent).toContain('Nội dung còn nguyên như khi ký.');
    expect(card.textContent).not.toContain('Không chứng minh được');
    expect(card.textContent).not.toContain('Không dùng tệp này');
    expect(card.querySelectorAll('.finding-error')).toHaveLength(0);
    expect(card.className).not.toContain('verified-invalid');
    await expectAccessible();
  });

  it('calls a sealed file sealed and a print copy one without signature, in words of their own', async () => {
    const sealed = checked({
      file: 'niem-phong.pdf',
      signatures: [{ ...signature, field: 'seal-vault', role: 'seal' }],
    });
    const printed = checked({
      fileId: '2'.repeat(32),
      file: 'ban-in.pdf',
      verdict: 'invalid',
      signatures: [],
      signers: [],
      payload: null,
      problems: [problem('no-signature', {}), problem('payload-missing', {})],
    });
    const { user } = await openVerify({ chosen: () => found([sealed, printed]) });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    const card = within(await screen.findByRole('article', { name: 'niem-phong.pdf' }));
    card.getByText('niêm phong toàn vẹn khớp, không thay chữ ký số của cơ quan');
    card.getByText(/chưa tổng hợp vì tệp chưa có chữ ký/);
    for (const absent of [/thu hồi/, /Chứng thư/]) expect(card.queryByText(absent)).toBeNull();
    const copy = screen.getByRole('article', { name: 'ban-in.pdf' });
    within(copy).getByText('bản in hoặc bản chưa ký, không có chữ ký số');
    within(copy).getByText(/Đối chiếu bản giấy đã ký tay/);
    expect(copy.querySelectorAll('.finding-error')).toHaveLength(0);
    expect(document.body.textContent).not.toContain('đủ chữ ký');
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

  it('tells of a revoked certificate and not that a signature is missing, explained or not', async () => {
    const revoked = problem('certificate-revoked', {
      signer: 'Trần Văn An',
      revokedAt: '2024-05-01T00:00:00Z',
    });
    const missing = problem('signature-missing-role', { role: 'head' });
    const { user } = await openVerify({
      chosen: () =>
        found([
          checked({
            verdict: 'invalid',
            payload: null,
            signatures: [{ ...signature, trusted: false, problems: [revoked] }],
            problems: [missing, { ...revoked, path: 'signatures[0]' }],
            checks: [
              {
                check: 'required-signatures',
                outcome: 'failed',
                reason: null,
                facts: {},
                problems: [missing],
              },
            ],
          }),
        ]),
    });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    await user.click(await screen.findByRole('button', { name: /^Giải thích từng bước kiểm tra/ }));
    const { textContent } = screen.getByRole('article');
    expect(textContent).toContain('Đề nghị đơn vị ký lại bằng chứng thư còn hiệu lực.');
    expect(textContent).not.toContain('Thiếu chữ ký');
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

  it('says of pages that are not the data that nothing was altered, and that neither is proven', async () => {
    const card = await cardOf(
      checked({
        verdict: 'invalid',
        payload: null,
        problems: [problem('page-text-differs', { items: ['1.1.a'] })],
      }),
    );
    expect(card.textContent).toContain('trang in và dữ liệu kèm theo không cùng một nội dung');
    for (const absent of ['Nội dung còn nguyên như khi ký', 'được chữ ký bảo đảm'])
      expect(card.textContent).not.toContain(absent);
  });

  it('calls a return whose chain is broken as it was signed, and its figures not counted', async () => {
    const chain = problem('amendment-chain-broken', { file: 'cu.pdf', rule: 'gap' });
    const card = await cardOf(checked({ verdict: 'invalid', problems: [chain] }));
    expect(card.textContent).toContain('Nội dung còn nguyên như khi ký');
    expect(card.textContent).toContain('chưa tổng hợp từ tệp này');
    expect(card.textContent).not.toContain('đọc được và được chữ ký bảo đảm');
    screen.getByText('Chưa có báo cáo nào có số liệu được chữ ký bảo đảm.');
  });

  it('says of a forged file which signature no longer matches, and nowhere that anything is intact', async () => {
    const altered = problem('file-altered', { field: 'sig-head' });
    const unknown = problem('signer-unknown', { signer: 'Trần Văn An' });
    const official = problem('not-official-signature', { signer: 'Trần Văn An' });
    const problems = [altered, unknown, official];
    const card = await cardOf(
      checked({
        verdict: 'invalid',
        payload: null,
        signatures: [{ ...signature, trusted: false, problems }],
        signers: [{ ...known, identity: null }],
        problems: [
          problem('signature-missing-role', { role: 'head' }),
          ...problems.map((each) => ({ ...each, path: 'signatures[0]' })),
        ],
      }),
    );
    expect(card.querySelector('strong')?.textContent).toBe('không khớp');
    expect(card.textContent).toContain('Chữ ký không còn khớp: Lãnh đạo (Trần Văn An).');
    expect(card.textContent).toContain('Không còn khớp với tệp');
    for (const absent of ['nguyên vẹn', 'Chưa xác định được người ký', 'chuyên dùng công vụ', 'Thiếu chữ ký'])
      expect(card.textContent).not.toContain(absent);
  });

  it('names the certificates to confirm, and says what an earlier signature covers', async () => {
    const earlier = {
      ...signature,
      field: 'sig-preparer',
      role: 'preparer' as const,
      coversWholeFile: false,
    };
    const card = await cardOf(
      checked({
        signatures: [earlier, signature],
        signers: [{ ...known, identity: 'first-seen' }, known],
      }),
    );
    expect(card.textContent).toContain('Xác nhận 1 chứng thư lần đầu gặp ở đơn vị');
    expect(card.textContent).toContain('Bao phần có lúc ký; phần sau do chữ ký kế tiếp bao.');
    expect(card.textContent).not.toContain('Không bao toàn bộ tệp');
  });
});
