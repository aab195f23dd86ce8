// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, problem, succeed } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';
import { expectAccessible } from '../support/axe.ts';
import { openReturnWindow, savedAt } from '../support/openReturnWindow.tsx';

const photo = anEvidence('quet-lai-KT-07.png', { mediaType: 'image/png', caption: 'Kết quả quét lại' });
const table = anEvidence('doi-chieu.xlsx', { mediaType: 'application/vnd.ms-excel', sizeBytes: 6_711_000 });
const loose = anEvidence('thừa.png', { mediaType: 'image/png' });
const data = anOpenReturn({
  answers: [
    anAnswer('1.1.a', { evidenceIds: [photo.id] }),
    anAnswer('1.3.d', { status: 'in-progress', completedOn: null, evidenceIds: [photo.id, table.id] }),
  ],
  evidence: [photo, table, loose],
});
const section = async () => screen.findByRole('region', { name: 'Minh chứng' });
const uploadId = '0123456789abcdef0123456789abcdef';

function transfer(files: readonly File[], directories: readonly string[] = []) {
  return {
    types: ['Files'],
    files,
    items: [
      ...files.map((file) => ({ kind: 'file', getAsFile: () => file, webkitGetAsEntry: () => null })),
      ...directories.map((name) => ({
        kind: 'file',
        getAsFile: () => new File([], name),
        webkitGetAsEntry: () => ({ isDirectory: true, name }),
      })),
    ],
    dropEffect: 'none',
  };
}

describe('evidence of an item', () => {
  it('is sent in pieces of at most 1 MiB when dropped, and appears once it is in the vault', async () => {
    const file = new File([new Uint8Array(2.5 * 1024 * 1024)], 'BB xử lý máy VP-02.pdf');
    const stored = anEvidence(file.name);
    const { inputsOf } = await openReturnWindow(
      data,
      { itemId: '1.3.d' },
      {
        evidence: {
          beginUpload: () => succeed({ uploadId }),
          appendUpload: () => succeed(undefined),
          finishUpload: () =>
            succeed({ name: file.name, ...succeed({ evidence: stored, alreadyInVault: false, savedAt }) }),
        },
      },
    );
    const zone = await section();
    fireEvent.dragOver(zone, { dataTransfer: transfer([file]) });
    expect(within(zone).getByText('Thả để đính kèm 1 tệp vào mục 1.3.d')).toBeDefined();
    fireEvent.drop(zone, { dataTransfer: transfer([file]) });
    await within(zone).findByRole('button', { name: 'Xem BB xử lý máy VP-02.pdf' });
    expect(inputsOf('evidence.beginUpload')).toEqual([
      { returnId: data.complianceReturn.returnId, name: file.name, sizeBytes: file.size },
    ]);
    const pieces = inputsOf('evidence.appendUpload') as { bytes: Uint8Array }[];
    expect(pieces.map(({ bytes }) => bytes.byteLength)).toEqual([1048576, 1048576, 524288]);
    await screen.findByText('Đã ghi vào kho lúc 09:42:18');
  });

  it('says why a file was refused and that a folder cannot be attached', async () => {
    const { user } = await openReturnWindow(
      data,
      { itemId: '1.3.d' },
      {
        evidence: { beginUpload: () => fail('evidence-empty', { name: 'rong.pdf' }) },
      },
    );
    const zone = await section();
    fireEvent.drop(zone, { dataTransfer: transfer([new File([], 'rong.pdf')], ['Ảnh hiện trường']) });
    await waitFor(() => expect(within(zone).getAllByText(/^Chưa đính kèm/)).toHaveLength(2));
    expect(within(zone).getByText('Ảnh hiện trường')).toBeDefined();
    await user.click(within(zone).getByRole('button', { name: 'Bỏ thông báo về rong.pdf' }));
    expect(within(zone).getAllByText(/^Chưa đính kèm/)).toHaveLength(1);
    await expectAccessible();
  });

  it('is cancelled on request, and nothing of the file stays', async () => {
    let piece: () => void = () => undefined;
    const { user, inputsOf } = await openReturnWindow(
      data,
      { itemId: '1.3.d' },
      {
        evidence: {
          beginUpload: () => succeed({ uploadId }),
          appendUpload: () =>
            new Promise((resolve) => {
              piece = () => resolve(succeed(undefined));
            }),
          cancelUpload: () => succeed(undefined),
        },
      },
    );
    const zone = await section();
    const file = new File([new Uint8Array(3 * 1024 * 1024)], 'to.zip');
    fireEvent.drop(zone, { dataTransfer: transfer([file]) });
    await user.click(await within(zone).findByRole('button', { name: 'Hủy to.zip' }));
    await waitFor(() => expect(inputsOf('evidence.appendUpload')).toHaveLength(1));
    piece();
    await waitFor(() => expect(inputsOf('evidence.cancelUpload')).toEqual([{ uploadId }]));
    await waitFor(() => expect(within(zone).queryByText('to.zip')).toBeNull());
  });

  it('takes a pasted picture under a name of its own', async () => {
    const { inputsOf } = await openReturnWindow(
      data,
      { itemId: '1.3.d' },
      {
        evidence: {
          beginUpload: () => succeed({ uploadId }),
          appendUpload: () => succeed(undefined),
          finishUpload: () =>
            succeed({ name: 'x', ...succeed({ evidence: anEvidence('x'), alreadyInVault: false, savedAt }) }),
        },
      },
    );
    await section();
    fireEvent.paste(document.body, {
      clipboardData: { types: ['Files'], files: [new File(['ảnh'], 'image.png', { type: 'image/png' })] },
    });
    await waitFor(() => expect(inputsOf('evidence.finishUpload')).toEqual([{ uploadId, itemId: '1.3.d' }]));
    expect((inputsOf('evidence.beginUpload')[0] as { name: string }).name).toMatch(
      /^anh-dan-\d{8}-\d{6}\.png$/,
    );
  });

  it('comes from the dialog of the system with Ctrl+O', async () => {
    const chosen = anEvidence('TB phân công.docx', { mediaType: 'application/msword' });
    const { user } = await openReturnWindow(
      data,
      { itemId: '1.3.d' },
      {
        evidence: {
          attachChosen: () =>
            succeed([
              { name: chosen.name, ...succeed({ evidence: chosen, alreadyInVault: false, savedAt }) },
              { name: 'lớn.iso', ok: false, problems: [problem('evidence-unreadable', { name: 'lớn.iso' })] },
            ]),
        },
      },
    );
    const zone = await section();
    await user.keyboard('{Control>}o{/Control}');
    expect(await within(zone).findByRole('button', { name: 'Xem TB phân công.docx' })).toBeDefined();
    expect(within(zone).getByText(/^Chưa đính kèm/)).toBeDefined();
  });

  it('is taken off with a way back, and a file of another item can be used', async () => {
    const { user, inputsOf } = await openReturnWindow(data, { itemId: '1.3.d' });
    const zone = await section();
    await user.click(within(zone).getByRole('button', { name: 'Gỡ doi-chieu.xlsx' }));
    await within(zone).findByText(/Đã gỡ doi-chieu.xlsx khỏi mục 1.3.d/);
    await user.click(within(zone).getByRole('button', { name: 'Hoàn tác' }));
    await within(zone).findByRole('button', { name: 'Xem doi-chieu.xlsx' });
    await user.click(within(zone).getByRole('button', { name: 'Dùng tệp đã có' }));
    await user.click(screen.getByRole('button', { name: 'Dùng thừa.png' }));
    await waitFor(() => expect(inputsOf('evidence.link')).toHaveLength(2));
    expect(screen.getByText('Mọi tệp trong báo cáo đã gắn với mục này.')).toBeDefined();
  });

  it('opens inside the app with size, SHA-256, time and caption', async () => {
    const { user, inputsOf } = await openReturnWindow(data, { itemId: '1.3.d' });
    await user.click(within(await section()).getByRole('button', { name: 'Xem quet-lai-KT-07.png' }));
    const dialog = screen.getByRole('dialog', { name: 'quet-lai-KT-07.png' });
    const picture = within(dialog).getByRole('img', { name: /Kết quả quét lại/ }) as HTMLImageElement;
    expect(picture.src).toContain(`evidence/${photo.returnId}/${photo.id}`);
    expect(dialog.textContent).toContain('PNG, 240 KB');
    expect(dialog.textContent).toContain('06/05/2024 09:12');
    expect(dialog.textContent?.replaceAll(' ', '')).toContain(photo.sha256);
    const caption = within(dialog).getByRole('textbox', { name: 'Chú thích' });
    await user.type(caption, ' lần 2');
    await user.tab();
    await waitFor(() =>
      expect(inputsOf('evidence.setCaption').at(-1)).toMatchObject({
        caption: 'Kết quả quét lại lần 2',
        leaving: true,
      }),
    );
    fireEvent.error(picture);
    await within(dialog).findByText(/tệp thiếu hoặc bị hỏng/);
  });
});

describe('the evidence screen', () => {
  it('shows all files with what they prove, and which prove nothing', async () => {
    const { user } = await openReturnWindow(data, { view: 'evidence' });
    const list = screen.getByRole('main', { name: 'Danh sách minh chứng' });
    expect(within(list).getAllByRole('button')).toHaveLength(3);
    expect(within(list).getByRole('button', { name: /quet-lai.*Mục 1.1.a, 1.3.d/ })).toBeDefined();
    await user.click(screen.getByRole('radio', { name: 'Cần xem 1' }));
    expect(within(list).getByRole('button', { name: /thừa.png.*Chưa mục nào dùng/ })).toBeDefined();
    await user.click(screen.getByRole('radio', { name: 'Tất cả 3' }));
    await user.type(screen.getByRole('searchbox', { name: 'Tìm tệp' }), 'DOI chieu');
    expect(within(list).getAllByRole('button')).toHaveLength(1);
    expect(screen.getByText('XLSX, 6,4 MB', { selector: 'dd' })).toBeDefined();
    await expectAccessible();
  });

  it('saves a copy where the person chooses and leads to the items', async () => {
    const { user, inputsOf } = await openReturnWindow(
      data,
      { view: 'evidence' },
      {
        evidence: { saveCopy: () => succeed({ fileName: 'ban-sao.png' }) },
      },
    );
    await user.click(screen.getByRole('button', { name: 'Lưu bản sao' }));
    await screen.findByText('Đã lưu bản sao: ban-sao.png.');
    expect(inputsOf('evidence.saveCopy')).toEqual([{ returnId: photo.returnId, evidenceId: photo.id }]);
    const facts = screen.getByRole('complementary', { name: 'Chi tiết minh chứng' });
    await user.click(within(facts).getByText('1.3.d', { selector: 'button' }));
    await screen.findByRole('complementary', { name: 'Mục 1.3.d' });
  });
});
