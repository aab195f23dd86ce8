import { useEffect } from 'react';
import { create } from 'zustand';
import { onStoreReset } from './storeReset.ts';

/** One step of the path in the app bar; the last one is where the person is and is not pressed. */
export interface Crumb {
  readonly label: string;
  /** Language of the label, where it is not that of the window. */
  readonly lang?: string;
  readonly onPress?: () => void;
}

/** The path that the app bar shows. */
export const useCrumbs = create<{ readonly crumbs: readonly Crumb[] }>()(() => ({ crumbs: [] }));

onStoreReset(() => useCrumbs.setState({ crumbs: [] }));

/** A screen says where it is: `useScreenCrumbs([{ label: home, onPress: goHome }, { label: 'Mục 1.3.d' }])`. */
export function useScreenCrumbs(crumbs: readonly Crumb[]): void {
  const key = crumbs.map((crumb) => crumb.label).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the labels say whether the path changed; the functions are new at each render.
  useEffect(() => {
    useCrumbs.setState({ crumbs });
  }, [key]);
}
