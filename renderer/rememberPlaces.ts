import { bridge } from './bridge.ts';
import { type Route, useRoute } from './route.ts';
import { isEmptyingStores } from './storeReset.ts';

/** Tells main where the person is, so that a lock or a crash of the window leads back there. */
export function rememberPlaces(): () => void {
  return useRoute.subscribe(({ route }, { route: before }) => {
    if (!isEmptyingStores() && route !== before) void tell(route);
  });
}

/** The item that is open in the list, which the route leaves out when the person did not choose it. */
export function rememberItem(returnId: string, itemId: string): void {
  void tell({ screen: 'return', returnId, view: 'list', itemId });
}

async function tell(route: Route): Promise<void> {
  await bridge().app.rememberPlace(route);
}
