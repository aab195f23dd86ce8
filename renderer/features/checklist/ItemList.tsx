// biome-ignore-all lint/a11y/useSemanticElements: a table that is laid out as a grid loses its roles in the browser.
// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid the rows take focus, one of them at a time.
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ItemGroup } from '../../../shared/domain/itemGroups.ts';
import { useFrozen, useOpenReturn } from '../../stores/openReturn.ts';
import { pickItem, pickTo, usePickedItems } from '../../stores/pickedItems.ts';
import { groupFraction, type ReturnFacts } from '../../stores/returnFacts.ts';
import { useTexts } from '../../useTexts.ts';
import { completedOnDraft } from './draftKeys.ts';
import { ItemRow } from './ItemRow.tsx';

interface ItemListProps {
  readonly facts: ReturnFacts;
  readonly groups: readonly ItemGroup[];
  readonly openItem: string | undefined;
  readonly onOpen: (itemId: string) => void;
}

/** The duties in their groups. Arrow keys, Home and End move in it; Enter opens. */
export function ItemList({ facts, groups, openItem, onOpen }: ItemListProps) {
  const texts = useTexts().checklist.list;
  const drafts = useOpenReturn((state) => state.drafts);
  const picked = usePickedItems(({ ids }) => ids);
  const frozen = useFrozen();
  const grid = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const listed = groups.flatMap((group) => group.items.map(({ id }) => id));
  const stop = [focused, openItem, listed[0]].find(
    (id) => id !== null && id !== undefined && listed.includes(id),
  );

  function move(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey) return;
    const range = event.shiftKey && !frozen && (event.key === 'ArrowDown' || event.key === 'ArrowUp');
    if (event.shiftKey && !range) return;
    const here = listed.indexOf(stop ?? '');
    const targets: Record<string, number> = {
      ArrowDown: Math.min(here + 1, listed.length - 1),
      ArrowUp: Math.max(here - 1, 0),
      Home: 0,
      End: listed.length - 1,
    };
    const target = listed[targets[event.key] ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    if (range) pickTo(listed, listed[here] ?? target, target);
    focusRow(grid.current, target);
  }

  return (
    <div
      ref={grid}
      className={picked.length === 0 ? 'items' : 'items items-picking'}
      role="grid"
      aria-label={texts.label}
      tabIndex={-1}
      onKeyDown={move}
    >
      {groups.map((group) => {
        const full = facts.groups.find(({ number }) => number === group.number) ?? group;
        const { final, total } = groupFraction(facts, full);
        return (
          <div key={group.number} role="rowgroup">
            <div className="group-head" role="row">
              <span className="item-number" role="gridcell">
                {group.number}
              </span>
              <span className="group-label" role="rowheader" lang="vi">
                {group.label}
              </span>
              <span className="group-count" role="gridcell">
                {texts.groupFraction(String(final), String(total))}
              </span>
            </div>
            {group.items.map((item) => {
              const answer = facts.answerOf.get(item.id);
              return (
                answer !== undefined && (
                  <ItemRow
                    key={item.id}
                    item={item}
                    answer={answer}
                    findings={facts.findingsOf.get(item.id) ?? []}
                    draftDay={drafts[completedOnDraft(item.id)] !== undefined}
                    selected={item.id === openItem}
                    tabStop={item.id === stop}
                    picked={picked.length === 0 ? null : picked.includes(item.id)}
                    onOpen={onOpen}
                    onPick={frozen ? undefined : pickItem}
                    onFocus={setFocused}
                  />
                )
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

/** Moves focus to the row of an item; false when it is not listed. */
export function focusRow(root: ParentNode | null, itemId: string): boolean {
  const row = root?.querySelector<HTMLElement>(`[data-item="${CSS.escape(itemId)}"]`);
  row?.focus();
  return row !== null && row !== undefined;
}
