// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../../renderer/ui/Button.tsx';
import { Dialog } from '../../../renderer/ui/Dialog.tsx';
import { ErrorSummary } from '../../../renderer/ui/ErrorSummary.tsx';
import { ProgressTicks } from '../../../renderer/ui/ProgressTicks.tsx';
import { SaveState } from '../../../renderer/ui/SaveState.tsx';
import { StatusMark } from '../../../renderer/ui/StatusMark.tsx';
import { Zone } from '../../../renderer/ui/Zone.tsx';
import { moveToZone } from '../../../renderer/ui/zoneKeys.ts';
import { expectAccessible } from '../support/axe.ts';
import { show } from '../support/show.tsx';

describe('a button', () => {
  it('does nothing while busy, keeps its text and is never disabled', async () => {
    const onPress = vi.fn();
    const user = show(
      <Button busy onPress={onPress}>
        Đang ký…
      </Button>,
    );
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Đang ký…' });
    await user.click(button);
    expect(onPress).not.toHaveBeenCalled();
    expect(button.disabled).toBe(false);
    expect(button.getAttribute('aria-busy')).toBe('true');
  });
});

function Form({ onPress }: { onPress: () => void }) {
  const [attempt, setAttempt] = useState(1);
  return (
    <>
      <ErrorSummary
        title="Có 1 chỗ cần sửa"
        errors={[{ key: 'name', text: 'Chưa có tên.', onPress }]}
        attempt={attempt}
      />
      <Button onPress={() => setAttempt(attempt + 1)}>Tiếp tục</Button>
    </>
  );
}

describe('an error summary', () => {
  it('takes focus at each attempt and leads to the cause', async () => {
    const onPress = vi.fn();
    const user = show(<Form onPress={onPress} />);
    const summary = screen.getByRole('alert', { name: 'Có 1 chỗ cần sửa' });
    expect(document.activeElement).toBe(summary);
    await user.click(screen.getByRole('button', { name: 'Tiếp tục' }));
    expect(document.activeElement).toBe(summary);
    await user.click(screen.getByRole('button', { name: 'Chưa có tên.' }));
    expect(onPress).toHaveBeenCalledOnce();
    await expectAccessible();
  });
});

function Question() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Gỡ tệp</Button>
      {open && <Dialog title="Gỡ tệp?" onClose={close} actions={<Button onPress={close}>Đóng</Button>} />}
    </>
  );
}

describe('a dialog', () => {
  it('gives focus back to the button that opened it', async () => {
    const user = show(<Question />);
    await user.click(screen.getByRole('button', { name: 'Gỡ tệp' }));
    await user.click(screen.getByRole('button', { name: 'Đóng' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Gỡ tệp' }));
  });
});

describe('the state of saving', () => {
  it('tells a written change politely', () => {
    show(<SaveState kind="saved" text="Đã ghi vào kho lúc 09:42:18" />);
    expect(screen.getByRole('status').textContent).toBe('Đã ghi vào kho lúc 09:42:18');
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('tells a failure at once, with a way to write again', async () => {
    const onPress = vi.fn();
    const user = show(
      <SaveState kind="failed" text="Chưa ghi được: ổ D đã đầy" retry={{ label: 'Ghi lại', onPress }} />,
    );
    expect(screen.getByRole('alert').textContent).toBe('Chưa ghi được: ổ D đã đầy');
    await user.click(screen.getByRole('button', { name: 'Ghi lại' }));
    expect(onPress).toHaveBeenCalledOnce();
    await expectAccessible();
  });
});

describe('progress ticks', () => {
  it('are one image named in words, with one tick per item', () => {
    show(<ProgressTicks groups={[['full', 'half'], ['empty']]} label="1/3 mục" open={1} />);
    const image = screen.getByRole('img', { name: '1/3 mục' });
    expect(image.querySelectorAll('.tick')).toHaveLength(3);
    expect(image.querySelectorAll('.tick')[1]?.className).toContain('tick-open');
  });
});

describe('a status mark', () => {
  it.each(['not-started', 'in-progress', 'done', 'nothing-occurred', 'not-applicable'] as const)(
    'of %s has a glyph of its own beside the word',
    (status) => {
      show(<StatusMark status={status} label="Từ" />);
      const glyph = document.querySelector('svg');
      expect(glyph?.getAttribute('aria-hidden')).toBe('true');
      expect(screen.getByText('Từ')).toBeDefined();
    },
  );
});

describe('a dialog', () => {
  it('is named by its title and closes with Esc', async () => {
    const onClose = vi.fn();
    show(<Dialog title="Gỡ tệp khỏi mục 1.3.d?" onClose={onClose} actions={<Button>Gỡ</Button>} />);
    const dialog = screen.getByRole('dialog', { name: 'Gỡ tệp khỏi mục 1.3.d?' });
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    expect(onClose).toHaveBeenCalledOnce();
    await expectAccessible();
  });
});

describe('zones', () => {
  it('are walked through in order, and around', () => {
    show(
      <>
        <Zone kind="outline" label="Mục lục">
          <button type="button">1.1</button>
        </Zone>
        <Zone kind="list" label="Danh sách">
          danh sách
        </Zone>
        <Zone kind="panel" label="Mục 1.3.d">
          nội dung
        </Zone>
      </>,
    );
    screen.getByRole('button', { name: '1.1' }).focus();
    moveToZone(1);
    expect(document.activeElement).toBe(screen.getByRole('main', { name: 'Danh sách' }));
    moveToZone(1);
    expect(document.activeElement).toBe(screen.getByRole('complementary', { name: 'Mục 1.3.d' }));
    moveToZone(1);
    expect(document.activeElement).toBe(screen.getByRole('navigation', { name: 'Mục lục' }));
    moveToZone(-1);
    expect(document.activeElement).toBe(screen.getByRole('complementary', { name: 'Mục 1.3.d' }));
  });
});
