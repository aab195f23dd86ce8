import { goToPlace } from '../../goToPlace.ts';
import type { Route } from '../../route.ts';
import { useSession } from '../../session.ts';
import type { PaletteDeed } from './paletteEntry.ts';

/** Does what the chosen line says; what could not be done is told over the screen. */
export async function doDeed(deed: PaletteDeed): Promise<void> {
  const { lock, saveSettings, addNotice } = useSession.getState();
  if (deed.kind === 'lock') await lock();
  else if (deed.kind === 'theme')
    for (const told of await saveSettings({ theme: deed.theme })) addNotice(told);
  else if (await goToPlace(deed.route)) focusThere(deed.route);
}

/** The zone of the place takes the focus once it is drawn: the control that had it stands elsewhere. */
function focusThere(route: Route): void {
  const zone = route.screen === 'return' && route.itemId !== undefined ? 'panel' : 'list';
  requestAnimationFrame(() => {
    const place =
      document.querySelector<HTMLElement>(`[data-zone="${zone}"]`) ??
      document.querySelector<HTMLElement>('[data-zone="main"]');
    place?.focus();
  });
}
