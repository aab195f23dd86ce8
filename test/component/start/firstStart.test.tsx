// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../shared/domain/unit.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleDirective, sampleKinds, sampleState } from '../support/samples.ts';

const code = '00001-00002-00003-00004-00005-00006-00007-00008';

function freshWindow(options: { created?: boolean; save?: NonNullable<Answers['unit']>['save'] } = {}) {
  let open = options.created ?? false;
  return openWindow({
    app: { state: () => succeed(sampleState(open ? 'open' : 'none')) },
    vault: {
      create: () => {
        open = true;
        return succeed(undefined);
      },
      lock: () => succeed(undefined),
    },
    unit: {
      get: () => succeed(null),
      kinds: () => succeed(sampleKinds),
      save: options.save ?? (() => succeed({ savedAt: '2024-04-22T09:12:40+07:00' })),
    },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([sampleDirective]) },
    keys: {
      strength: () => succeed({ score: 1, hints: ['common', 'longer'] }),
      makeRecoveryCode: () => succeed({ code }),
      saveRecoverySheet: () => succeed({ fileName: 'phieu.pdf' }),
      confirmRecoveryCode: ({ code: typed }) =>
        typed === code
          ? succeed({ officers: [], recoveryCode: null, device: { kind: 'off' } })
          : fail('recovery-code-mistyped', { groups: [3] }),
      giveUpRecoveryCode: () => succeed(undefined),
    },
    drafts: { keep: () => succeed({ savedAt: '2024-04-22T09:12:40+07:00' }) },
  });
}

type User = ReturnType<typeof openWindow>['user'];

async function fillUnit(user: User) {
  await user.selectOptions(await screen.findByLabelText('Loại đơn vị'), 'ubnd-huyen');
  await user.type(screen.getByLabelText('Tên đơn vị'), 'Ủy ban nhân dân huyện Suối Mơ');
  await user.type(screen.getByLabelText('Nơi nhận báo cáo (Kính gửi)'), 'Ủy ban nhân dân tỉnh');
  await user.type(screen.getByLabelText('Địa danh'), 'Suối Mơ');
  await user.tab();
}

async function fillPeople(user: User) {
  await user.type(await screen.findByLabelText('Họ và tên cán bộ lập báo cáo'), 'Lê Thị Bình');
  await user.type(screen.getByLabelText('Họ và tên lãnh đạo ký'), 'Trần Văn An');
}

describe('creating the vault', () => {
  it('explains one cause at a time, moves focus to it, and calls nothing', async () => {
    const { user, inputsOf } = freshWindow();
    const create = await screen.findByRole('button', { name: 'Tạo kho dữ liệu' });
    await expectAccessible();
    const passphrase = screen.getByLabelText('Mật khẩu mới');
    const repeat = screen.getByLabelText('Nhập lại mật khẩu');

    await user.type(passphrase, 'ngắn');
    await user.click(create);
    expect(screen.getByText(/ngắn hơn 8 ký tự/)).toBeDefined();
    expect(document.activeElement).toBe(passphrase);

    await user.type(passphrase, ' nhưng đủ');
    await user.type(repeat, 'khác');
    await user.click(create);
    expect(screen.getByText(/không giống nhau/)).toBeDefined();
    expect(document.activeElement).toBe(repeat);

    await user.clear(repeat);
    await user.type(repeat, 'ngắn nhưng đủ');
    await user.click(create);
    expect(document.activeElement).toBe(screen.getByRole('checkbox'));
    expect(inputsOf('vault.create')).toEqual([]);

    await user.click(screen.getByRole('checkbox'));
    await user.click(create);
    await user.click(await screen.findByRole('button', { name: 'Để sau' }));
    await screen.findByRole('heading', { name: 'Hồ sơ đơn vị' });
    expect(inputsOf('vault.create')).toEqual([{ passphrase: 'ngắn nhưng đủ', lossUnderstood: true }]);
  });

  it('says in one sentence that a forgotten passphrase loses everything', async () => {
    freshWindow();
    expect(
      await screen.findByText(/Quên mật khẩu mà không có mã phục hồi .* không ai mở lại được kho/),
    ).toBeDefined();
  });
});

async function makeVault(user: User) {
  await user.type(await screen.findByLabelText('Mật khẩu mới'), 'ngắn nhưng đủ');
  await user.type(screen.getByLabelText('Nhập lại mật khẩu'), 'ngắn nhưng đủ');
  await user.click(screen.getByRole('checkbox'));
  await user.click(screen.getByRole('button', { name: 'Tạo kho dữ liệu' }));
  await screen.findByRole('heading', { name: 'Mã phục hồi' });
}

describe('advice on the passphrase', () => {
  it('says how strong it is, why, and that accents are hard to type elsewhere', async () => {
    const { user } = freshWindow();
    await user.type(await screen.findByLabelText('Mật khẩu mới'), 'mật khẩu');
    expect(await screen.findByText('Độ mạnh: Yếu')).toBeDefined();
    expect(screen.getByText(/Có từ hoặc mật khẩu thường gặp/)).toBeDefined();
    expect(screen.getByText(/Nên tắt bộ gõ tiếng Việt và dùng chữ không dấu/)).toBeDefined();
    await expectAccessible();
  });

  it('does not warn of plain letters', async () => {
    const { user } = freshWindow();
    await user.type(await screen.findByLabelText('Mật khẩu mới'), 'ba con trau');
    await screen.findByText('Độ mạnh: Yếu');
    expect(screen.queryByText(/chữ có dấu/)).toBeNull();
  });
});

describe('the recovery code', () => {
  it('is shown, written to a sheet, hidden, and kept only after it was typed back', async () => {
    const { user, inputsOf } = freshWindow();
    await makeVault(user);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Tạo mã phục hồi' }));
    expect(await screen.findByText('00003')).toBeDefined();
    expect(inputsOf('keys.makeRecoveryCode')).toEqual([{ passphrase: 'ngắn nhưng đủ' }]);
    await user.click(screen.getByRole('button', { name: 'Ghi phiếu PDF để in' }));
    expect(await screen.findByText(/Đã ghi phiếu phieu.pdf/)).toBeDefined();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /nhập lại mã/ }));
    expect(document.body.textContent).not.toContain('00003');
    const field = screen.getByLabelText('Nhập lại mã từ phiếu');
    expect(document.activeElement).toBe(field);
    await user.type(field, `${code}0{Enter}`);
    await screen.findByText(/Nhóm thứ 3/);
    const told = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(told.join(' ')).toContain('Nhóm thứ 3');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    await user.clear(field);
    await user.type(field, `${code}{Enter}`);
    await screen.findByRole('heading', { name: 'Hồ sơ đơn vị' });
  });

  it('can be put off, and is given up then', async () => {
    const { user, inputsOf } = freshWindow();
    await makeVault(user);
    await user.click(screen.getByRole('button', { name: 'Tạo mã phục hồi' }));
    await user.click(await screen.findByRole('button', { name: 'Để sau' }));
    await screen.findByRole('heading', { name: 'Hồ sơ đơn vị' });
    expect(inputsOf('keys.giveUpRecoveryCode')).toHaveLength(1);
  });
});

describe('the profile', () => {
  it('is where a vault without a unit continues', async () => {
    freshWindow({ created: true });
    await screen.findByRole('heading', { name: 'Hồ sơ đơn vị' });
    expect(screen.queryByLabelText('Mật khẩu mới')).toBeNull();
    await screen.findByLabelText('Loại đơn vị');
    await expectAccessible();
  });

  it('lists what is missing in the order of the form, each leading to its field', async () => {
    const { user } = freshWindow({ created: true });
    await user.click(await screen.findByRole('button', { name: 'Tiếp tục: Người tham gia' }));
    const summary = screen.getByRole('alert', { name: 'Có 6 chỗ cần sửa' });
    expect(document.activeElement).toBe(summary);
    const links = [...summary.querySelectorAll('button')].map((link) => link.textContent?.split('.')[0]);
    expect(links).toEqual([
      'Chưa chọn loại đơn vị',
      'Chưa có tên đơn vị',
      'Chưa có ký hiệu',
      'Chưa có nơi nhận',
      'Chưa có địa danh',
      'Chưa có mã đơn vị',
    ]);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /Chưa có địa danh/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('Địa danh'));
    await user.keyboard('S');
    expect(screen.getByRole('alert', { name: 'Có 5 chỗ cần sửa' })).toBeDefined();
  });

  it('suggests symbol, head and code, and shows the header as it will be printed', async () => {
    const { user } = freshWindow({ created: true });
    await fillUnit(user);
    expect(screen.getByLabelText<HTMLInputElement>('Ký hiệu trong số văn bản').value).toBe('BC-UBND');
    expect(screen.getByLabelText<HTMLInputElement>('Mã đơn vị trong tên tệp').value).toBe('SUOIMO');
    expect(screen.getByText(/có đến hết ngày 30\/06\/2025/)).toBeDefined();
    const preview = screen.getByRole('figure', { name: 'Xem trước phần đầu báo cáo' });
    expect(preview.textContent).toContain('ỦY BAN NHÂN DÂN HUYỆN SUỐI MƠ');
    expect(preview.textContent).toContain('/BC-UBND');
    expect(preview.textContent).toContain('Suối Mơ, ngày');
  });

  it('goes on with Ctrl+Enter from the field whose leaving suggests the code', async () => {
    const { user } = freshWindow({ created: true });
    await fillUnit(user);
    await user.clear(screen.getByLabelText('Mã đơn vị trong tên tệp'));
    await user.click(screen.getByLabelText('Địa danh'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: 'Người tham gia' });
  });

  it('seals what was typed before it locks', async () => {
    const { user, inputsOf } = freshWindow({ created: true });
    await user.type(await screen.findByLabelText('Tên đơn vị'), 'UBND huyện Suối Mơ');
    await user.click(screen.getByRole('button', { name: 'Khóa' }));
    await waitFor(() => expect(inputsOf('vault.lock')).toHaveLength(1));
    const { unit } = inputsOf('drafts.keep').at(-1) as { unit: string };
    expect(JSON.parse(unit)).toMatchObject({ name: 'UBND huyện Suối Mơ' });
  });

  it('keeps an own symbol when the kind changes', async () => {
    const { user } = freshWindow({ created: true });
    await fillUnit(user);
    const symbol = screen.getByLabelText<HTMLInputElement>('Ký hiệu trong số văn bản');
    await user.clear(symbol);
    await user.type(symbol, '/BC-VP');
    await user.selectOptions(screen.getByLabelText('Loại đơn vị'), 'so');
    expect(symbol.value).toBe('BC-VP');
  });

  it('is written in one act at the end, and home opens', async () => {
    const { user, inputsOf } = freshWindow({ created: true });
    await fillUnit(user);
    await user.click(screen.getByRole('button', { name: 'Tiếp tục: Người tham gia' }));
    await fillPeople(user);
    await expectAccessible();
    expect(screen.getByRole('figure', { name: 'Xem trước phần ký' }).textContent).toContain('Trần Văn An');
    await user.click(screen.getByRole('button', { name: 'Hoàn tất thiết lập' }));
    await screen.findByRole('heading', { name: 'Ủy ban nhân dân huyện Suối Mơ' });
    const unit: Unit = {
      formatVersion: 1,
      kind: 'ubnd-huyen',
      name: 'Ủy ban nhân dân huyện Suối Mơ',
      code: 'SUOIMO',
      parent: null,
      place: 'Suối Mơ',
      symbol: 'BC-UBND',
      recipient: 'Ủy ban nhân dân tỉnh',
      preparer: { name: 'Lê Thị Bình', position: null },
      head: { name: 'Trần Văn An', position: 'CHỦ TỊCH', authority: ['TM. ỦY BAN NHÂN DÂN'] },
      clerk: null,
    };
    expect(inputsOf('unit.save')).toEqual([unit]);
  });

  it('keeps what was typed when it goes back, and when writing fails', async () => {
    const { user } = freshWindow({ created: true, save: () => fail('disk-full', { missingBytes: null }) });
    await fillUnit(user);
    await user.click(screen.getByRole('button', { name: 'Tiếp tục: Người tham gia' }));
    await fillPeople(user);
    await user.click(screen.getByRole('button', { name: 'Hoàn tất thiết lập' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Ổ đĩa không còn đủ chỗ');
    await user.click(screen.getByRole('button', { name: 'Quay lại' }));
    expect(screen.getByLabelText<HTMLInputElement>('Địa danh').value).toBe('Suối Mơ');
    await user.click(screen.getByRole('button', { name: 'Tiếp tục: Người tham gia' }));
    expect(screen.getByLabelText<HTMLInputElement>('Họ và tên lãnh đạo ký').value).toBe('Trần Văn An');
  });
});
