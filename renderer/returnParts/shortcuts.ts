import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { ScreenShortcut } from './shortcutTable.ts';

/** Key and modifiers as one word, e.g. `Ctrl+Enter`, `Alt+ArrowUp`, `Alt+1`, `Shift+F8`. */
export type Shortcut = string;

export type ShortcutActions = { readonly [Key in ScreenShortcut]?: () => void };

/** The actions of what is on the screen; the help lists their keys. */
const mounted = new Set<{ readonly current: Readonly<Record<Shortcut, (() => void) | undefined>> }>();

export function isShortcutBound(shortcut: Shortcut): boolean {
  return [...mounted].some(({ current }) => current[shortcut] !== undefined);
}

/**
 * Keys of a screen, each in the table that the help shows. Letters and digits are never taken without Ctrl or Alt, nor
 * Ctrl+Shift and Ctrl+Alt with anything: they belong to the Vietnamese keyboard. Nothing acts during composition or while
 * a question is open.
 */
export function useShortcuts(actions: ShortcutActions): void {
  const current = useRef<Readonly<Record<Shortcut, (() => void) | undefined>>>(actions);
  current.current = actions;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const shortcut = shortcutOf(event);
      if (shortcut === null || current.current[shortcut] === undefined) return;
      event.preventDefault();
      if (shortcut === nextStep) leaveField();
      current.current[shortcut]?.();
    }
    mounted.add(current);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      mounted.delete(current);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

const nextStep = 'Ctrl+Enter';

/** The next step begins where a press of its button would: after the field was left, and what that changed is known. */
function leaveField(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea, select'))
    flushSync(() => activeElement.blur());
}

/** null for combinations that this app must leave alone. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  const { ctrlKey, altKey, shiftKey, metaKey } = event;
  if (metaKey || (ctrlKey && (altKey || shiftKey)) || (altKey && shiftKey)) return null;
  // For letters and digits the code names the place on the keyboard, so that a keyboard layout does not move them.
  const place = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1];
  const key = place ?? event.key;
  if (key === 'Backspace' || ([...key].length === 1 && !ctrlKey && !altKey)) return null;
  return `${ctrlKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${key}`;
}
