import { findEverywhere, type Indexed } from '../../../shared/domain/findEverywhere.ts';
import { type PaletteEntry, type PaletteGroup, paletteGroups } from './paletteEntry.ts';

export interface ShownGroup {
  readonly group: PaletteGroup;
  readonly entries: readonly PaletteEntry[];
  /** How many were found; more than are shown when the query is wide. */
  readonly total: number;
}

/** Lines of a group that are shown at once. */
const atOnce = 8;

/** What the query finds, by group. Without a query: what can be done and where one can go, and no content. */
export function shownGroups(query: string, entries: readonly Indexed<PaletteEntry>[]): readonly ShownGroup[] {
  const isEmpty = query.trim() === '';
  const found = findEverywhere(query, entries);
  return paletteGroups.flatMap((group): ShownGroup[] => {
    const all = found.filter((entry) => entry.group === group);
    if (all.length === 0 || (isEmpty && (group === 'items' || group === 'evidence'))) return [];
    return [{ group, entries: isEmpty ? all : all.slice(0, atOnce), total: all.length }];
  });
}
