import { type ReturnView, useRoute } from '../route.ts';
import { mayLeave } from '../stores/leaveGuard.ts';
import { closeReturn, useOpenReturn } from '../stores/openReturn.ts';
import { saver } from '../stores/saving.ts';

/** The two panels of the list that are no item of the directive. No item's id begins with a tilde. */
export const textsPanel = '~texts';
export const detailsPanel = '~details';

/** Goes to another place of the open return. What waits is written on the way; nothing is lost when that fails. */
export function goTo(view: ReturnView, itemId?: string): void {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null) return;
  void saver().flush();
  const place = { screen: 'return', returnId, view } as const;
  useRoute.getState().go(itemId === undefined ? place : { ...place, itemId });
}

/** Leaves the return, after asking once when something could not be written. */
export async function goHome(): Promise<void> {
  if (!(await mayLeave())) return;
  useRoute.getState().go({ screen: 'home' });
  closeReturn();
}
