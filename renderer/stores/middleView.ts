import { create } from 'zustand';

/** What the middle zone of a return shows, in the order of the keys Ctrl+1, Ctrl+2, … */
export const middleViews = ['list', 'document', 'report'] as const;
export type MiddleView = (typeof middleViews)[number];

interface MiddleViewStore {
  /**
   * Return id → the view its reader chose. A random id and the name of a view say nothing of the unit,
   * so a lock leaves them: whoever unlocks reads on where they were.
   */
  readonly chosen: Readonly<Record<string, MiddleView>>;
}

export const useMiddleViews = create<MiddleViewStore>()(() => ({ chosen: {} }));

/** The view of a return, for as long as the window runs. */
export function useMiddleView(returnId: string): MiddleView {
  return useMiddleViews(({ chosen }) => chosen[returnId] ?? 'list');
}

export function chooseMiddleView(returnId: string, view: MiddleView): void {
  useMiddleViews.setState(({ chosen }) => ({ chosen: { ...chosen, [returnId]: view } }));
}
