import { create } from 'zustand';
import type { Place } from '../shared/contract/place.ts';
import { onStoreReset } from './storeReset.ts';

export type ReturnView = 'list' | 'evidence' | 'review' | 'export';

export type TransferPart = 'send' | 'receive' | 'key';

/** The screens behind the lock. Unlock and first start are decided by the state of the vault, not by a route. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'newReturn'; readonly directiveId: string }
  | {
      readonly screen: 'return';
      readonly returnId: string;
      readonly view: ReturnView;
      /** The item that is open in the panel. */
      readonly itemId?: string;
    }
  | { readonly screen: 'verify' }
  | { readonly screen: 'audit' }
  | {
      readonly screen: 'transfer';
      readonly part: TransferPart;
      /** The return to be sent; null for the whole vault. */
      readonly returnId: string | null;
    }
  /** The user guide, at a chapter. */
  | { readonly screen: 'guide'; readonly chapter?: string }
  | { readonly screen: 'settings'; readonly section?: string };

interface RouteStore {
  readonly route: Route;
  readonly go: (route: Route) => void;
}

const start = { route: { screen: 'home' } } as const;

export const useRoute = create<RouteStore>()((set) => ({
  ...start,
  go: (route) => set({ route }),
}));

/** The screen of a remembered place. */
export function routeOf(place: Place): Route {
  if (place.screen === 'return') {
    const { itemId, ...view } = place;
    return itemId === undefined ? view : { ...view, itemId };
  }
  if (place.screen === 'settings')
    return place.section === undefined
      ? { screen: 'settings' }
      : { screen: 'settings', section: place.section };
  if (place.screen === 'guide')
    return place.chapter === undefined ? { screen: 'guide' } : { screen: 'guide', chapter: place.chapter };
  return place;
}

onStoreReset(() => useRoute.setState(start));
