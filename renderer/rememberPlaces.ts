import { bridge } from './bridge.ts';
import { type Route, useRoute } from './route.ts';
import { isEmptyingStores } from './storeReset.ts';

/** Tells main where the person is, so that a lock or a crash of the window leads back there. */
export function rememberPlaces(): () => void {
  return useRoute.subscribe(({ route }, { route: before }) => {
    if (!isEmptyingStores() && route !== before) void tell(route);
  });
}

async function tell(route: Route): Promise<void> {
  await bridge().app.rememberPlace(route);
}
