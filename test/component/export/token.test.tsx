// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Exported, OpenReturn } from '../../../shared/contractAnswers.ts';
import { type ReturnRoad, roadOf } from '../../../shared/domain/returnRoad.ts';
import type { CertificateEntry, PinState, TokenEntry } from '../../../shared/domain/tokenEntry.ts';
import { fail, problem, type Result, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openReturnWindow } from '../support/openReturnWindow.tsx';

const sample = anOpenReturn();
const complete = { ...sample, answers: sample.itemIds.map((id) => anAnswer(id)) };
const { returnId } = complete.complianceReturn;
const exported: Exported = {
  fileName: 'BC_ATTT.pdf',
  sizeBytes: 900_000,
  sha256: 'ab'.repeat(32),
  pages: 9,
  verification: {
    file: 'BC_ATTT.pdf',
    verdict: 'indeterminate',
    signatures: [],
    payload: null,
    problems: [],
  },
};
const calm: PinState = { countLow: false, finalTry: false, locked: false };
const head: CertificateEntry = {
  certificateId: '0a'.repeat(16),
  subject: 'Trần Văn An',
  issuer: 'CA chuyên dùng Chính phủ',
  serial: '5A01',
  validity: { notBefore: '2023-09-12T00:00:00Z', notAfter: '2028-09-12T03:00:00Z' },
  key: 'RSA 2048',
  problems: [],
};
const old: CertificateEntry = {
  ...head,
  certificateId: '0b'.repeat(16),
  serial: '4F77',
  validity: { notBefore: '2019-03-01T00:00:00Z', notAfter: '2022-03-01T03:00:00Z' },
  problems: [problem('certificate-expired', { subject: 'Trần Văn An', notAfter: '01/03/2022' })],
};

function aToken(certificates: readonly CertificateEntry[] = [head], pin: Partial<PinState> = {}): TokenEntry {
  return { label: 'VGCA 01', serial: '77', manufacturer: 'bit4id', pin: { ...calm, ...pin }, certificates };
}

const vgca = { module: 'vgca-bit4id', name: 'VGCA Token', vendor: 'Ban Cơ yếu', fileName: 'bit4xpki.dll' };

/** Opens the signing panel at the way "USB token" with a library that answers each list in turn, the last one for ever. */
async function atToken(
  lists: readonly Result<readonly TokenEntry[]>[],
  {
    report = {},
    tokens = {},
    data = complete as OpenReturn,
  }: Pick<Answers, 'report' | 'tokens'> & { readonly data?: OpenReturn } = {},
) {
  let asked = 0;
  const opened = await openReturnWindow(
    data,
    { view: 'export' },
    {
      tokens: {
        modules: () => succeed([vgca]),
        list: () => {
          asked += 1;
          return lists[Math.min(asked, lists.length) - 1] ?? succeed([]);
        },
        ...tokens,
      },
      report: {
        preview: () => succeed({ previewId: 'p1', pages: 9, sizeBytes: 900_000, photos: 0 }),
        export: () => succeed(exported),
        ...report,
      },
    },
  );
  await opened.user.click(
    await screen.findByRole('radio', {
      name: data.road.state === 'draft' ? 'USB token' : 'Ký bằng USB token',
    }),
  );
  const press = (name: string) => opened.user.click(screen.getByRole('button', { name }));
  const enterPin = async (pin: string) => opened.user.type(await screen.findByLabelText('Mã PIN'), pin);
  const pinField = () => screen.getByLabelText<HTMLInputElement>('Mã PIN');
  return { ...opened, press, enterPin, pinField };
}

describe('signing with a USB token', () => {
  it('reads the token on request, shows for whom and until when, and has no accessibility violation', async () => {
    const odd = { ...old, certificateId: '0c'.repeat(16), subject: 'Lê Thị Bình', validity: null };
    const { press, inputsOf } = await atToken([succeed([aToken([head, old, odd])])]);
    await screen.findByRole('combobox', { name: 'Thư viện của thiết bị' });
    expect(inputsOf('tokens.list')).toHaveLength(0);
    await press('Đọc thiết bị');
    const certificates = await screen.findAllByRole('radio', { name: 'Trần Văn An' });
    expect(inputsOf('tokens.list')).toEqual([{ module: 'vgca-bit4id' }]);
    // The only one that can be signed with is chosen already.
    expect(certificates.map((radio) => (radio as HTMLInputElement).checked)).toEqual([true, false]);
    screen.getByText('Nơi cấp: CA chuyên dùng Chính phủ. Hết hạn ngày 12/09/2028.');
    screen.getByText(/Đã hết hạn ngày 01\/03\/2022, không ký được/);
    screen.getByText(/Không đọc được thời hạn/);
    screen.getByText('Thiết bị VGCA 01, khóa RSA 2048, số sê-ri chứng thư 5A01');
    await expectAccessible();
  });

  it('gives the PIN once, forgets it, and says what was checked', async () => {
    const { press, enterPin, inputsOf } = await atToken([succeed([aToken()])]);
    await press('Đọc thiết bị');
    await enterPin('12345678');
    await press('Ký bằng USB token');
    await screen.findByRole('heading', { name: 'Đã ký, tệp đã đọc lại và khớp' });
    expect(inputsOf('report.export')).toEqual([
      {
        returnId,
        way: {
          kind: 'token',
          certificateId: head.certificateId,
          pin: '12345678',
          finalTryConfirmed: false,
        },
      },
    ]);
    expect(screen.queryByText('Không phải chữ ký số chuyên dùng công vụ')).toBeNull();
    screen.getByText('Chưa kiểm tra được tình trạng thu hồi');
  });

  it('forgets the PIN when no place to write was chosen', async () => {
    const { press, enterPin, pinField } = await atToken([succeed([aToken()])], {
      report: { export: () => succeed(null) },
    });
    await press('Đọc thiết bị');
    await enterPin('12345678');
    await press('Ký bằng USB token');
    await waitFor(() => expect(pinField().value).toBe(''));
  });

  it('after a wrong PIN it is forgotten, the tries are read again, and nothing is tried again by itself', async () => {
    const { press, enterPin, pinField, inputsOf } = await atToken(
      [succeed([aToken()]), succeed([aToken([head], { countLow: true })])],
      {
        report: {
          export: () => fail('token-pin-wrong', { label: 'VGCA 01', countLow: true, finalTry: false }),
        },
      },
    );
    await press('Đọc thiết bị');
    await enterPin('9999');
    await press('Ký bằng USB token');
    await screen.findByText(/Mã PIN của thiết bị ký số VGCA 01 không đúng/);
    await screen.findByText(/Thiết bị báo đã có lần nhập sai mã PIN/);
    expect(pinField().value).toBe('');
    expect(inputsOf('report.export')).toHaveLength(1);
    expect(inputsOf('tokens.list')).toHaveLength(2);
  });

  it('asks main nothing for a PIN of a length that none has', async () => {
    const { press, enterPin, pinField, inputsOf } = await atToken([succeed([aToken()])]);
    await press('Đọc thiết bị');
    await enterPin('123');
    await press('Ký bằng USB token');
    screen.getByText(/Mã PIN phải có từ 4 đến 16 ký tự/);
    expect(document.activeElement).toBe(pinField());
    expect(inputsOf('report.export')).toHaveLength(0);
  });

  it('spends the last try only when the person has confirmed it, anew each time', async () => {
    const { user, press, enterPin, inputsOf } = await atToken(
      [succeed([aToken([head], { countLow: true, finalTry: true })])],
      { report: { export: () => succeed(null) } },
    );
    await press('Đọc thiết bị');
    await enterPin('12345678');
    await press('Ký bằng USB token');
    screen.getByText(/chỉ còn một lần thử mã PIN. Báo cáo chưa được ký/);
    const confirm = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /Đã chắc chắn về mã PIN/ });
    expect(document.activeElement).toBe(confirm());
    expect(inputsOf('report.export')).toHaveLength(0);
    await user.click(confirm());
    await press('Ký bằng USB token');
    expect(inputsOf('report.export')).toMatchObject([{ way: { finalTryConfirmed: true } }]);
    await waitFor(() => expect(confirm().checked).toBe(false));
    await expectAccessible();
  });

  it('does not ask a locked token for a PIN, and explains an expired certificate', async () => {
    const locked = await atToken([succeed([aToken([head], { locked: true })])]);
    await locked.press('Đọc thiết bị');
    expect((await screen.findAllByText(/đã bị khóa vì nhập sai mã PIN/)).length).toBe(1);
    expect(screen.queryByLabelText('Mã PIN')).toBeNull();
    await locked.press('Ký bằng USB token');
    expect(locked.inputsOf('report.export')).toHaveLength(0);

    const expired = await atToken([succeed([aToken([old])])]);
    await expired.press('Đọc thiết bị');
    await expired.user.click(await screen.findByRole('radio', { name: 'Trần Văn An' }));
    await expired.press('Ký bằng USB token');
    screen.getByText(/hết hạn ngày 01\/03\/2022/, { selector: '.note p' });
    expect(expired.inputsOf('report.export')).toHaveLength(0);
  });

  it('explains a missing certificate and a token without one', async () => {
    const { press, inputsOf } = await atToken([fail('token-absent', {}), succeed([aToken([])])]);
    await screen.findByRole('button', { name: 'Đọc thiết bị' });
    await press('Ký bằng USB token');
    screen.getByText(/Chưa chọn chứng thư trên USB token/);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Đọc thiết bị' }));
    await press('Đọc thiết bị');
    await screen.findByText(/Không có thiết bị ký số \(USB token\) nào được cắm/);
    await press('Đọc thiết bị');
    await screen.findByText(/Thiết bị ký số VGCA 01 không có chứng thư của người ký/);
    expect(inputsOf('report.export')).toHaveLength(0);
  });

  it('without a known library offers the file of one, and reads the tokens behind it', async () => {
    const { press, inputsOf } = await atToken([succeed([aToken()])], {
      tokens: {
        modules: () => succeed([]),
        chooseModule: () => succeed({ module: 'f0'.repeat(16), fileName: 'libsofthsm2.so' }),
      },
    });
    await screen.findByText(/Không thấy thư viện USB token quen thuộc/);
    await press('Chọn thư viện khác…');
    await screen.findByLabelText('Mã PIN');
    expect(inputsOf('tokens.list')).toEqual([{ module: 'f0'.repeat(16) }]);
    screen.getByRole('option', { name: 'Thư viện đã chọn (libsofthsm2.so)' });
  });

  it('forgets the PIN when another way is chosen', async () => {
    const { user, press, enterPin, pinField } = await atToken([succeed([aToken()])]);
    await press('Đọc thiết bị');
    await enterPin('12345678');
    await user.click(screen.getByRole('radio', { name: 'Tệp chứng thư P12' }));
    await user.click(screen.getByRole('radio', { name: 'USB token' }));
    expect(pinField().value).toBe('');
  });

  it('signs the field of the chosen role of a submitted return', async () => {
    const submitted: ReturnRoad = roadOf(
      [
        {
          action: 'submitted',
          at: '2024-04-25T14:36:02+07:00',
          slot: 's1',
          version: 1,
          requiredSignatures: ['preparer', 'head', 'agency'],
          file: {
            blobId: 'cd'.repeat(16),
            sha256: 'cd'.repeat(32),
            sizeBytes: 900_000,
            pages: 9,
            photos: 0,
            signatures: [],
          },
        },
      ],
      1,
    );
    const { user, press, enterPin, inputsOf } = await atToken([succeed([aToken()])], {
      data: { ...complete, road: submitted },
    });
    await user.click(screen.getByRole('radio', { name: 'Người lập báo cáo' }));
    await press('Đọc thiết bị');
    await enterPin('12345678');
    await press('Ký bằng USB token');
    await screen.findByRole('heading', { name: 'Đã ký, tệp đã đọc lại và khớp' });
    expect(inputsOf('report.export')).toMatchObject([{ way: { kind: 'token', role: 'preparer' } }]);
  });
});

it('the certificate store of Windows says that it cannot be used yet and what serves instead', async () => {
  const { user, press, inputsOf } = await atToken([], {
    tokens: { storeCertificates: () => fail('certificate-store-unavailable', {}) },
  });
  await user.click(screen.getByRole('radio', { name: 'Kho chứng thư Windows' }));
  await press('Ký bằng kho Windows');
  await screen.findByText(/Phần mềm chưa dùng được kho chứng thư của Windows/);
  expect(inputsOf('report.export')).toHaveLength(0);
  await expectAccessible();
});
