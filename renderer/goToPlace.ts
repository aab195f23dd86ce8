import { goTo } from './returnParts/returnNavigation.ts';
import { type Route, useRoute } from './route.ts';
import { mayLeave } from './stores/leaveGuard.ts';
import { closeReturn, useOpenReturn } from './stores/openReturn.ts';

/** Goes to any place from anywhere: asks once when what is open could not be written. False when the person stays. */
export async function goToPlace(route: Route): Promise<boolean> {
  const { returnId } = useOpenReturn.getState();
  if (route.screen === 'return' && route.returnId === returnId && isShown(route.returnId)) {
    goTo(route.view, route.itemId);
    return true;
  }
  if (!(await mayLeave())) return false;
  useRoute.getState().go(route);
  if (route.screen !== 'return' || route.returnId !== returnId) closeReturn();
  return true;
}

function isShown(returnId: string): boolean {
  const { route } = useRoute.getState();
  return route.screen === 'return' && route.returnId === returnId;
}
