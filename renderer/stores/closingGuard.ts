import type { LeaveGuard } from './leaveGuard.ts';

/**
 * Keeps the window from closing while `unsaved` says so: then the guard is asked, and a yes closes the window. Gives back
 * the function that takes the guard away.
 */
export function onClosing(unsaved: () => boolean, mayGo: LeaveGuard): () => void {
  let asking = false;
  function onBeforeUnload(event: BeforeUnloadEvent) {
    leaveFocusedField();
    if (!unsaved()) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void mayGo().then((go) => {
      asking = false;
      if (go) window.close();
    });
  }
  window.addEventListener('beforeunload', onBeforeUnload);
  return () => window.removeEventListener('beforeunload', onBeforeUnload);
}

/** A field that is being typed in is left, so that its text is normalised and its visit ends. */
export function leaveFocusedField(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea')) activeElement.blur();
}
