import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortcutOf } from '../../../renderer/returnParts/shortcuts.ts';

interface Keys {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
}

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
const shortcut = (keys: Keys) => shortcutOf({ ...none, ...keys } as KeyboardEvent);

describe('shortcuts', () => {
  it('name keys by their place, whatever layout or keyboard driver is on', () => {
    expect(shortcut({ key: '1', code: 'Digit1', altKey: true })).toBe('Alt+1');
    expect(shortcut({ key: 'ơ', code: 'KeyF', ctrlKey: true })).toBe('Ctrl+F');
    expect(shortcut({ key: 'ArrowDown', code: 'ArrowDown', altKey: true })).toBe('Alt+ArrowDown');
    expect(shortcut({ key: 'F8', code: 'F8', shiftKey: true })).toBe('Shift+F8');
    expect(shortcut({ key: 'Enter', code: 'NumpadEnter', ctrlKey: true })).toBe('Ctrl+Enter');
  });

  it('never take a letter, a digit, Backspace, Ctrl+Shift, Ctrl+Alt or Alt+Shift', () => {
    const character = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');
    fc.assert(
      fc.property(character, fc.boolean(), (key, shiftKey) => {
        const code = /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
        expect(shortcut({ key, code, shiftKey })).toBeNull();
        expect(shortcut({ key, code, ctrlKey: true, shiftKey: true })).toBeNull();
        expect(shortcut({ key, code, ctrlKey: true, altKey: true })).toBeNull();
        expect(shortcut({ key, code, altKey: true, shiftKey: true })).toBeNull();
      }),
    );
    expect(shortcut({ key: 'Backspace', code: 'Backspace' })).toBeNull();
    expect(shortcut({ key: 'Backspace', code: 'Backspace', ctrlKey: true })).toBeNull();
  });
});
