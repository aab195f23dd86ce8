/** Moves focus to the next (or previous) zone of the screen: F6 and Shift+F6. */
export function moveToZone(step: 1 | -1): void {
  const zones = [...document.querySelectorAll<HTMLElement>('[data-zone]')].filter(isShown);
  if (zones.length === 0) return;
  const here = zones.findIndex((zone) => zone.contains(document.activeElement));
  const next = here === -1 ? (step === 1 ? 0 : zones.length - 1) : here + step;
  zones[(next + zones.length) % zones.length]?.focus();
}

function isShown(element: HTMLElement): boolean {
  return getComputedStyle(element).display !== 'none';
}
