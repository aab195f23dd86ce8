// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PlacedDifference } from '../../../shared/domain/transferPlan.ts';
import type { TransferPreview } from '../../../shared/domain/transferPreview.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleState, sampleUnit } from '../support/samples.ts';

const returnId = 'a3f1c2d4-0000-4000-8000-000000000001';
const otherId = 'a3f1c2d4-0000-4000-8000-000000000002';
const keptId = 'a3f1c2d4-0000-4000-8000-000000000003';

const conflict: PlacedDifference = {
  id: `${returnId}/answer/1.1.a/result`,
  place: { kind: 'answer', itemId: '1.1.a' },
  field: 'result',
  mine: 'Bố trí 07 cán bộ.',
  theirs: 'Bố trí 08 cán bộ.',
  kind: 'conflict',
  canBoth: true,
  proposed: 'mine',
};
const addition: PlacedDifference = {
  id: `${returnId}/answer/1.1.b/status`,
  place: { kind: 'answer', itemId: '1.1.b' },
  field: 'status',
  mine: 'not-started',
  theirs: 'done',
  kind: 'addition',
  canBoth: false,
  proposed: 'theirs',
};
const shown = {
  subject: 'CHỦ ĐỘNG ỨNG PHÓ THIÊN TAI',
  period: { from: '2024-04-27', to: '2024-05-07' },
  answers: 3,
  newFiles: ['Lịch trực.pdf'],
  newKept: 1,
  files: 2,
  reason: null,
} as const;
const preview: TransferPreview = {
  fileName: 'goi.age',
  sizeBytes: 3_200_000,
  from: {
    vaultId: 'b'.repeat(32),
    madeBy: 'Cán bộ 1',
    unitCode: 'SUOIMO',
    unitName: sampleUnit.name,
    auditHead: { seq: 41, mac: '0123456789abcdef' },
  },
  madeAt: '2024-05-08T10:30:00+07:00',
  scope: 'vault',
  isOwn: false,
  takenInAt: null,
  isOtherUnit: true,
  counts: {
    returns: 3,
    answers: 9,
    evidence: 5,
    evidenceKnown: 2,
    newBytes: 2_000_000,
    keptFiles: 1,
    auditEntries: 41,
  },
  problems: [{ code: 'transfer-trail-unreadable', facts: { file: 'goi.age', line: 7 } }],
  unit: [],
  returns: [
    {
      ...shown,
      returnId,
      outcome: 'merge',
      stateHere: 'draft',
      stateThere: 'draft',
      differences: [conflict, addition],
      proposed: 'mine',
    },
    {
      ...shown,
      returnId: otherId,
      outcome: 'advance',
      stateHere: 'draft',
      stateThere: 'sent',
      differences: [conflict],
      proposed: 'mine',
    },
    {
      ...shown,
      returnId: keptId,
      outcome: 'kept',
      reason: 'finished-here',
      stateHere: 'sent',
      stateThere: 'sent',
      differences: [],
      proposed: 'mine',
    },
  ],
};

function transferWindow(transfer: Answers['transfer']) {
  return openWindow({
    app: { state: () => succeed(sampleState('open')) },
    unit: { get: () => succeed(sampleUnit), kinds: () => succeed([]) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
    ...(transfer === undefined ? {} : { transfer }),
  });
}

type Opened = ReturnType<typeof transferWindow>;

async function openTransfer({ user }: Opened) {
  await user.click(await screen.findByRole('button', { name: 'Chuyển dữ liệu' }));
}

async function openReceive(window: Opened) {
  await openTransfer(window);
  await window.user.click(screen.getByRole('button', { name: 'Nhận về' }));
}

const chosen = { fileName: 'goi.age', sizeBytes: 3_200_000, lock: 'passphrase' } as const;
const taken = { fileName: 'goi.age', added: 0, changed: 1, files: 3, backupName: 'truoc-khi-nhap-1' };

describe('sending a package', () => {
  it('asks twice for a passphrase that is long enough, then says what was written', async () => {
    const written = { fileName: 'goi.age', sizeBytes: 3_200_000, returns: 3, files: 6, isLogged: true };
    const window = transferWindow({ write: () => succeed(written) });
    await openTransfer(window);
    await expectAccessible();
    await window.user.click(screen.getByRole('button', { name: 'Tạo gói' }));
    expect(screen.getByText('Mật khẩu cần ít nhất 12 ký tự.')).toBeDefined();
    const passphrase = 'mật khẩu đủ dài';
    await window.user.type(screen.getByLabelText('Mật khẩu của gói'), passphrase);
    await window.user.click(screen.getByRole('button', { name: 'Tạo gói' }));
    expect(screen.getByText('Hai lần nhập mật khẩu khác nhau.')).toBeDefined();
    expect(window.inputsOf('transfer.write')).toEqual([]);
    await window.user.type(screen.getByLabelText('Nhập lại mật khẩu của gói'), passphrase);
    await window.user.click(screen.getByRole('button', { name: 'Tạo gói' }));
    expect(await screen.findByText(/Có thể rút thiết bị lưu trữ\.$/)).toBeDefined();
    expect(window.inputsOf('transfer.write')).toEqual([
      { scope: { kind: 'vault' }, lock: { kind: 'passphrase', passphrase } },
    ]);
  });

  it('takes the key of a colleague instead', async () => {
    const window = transferWindow({ write: () => fail('transfer-recipient-invalid', {}) });
    await openTransfer(window);
    await window.user.click(screen.getByRole('radio', { name: 'Bằng khóa nhận của đồng nghiệp' }));
    await window.user.click(screen.getByRole('button', { name: 'Tạo gói' }));
    expect(screen.getByText('Dán khóa nhận của đồng nghiệp.')).toBeDefined();
    await window.user.type(screen.getByLabelText('Khóa nhận của đồng nghiệp'), 'age1sai');
    await window.user.click(screen.getByRole('button', { name: 'Tạo gói' }));
    expect(await screen.findByText(/Khóa nhận không đúng/)).toBeDefined();
  });

  it('shows the own key for colleagues', async () => {
    const window = transferWindow({ recipient: () => succeed({ recipient: 'age1abc' }) });
    await openTransfer(window);
    await window.user.click(screen.getByRole('button', { name: 'Khóa nhận' }));
    expect(await screen.findByText('age1abc')).toBeDefined();
    await expectAccessible();
  });
});

describe('taking a package in', () => {
  it('shows first what it brings, and writes only what was chosen', async () => {
    const window = transferWindow({
      choose: () => succeed(chosen),
      preview: () => succeed(preview),
      takeIn: () => succeed(taken),
    });
    await openReceive(window);
    await window.user.click(screen.getByRole('button', { name: 'Chọn gói' }));
    await window.user.click(await screen.findByRole('button', { name: 'Xem trước' }));
    expect(screen.getByText('Nhập mật khẩu của gói.')).toBeDefined();
    await window.user.type(screen.getByLabelText('Mật khẩu do người gửi cung cấp'), 'mật khẩu');
    await window.user.click(screen.getByRole('button', { name: 'Xem trước' }));
    expect(await screen.findByText('5 tệp, 2 tệp đã có trong kho')).toBeDefined();
    expect(screen.getByText(/^Gói của đơn vị khác/)).toBeDefined();
    expect(screen.getByText(/^Nhật ký đi kèm gói “goi.age” có dòng 7 không đúng định dạng/)).toBeDefined();
    expect(screen.getByText('Bổ sung 1 chỗ còn trống trong kho')).toBeDefined();
    expect(screen.getByText(/nội dung đã chốt không bị thay đổi/)).toBeDefined();
    await expectAccessible();

    const question = screen.getByRole('group', { name: 'Mục 1.1.a: Kết quả' });
    const mine = within(question).getByRole<HTMLInputElement>('radio', { name: 'Trong kho' });
    expect(mine.checked).toBe(true);
    expect(within(question).getByText('Bố trí 08 cán bộ.')).toBeDefined();
    await window.user.click(within(question).getByRole('radio', { name: 'Giữ cả hai' }));
    await window.user.click(screen.getByRole('radio', { name: 'Lấy trọn bản trong gói' }));
    await window.user.click(screen.getByRole('button', { name: 'Nhập vào kho' }));
    expect(await screen.findByText(/truoc-khi-nhap-1/)).toBeDefined();
    expect(window.inputsOf('transfer.takeIn')).toEqual([
      { choices: { [conflict.id]: 'both', [`${otherId}/whole`]: 'theirs' } },
    ]);
    expect(document.body.textContent).not.toContain('Bố trí 08');
  });

  it('needs no passphrase for a package made for its key, and can be stopped', async () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof fail>>();
    const window = transferWindow({
      choose: () => succeed({ ...chosen, lock: 'key' }),
      preview: () => promise,
      cancel: () => {
        resolve(fail('transfer-cancelled', {}));
        return succeed(undefined);
      },
    });
    await openReceive(window);
    await window.user.click(screen.getByRole('button', { name: 'Chọn gói' }));
    await window.user.click(await screen.findByRole('button', { name: 'Xem trước' }));
    expect(window.inputsOf('transfer.preview')).toEqual([{}]);
    window.emit('transfer.progress', { doing: 'read', doneBytes: 1_600_000, totalBytes: 3_200_000 });
    expect(await screen.findByRole('progressbar', { name: /Đang kiểm tra gói: 1,5 MB/ })).toBeDefined();
    await window.user.click(screen.getByRole('button', { name: 'Dừng' }));
    expect(await screen.findByText(/đã dừng theo yêu cầu/)).toBeDefined();
  });
});
