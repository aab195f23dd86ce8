// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RootCandidate, TrustedRoot, TrustList } from '../../../shared/domain/trust.ts';
import { problem, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleState, sampleUnit } from '../support/samples.ts';

const facts = {
  sha256: 'ab'.repeat(32),
  subject: 'CA gốc thử nghiệm',
  issuer: 'CA gốc thử nghiệm',
  notBefore: '2024-01-01T00:00:00.000Z',
  notAfter: '2034-01-01T00:00:00.000Z',
  key: 'RSA 4096',
  isSelfSigned: true,
  hasWeakSignature: false,
  validity: 'now',
} as const;
const root: TrustedRoot = { ...facts, confirmedAt: '2024-05-08T10:00:00+07:00' };
const first: RootCandidate = { ...facts, file: 'goc.cer', isTrustedAlready: false };
const second: RootCandidate = {
  ...first,
  sha256: 'cd'.repeat(32),
  subject: 'CA cấp dưới',
  isSelfSigned: false,
  hasWeakSignature: true,
  validity: 'expired',
};
const empty: TrustList = { roots: [], lists: [], identities: [], problems: [] };
const full: TrustList = {
  roots: [root],
  lists: [
    {
      sha256: 'ef'.repeat(32),
      issuer: 'CA gốc thử nghiệm',
      thisUpdate: '2024-05-01T00:00:00.000Z',
      nextUpdate: '2024-05-05T00:00:00.000Z',
      state: 'expired',
      revoked: 1306,
      isProven: true,
      importedAt: '2024-05-02T08:00:00+07:00',
    },
  ],
  identities: [
    {
      id: '1'.repeat(32),
      unitCode: 'CHIEMHOA',
      unitName: 'Ủy ban nhân dân huyện Chiêm Hóa',
      role: 'head',
      subject: 'Trần Văn An',
      certificateSha256: 'ab'.repeat(32),
      keySha256: 'cd'.repeat(32),
      notAfter: '2029-01-01T00:00:00.000Z',
      confirmedAt: '2024-05-08T10:00:00+07:00',
    },
  ],
  problems: [],
};

async function trustWindow(trust: NonNullable<Answers['trust']>) {
  const window = openWindow({
    app: { state: () => succeed(sampleState('open')) },
    unit: { get: () => succeed(sampleUnit), kinds: () => succeed([]) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
    trust,
  });
  await window.user.click(await screen.findByRole('button', { name: 'Cài đặt' }));
  await window.user.click(screen.getByRole('button', { name: 'Nơi cấp, đơn vị' }));
  await screen.findByRole('heading', { name: 'Chứng thư gốc được tin cậy' });
  return window;
}

describe('the list of trust', () => {
  it('shows roots, lists that have run out, and certificates of units', async () => {
    await trustWindow({ list: () => succeed(full) });
    const text = document.body.textContent ?? '';
    expect(text).toContain('abababab abababab');
    expect(text).toContain('01/01/2024 đến 01/01/2034');
    expect(text).toContain('1.306 chứng thư bị thu hồi. Chữ ký của danh sách khớp với chứng thư gốc.');
    expect(text).toContain('Đã hết hạn');
    expect(text).toContain('Ủy ban nhân dân huyện Chiêm Hóa (CHIEMHOA)');
    await expectAccessible();
  });

  it('trusts a root only after the person has said that the fingerprint agrees', async () => {
    let list = empty;
    const { user, inputsOf } = await trustWindow({
      list: () => succeed(list),
      readRoots: () =>
        succeed({
          candidates: [first, second, { ...first, sha256: 'ee'.repeat(32), isTrustedAlready: true }],
          problems: [problem('root-not-ca', { file: 'web.cer', subject: 'example' })],
        }),
      confirmRoot: () => {
        list = full;
        return succeed({ savedAt: '2024-05-08T10:00:00+07:00' });
      },
    });
    expect(document.body.textContent).toContain('Chưa có chứng thư gốc nào');
    await user.click(screen.getByRole('button', { name: 'Thêm chứng thư gốc' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Chứng thư 1/2');
    await user.click(within(dialog).getByRole('button', { name: 'Tin cậy chứng thư' }));
    expect(dialog.textContent).toContain('So dấu vân tay rồi đánh dấu ô này');
    expect(inputsOf('trust.confirmRoot')).toEqual([]);
    await expectAccessible();

    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(within(dialog).getByRole('button', { name: 'Tin cậy chứng thư' }));
    expect(inputsOf('trust.confirmRoot')).toEqual([{ sha256: first.sha256 }]);
    expect(dialog.textContent).toContain('Chứng thư 2/2');
    expect(dialog.textContent).toContain('không tự ký');
    expect(dialog.textContent).toContain('thuật toán cũ');
    expect(within(dialog).getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Không thêm' }));

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByText('Xác nhận lúc', { selector: 'section:first-of-type dt' })).toBeDefined();
    const text = document.body.textContent ?? '';
    expect(text).toContain('Đã tin cậy “CA gốc thử nghiệm”');
    expect(text).toContain('đã có trong danh sách tin cậy');
    expect(text).toContain('không phải chứng thư của nơi cấp');
  });

  it('takes in revocation lists and tells those that were not', async () => {
    const { user } = await trustWindow({
      list: () => succeed(full),
      importLists: () =>
        succeed({ imported: full.lists, problems: [problem('crl-file-unreadable', { file: 'x.crl' })] }),
    });
    await user.click(screen.getByRole('button', { name: 'Thêm danh sách thu hồi' }));
    expect((await screen.findByRole('status')).textContent).toContain('Đã thêm 1 danh sách thu hồi');
    expect(screen.getByRole('alert').textContent).toContain('x.crl');
  });

  it('asks before an entry is removed', async () => {
    let list = full;
    const { user, inputsOf } = await trustWindow({
      list: () => succeed(list),
      removeIdentity: () => {
        list = { ...full, identities: [] };
        return succeed({ savedAt: '2024-05-08T10:00:00+07:00' });
      },
    });
    await user.click(screen.getByRole('button', { name: 'Xóa Trần Văn An' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Hủy' }));
    expect(inputsOf('trust.removeIdentity')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Xóa Trần Văn An' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Xóa' }));
    expect(inputsOf('trust.removeIdentity')).toEqual([{ id: '1'.repeat(32) }]);
    expect(await screen.findByText('Chưa xác nhận chứng thư của đơn vị nào.')).toBeDefined();
  });
});
