// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  cardOf,
  certificate,
  checked,
  entries,
  found,
  known,
  openVerify,
  signature,
  unit,
} from '../support/checkedFiles.ts';

describe('the verdict of a checked file', () => {
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

  it('says who signed, what was checked and what to do before the figures', async () => {
    const { user } = await openVerify({ chosen: () => found([checked({})]) });
    await user.click(screen.getByRole('button', { name: 'Chọn tệp để kiểm tra' }));
    const card = await screen.findByRole('article', { name: 'tot.pdf' });
    const headings = within(card).getAllByRole('heading', { level: 3 });
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      'Chữ ký',
      'Kết quả kiểm tra',
      'Việc cần làm',
    ]);
    const figures = within(card).getByRole('table', { name: 'Số liệu' });
    const [, , next] = headings;
    const after = next?.compareDocumentPosition(figures) ?? 0;
    expect(after & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
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
