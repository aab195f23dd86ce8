// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { DateField } from '../../../renderer/ui/DateField.tsx';
import { PasswordField } from '../../../renderer/ui/PasswordField.tsx';
import { TextArea } from '../../../renderer/ui/TextArea.tsx';
import { TextField } from '../../../renderer/ui/TextField.tsx';
import { tidyDay } from '../../../renderer/wording/typedDay.ts';
import { expectAccessible } from '../support/axe.ts';
import { show } from '../support/show.tsx';

const nfd = 'Chiêm Hóa'.normalize('NFD');

function Line({ onLeave, onEnter }: { onLeave?: (text: string) => void; onEnter?: () => void }) {
  const [value, setValue] = useState('');
  return (
    <TextField
      label="Địa danh"
      hint="Nơi ghi trước ngày"
      value={value}
      onChange={setValue}
      onLeave={onLeave}
      onEnter={onEnter}
    />
  );
}

describe('what stands in a field', () => {
  it('is kept by no browser: its session file would hold it in the clear', () => {
    show(
      <>
        <Line />
        <TextArea label="Kết quả" value="" onChange={() => undefined} />
      </>,
    );
    for (const field of screen.getAllByRole('textbox'))
      expect(field.getAttribute('autocomplete')).toBe('off');
  });
});

describe('a text field', () => {
  it('is named by its label and described by its hint', async () => {
    show(<Line />);
    expect(screen.getByRole('textbox', { name: 'Địa danh' })).toBe(screen.getByLabelText('Địa danh'));
    const hint = screen.getByText('Nơi ghi trước ngày');
    expect(screen.getByRole('textbox').getAttribute('aria-describedby')).toBe(hint.id);
    await expectAccessible();
  });

  it('leaves the text alone while one types and brings it to NFC on leaving', async () => {
    const onLeave = vi.fn();
    const user = show(<Line onLeave={onLeave} />);
    const field = screen.getByRole<HTMLInputElement>('textbox');
    await user.click(field);
    await user.paste(nfd);
    expect(field.value).toBe(nfd);
    await user.tab();
    expect(field.value).toBe('Chiêm Hóa'.normalize('NFC'));
    expect(onLeave).toHaveBeenCalledExactlyOnceWith('Chiêm Hóa'.normalize('NFC'));
  });

  it('takes Enter as a command outside composition only', () => {
    const onEnter = vi.fn();
    show(<Line onEnter={onEnter} />);
    const field = screen.getByRole('textbox');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(onEnter).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(onEnter).toHaveBeenCalledOnce();
  });

  it('lets Backspace and letters through', () => {
    show(<Line />);
    const field = screen.getByRole('textbox');
    for (const key of ['Backspace', 'a', 'w', '1', 'Process'])
      expect(fireEvent.keyDown(field, { key }), key).toBe(true);
  });

  it('says that it is wrong and why', () => {
    show(<TextField label="Mã" error="Chưa có mã." value="" onChange={() => undefined} />);
    const field = screen.getByRole('textbox', { name: 'Mã' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const why = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toBe('Chưa có mã.');
  });
});

function Day() {
  const [value, setValue] = useState('');
  return <DateField label="Từ ngày" value={value} onChange={setValue} tidy={tidyDay} />;
}

describe('a date field', () => {
  it.each([
    ['1/5/24', '01/05/2024'],
    ['1.5.2024', '01/05/2024'],
    ['31/04/2024', '31/04/2024'],
    ['mai', 'mai'],
  ])('shows %s as %s after leaving', async (typed, shown) => {
    const user = show(<Day />);
    const field = screen.getByRole<HTMLInputElement>('textbox');
    await user.type(field, typed);
    expect(field.value).toBe(typed);
    await user.tab();
    expect(field.value).toBe(shown);
  });
});

function Area({ onLeave }: { onLeave: (text: string) => void }) {
  const [value, setValue] = useState('');
  return <TextArea label="Kết quả" value={value} onChange={setValue} onLeave={onLeave} />;
}

describe('a text area', () => {
  it('keeps every line and brings the text to NFC on leaving', async () => {
    const onLeave = vi.fn();
    const user = show(<Area onLeave={onLeave} />);
    await user.click(screen.getByRole('textbox', { name: 'Kết quả' }));
    await user.paste(`${nfd}\n\n  hai`);
    await user.tab();
    expect(onLeave).toHaveBeenCalledExactlyOnceWith('Chiêm Hóa\n\n  hai'.normalize('NFC'));
  });
});

const texts = { show: 'Hiện', hide: 'Ẩn', capsLock: 'Caps Lock đang bật.' };

function Password() {
  const [value, setValue] = useState('');
  return (
    <PasswordField
      label="Mật khẩu"
      value={value}
      onChange={setValue}
      texts={texts}
      purpose="current-password"
    />
  );
}

describe('a password field', () => {
  it('hides the secret until asked to show it', async () => {
    const user = show(<Password />);
    const field = screen.getByLabelText<HTMLInputElement>('Mật khẩu');
    expect(field.type).toBe('password');
    await user.click(screen.getByRole('button', { name: 'Hiện Mật khẩu' }));
    expect(field.type).toBe('text');
    await user.click(screen.getByRole('button', { name: 'Ẩn Mật khẩu' }));
    expect(field.type).toBe('password');
    await expectAccessible();
  });

  it('says that Caps Lock is on, and stops saying so', () => {
    show(<Password />);
    const field = screen.getByLabelText('Mật khẩu');
    fireEvent(field, keyWithCapsLock('keydown', true));
    expect(screen.getByRole('status').textContent).toBe('Caps Lock đang bật.');
    fireEvent(field, keyWithCapsLock('keyup', false));
    expect(screen.getByRole('status').textContent).toBe('');
  });
});

/** happy-dom keeps no state of modifier keys. */
function keyWithCapsLock(type: 'keydown' | 'keyup', on: boolean): KeyboardEvent {
  const event = new KeyboardEvent(type, { key: 'A', bubbles: true });
  Object.defineProperty(event, 'getModifierState', { value: (key: string) => key === 'CapsLock' && on });
  return event;
}
