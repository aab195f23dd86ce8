import { useEffect } from 'react';
import { openPalette } from '../features/palette/paletteStore.ts';
import { useSession } from '../session.ts';
import { moveToZone } from '../ui/zoneKeys.ts';

/** Keys that work on every screen: F6 between zones, Ctrl+L locks, Ctrl+K searches. Nothing here takes a letter or Backspace. */
export function useAppKeys(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing) return;
      if (event.key === 'F6') {
        event.preventDefault();
        moveToZone(event.shiftKey ? -1 : 1);
      } else if (isCtrl(event, 'KeyL')) {
        event.preventDefault();
        const { app, lock } = useSession.getState();
        if (app?.vault === 'open') void lock();
      } else if (isCtrl(event, 'KeyK')) {
        event.preventDefault();
        if (useSession.getState().unit !== null) openPalette();
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isCtrl(event: KeyboardEvent, code: string): boolean {
  return event.ctrlKey && !event.shiftKey && !event.altKey && event.code === code;
}
