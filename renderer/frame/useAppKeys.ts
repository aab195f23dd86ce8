import { useEffect } from 'react';
import { openHelp } from '../features/help/helpStore.ts';
import { openPalette } from '../features/palette/paletteStore.ts';
import { shortcutOf } from '../returnParts/shortcuts.ts';
import type { AppShortcut } from '../returnParts/shortcutTable.ts';
import { useSession } from '../session.ts';
import { moveToZone } from '../ui/zoneKeys.ts';

/** What the keys of every screen do. */
const actions: Readonly<Record<AppShortcut, () => void>> = {
  F1: openHelp,
  F6: () => moveToZone(1),
  'Shift+F6': () => moveToZone(-1),
  'Ctrl+K': () => {
    if (useSession.getState().unit !== null) openPalette();
  },
  'Ctrl+L': () => {
    const { app, lock } = useSession.getState();
    if (app?.vault === 'open') void lock();
  },
};

/** Keys that work on every screen, also while a question is open. Nothing here takes a letter or Backspace. */
export function useAppKeys(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing) return;
      const shortcut = shortcutOf(event);
      if (shortcut === null || !isAppShortcut(shortcut)) return;
      event.preventDefault();
      actions[shortcut]();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isAppShortcut(shortcut: string): shortcut is AppShortcut {
  return Object.hasOwn(actions, shortcut);
}
