import { useEffect } from 'react';
import { useSession } from '../session.ts';
import { moveToZone } from '../ui/zoneKeys.ts';

/** Keys that work on every screen: F6 between zones, Ctrl+L locks. Nothing here takes a letter or Backspace. */
export function useAppKeys(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing) return;
      if (event.key === 'F6') {
        event.preventDefault();
        moveToZone(event.shiftKey ? -1 : 1);
      } else if (isCtrlL(event)) {
        event.preventDefault();
        const { app, lock } = useSession.getState();
        if (app?.vault === 'open') void lock();
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isCtrlL(event: KeyboardEvent): boolean {
  return event.ctrlKey && !event.shiftKey && !event.altKey && event.code === 'KeyL';
}
