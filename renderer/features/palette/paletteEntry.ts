import type { Settings } from '../../../shared/contractAnswers.ts';
import type { Findable } from '../../../shared/domain/findEverywhere.ts';
import type { Route } from '../../route.ts';
import type { IconName } from '../../ui/Icon.tsx';

/** Groups in the order in which they are listed. */
export const paletteGroups = ['commands', 'screens', 'returns', 'items', 'evidence'] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** What Enter does. Nothing here signs, sends or deletes: those begin on their own screens. */
export type PaletteDeed =
  | { readonly kind: 'go'; readonly route: Route }
  | { readonly kind: 'lock' }
  | { readonly kind: 'theme'; readonly theme: Settings['theme'] };

/** One line of the search in everything. */
export interface PaletteEntry extends Findable {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly icon: IconName;
  /** Where it belongs, e.g. the return of an item. */
  readonly detail?: string;
  /** Long texts of it: of the one that holds the query an excerpt is shown. */
  readonly texts?: readonly string[];
  /** Key that does the same, as printed on the keyboard. */
  readonly keys?: string;
  /** Language of the words, where it is not that of the window. */
  readonly lang?: 'vi';
  readonly deed: PaletteDeed;
}
