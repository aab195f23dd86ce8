// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SignatureImages } from '../../../shared/domain/signatureImage.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Answers } from '../support/fakeBridge.ts';
import { openWindow } from '../support/openWindow.tsx';
import { sampleSettings, sampleState, sampleUnit } from '../support/samples.ts';

const seal = { imageId: 'a'.repeat(32), width: 800, height: 800, widthMm: 36 };
const hand = { imageId: 'b'.repeat(32), width: 600, height: 250, widthMm: null };
const empty: SignatureImages = { handSignature: null, seal: null };

async function imagesWindow(first: SignatureImages, images: Answers['images'] = {}) {
  const window = openWindow({
    app: { state: () => succeed(sampleState('open')), saveSettings: () => succeed(sampleSettings) },
    unit: { get: () => succeed(sampleUnit), kinds: () => succeed([]) },
    returns: { list: () => succeed({ returns: [], problems: [] }) },
    directives: { list: () => succeed([]) },
    images: { get: () => succeed(first), ...images },
  });
  await window.user.click(await screen.findByRole('button', { name: 'Cài đặt' }));
  await window.user.click(screen.getByRole('button', { name: 'Chữ ký và con dấu' }));
  await screen.findByRole('heading', { name: 'Con dấu của cơ quan' });
  return window;
}

const group = (name: string) => within(screen.getByRole('region', { name }));

describe('hand signature and seal in the settings', () => {
  it('say what each picture is for and when the seal is not drawn', async () => {
    await imagesWindow(empty);
    expect(group('Chữ ký tay của thủ trưởng').getByText(/Chưa có ảnh/)).toBeDefined();
    expect(screen.getByText(/Không bao giờ có trên bản nháp/)).toBeDefined();
    expect(screen.queryByRole('img')).toBeNull();
    await expectAccessible();
  });

  it('show a chosen picture; a dialog that was cancelled changes nothing', async () => {
    const answers = [succeed(null), succeed({ ...empty, handSignature: hand })];
    const { user, inputsOf } = await imagesWindow(empty, {
      choose: () => answers.shift() ?? fail('vault-locked', {}),
    });
    const own = group('Chữ ký tay của thủ trưởng');
    await user.click(own.getByRole('button', { name: 'Chọn ảnh chữ ký' }));
    expect(own.queryByRole('img')).toBeNull();
    await user.click(own.getByRole('button', { name: 'Chọn ảnh chữ ký' }));
    const image = await own.findByRole('img', { name: 'Ảnh chữ ký tay đang dùng' });
    expect(image.getAttribute('src')).toMatch(new RegExp(`/picture/${hand.imageId}\\.png$`));
    expect(own.getByText('600 × 250 điểm ảnh')).toBeDefined();
    expect(own.getByRole('button', { name: 'Thay ảnh chữ ký' })).toBeDefined();
    expect(inputsOf('images.choose')).toHaveLength(2);
    await expectAccessible();
  });

  it('keep the seal with the width that was typed before', async () => {
    const { user, inputsOf } = await imagesWindow(empty, {
      choose: ({ widthMm }) => succeed({ ...empty, seal: { ...seal, widthMm } }),
    });
    const width = screen.getByLabelText('Chiều ngang của con dấu trên giấy (mm)');
    await user.clear(width);
    await user.type(width, '34');
    await user.click(screen.getByRole('button', { name: 'Chọn ảnh con dấu' }));
    await screen.findByRole('img', { name: 'Ảnh con dấu đang dùng' });
    expect(inputsOf('images.choose')).toEqual([{ slot: 'seal', widthMm: 34 }]);
    expect(inputsOf('images.setSealWidth')).toEqual([]);
  });

  it('write a changed width when the field is left, and refuse one that no seal has', async () => {
    const { user, inputsOf } = await imagesWindow(
      { ...empty, seal },
      { setSealWidth: () => succeed({ savedAt: '2024-04-22T09:12:40+07:00' }) },
    );
    const width = screen.getByLabelText('Chiều ngang của con dấu trên giấy (mm)');
    await user.clear(width);
    await user.type(width, '99');
    await user.tab();
    expect(screen.getByText('Nhập số nguyên từ 20 đến 42.')).toBeDefined();
    expect(inputsOf('images.setSealWidth')).toEqual([]);
    await user.clear(width);
    await user.type(width, '38');
    await user.tab();
    expect(await screen.findByText('Đã ghi vào kho lúc 09:12:40')).toBeDefined();
    expect(inputsOf('images.setSealWidth')).toEqual([{ widthMm: 38 }]);
  });

  it('tell a refused file at its own picture and keep the one in use', async () => {
    const { user } = await imagesWindow(
      { ...empty, seal },
      { choose: () => fail('image-not-transparent', { file: 'dau.png' }) },
    );
    await user.click(screen.getByRole('button', { name: 'Thay ảnh con dấu' }));
    const own = group('Con dấu của cơ quan');
    expect((await own.findByRole('alert')).textContent).toContain('không có nền trong suốt');
    expect(own.getByRole('img')).toBeDefined();
  });

  it('remove a picture', async () => {
    const { user, inputsOf } = await imagesWindow(
      { seal, handSignature: hand },
      {
        remove: () => succeed({ seal, handSignature: null }),
      },
    );
    await user.click(screen.getByRole('button', { name: 'Gỡ ảnh chữ ký' }));
    await screen.findByRole('button', { name: 'Chọn ảnh chữ ký' });
    expect(screen.getAllByRole('img')).toHaveLength(1);
    expect(inputsOf('images.remove')).toEqual([{ slot: 'hand-signature' }]);
  });

  it('say what is wrong when the vault cannot tell', async () => {
    const { user } = openWindow({
      app: { state: () => succeed(sampleState('open')) },
      unit: { get: () => succeed(sampleUnit), kinds: () => succeed([]) },
      returns: { list: () => succeed({ returns: [], problems: [] }) },
      directives: { list: () => succeed([]) },
      images: { get: () => fail('vault-row-damaged', { table: 'doc', id: 'x' }) },
    });
    await user.click(await screen.findByRole('button', { name: 'Cài đặt' }));
    await user.click(screen.getByRole('button', { name: 'Chữ ký và con dấu' }));
    expect(await screen.findByRole('alert')).toBeDefined();
  });
});
