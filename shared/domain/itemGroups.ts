import type { Directive, DirectiveItem } from './directive.ts';

/** Items that stand together in lists: those of one sentence, or all of a section that the paper does not number. */
export interface ItemGroup {
  /** Number as shown, e.g. `1.3`; the common beginning of the items' ids. */
  readonly number: string;
  /** Short name of the sentence; for a section without number the name that its sentences share. */
  readonly label: string;
  readonly items: readonly DirectiveItem[];
}

/** The unit's items in groups, in the order of the paper. Groups without an item of the unit are left out. */
export function itemGroups(directive: Directive, itemIds: readonly string[]): readonly ItemGroup[] {
  const owed = new Set(itemIds);
  return directive.sections.flatMap((section): ItemGroup[] => {
    const items = section.items.filter((item) => owed.has(item.id));
    const first = items[0];
    if (first === undefined) return [];
    if (section.number === null) {
      const names = section.sentences.filter(({ id }) => items.some((item) => item.sentence === id));
      const label = [...new Set(names.map((sentence) => sentence.label))].join(', ');
      return [{ number: first.id.split('.')[0] ?? first.id, label, items }];
    }
    return section.sentences.flatMap((sentence) => {
      const own = items.filter((item) => item.sentence === sentence.id);
      return own.length === 0 ? [] : [{ number: sentence.id, label: sentence.label, items: own }];
    });
  });
}
