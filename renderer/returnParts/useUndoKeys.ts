import { useEffect } from 'react';
import { redoEdit, undoEdit } from '../stores/undoEdits.ts';
import { shortcutOf } from './shortcuts.ts';

/**
 * Ctrl+Z and Ctrl+Y of a return. In a field its own typing comes first: the browser takes it back, and only when it has
 * nothing to take back the last edit of the return is.
 */
export function useUndoKeys(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing || event.defaultPrevented) return;
      if (document.querySelector('dialog[open], [role="dialog"]') !== null) return;
      const step = steps[shortcutOf(event) ?? ''];
      if (step === undefined) return;
      if (!isTextField(event.target)) {
        event.preventDefault();
        void step();
        return;
      }
      let own = false;
      const onInput = () => {
        own = true;
      };
      document.addEventListener('input', onInput, { capture: true, once: true });
      // The browser acts on the key before the next task.
      setTimeout(() => {
        document.removeEventListener('input', onInput, { capture: true });
        if (!own) void step();
      });
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

const steps: Readonly<Record<string, () => Promise<void>>> = { 'Ctrl+Z': undoEdit, 'Ctrl+Y': redoEdit };

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type)
  );
}
