/** Asked before the window leaves what is open: answers whether it may, after writing what still waits. */
export type LeaveGuard = () => Promise<boolean>;

const guards = new Set<LeaveGuard>();

/** A screen with unsaved work registers here; gives back the function that takes the guard away. */
export function onLeaving(guard: LeaveGuard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

/** To be awaited before locking, closing or going to another screen: false when the person chose to stay. */
export async function mayLeave(): Promise<boolean> {
  for (const guard of guards) if (!(await guard())) return false;
  return true;
}
