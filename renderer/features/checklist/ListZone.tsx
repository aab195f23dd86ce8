import type { Ref } from 'react';
import type { ItemGroup } from '../../../shared/domain/itemGroups.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { SearchField } from '../../returnParts/SearchField.tsx';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { Filter } from '../../ui/Filter.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';
import { ItemList } from './ItemList.tsx';
import type { ListFilter } from './visibleGroups.ts';

interface ListZoneProps {
  readonly facts: ReturnFacts;
  /** Rows of the vault that could not be read; they are shown, never overwritten. */
  readonly damaged: readonly Problem[];
  readonly groups: readonly ItemGroup[];
  readonly openItem: string | undefined;
  readonly query: string;
  readonly filter: ListFilter;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onQuery: (query: string) => void;
  readonly onFilter: (filter: ListFilter) => void;
  readonly onOpen: (itemId: string) => void;
}

/** Search and filter over the duties. */
export function ListZone(props: ListZoneProps) {
  const { facts, groups, query, filter } = props;
  const texts = useTexts().checklist.list;
  const { final, total } = facts.progress;
  return (
    <Zone
      kind="list"
      label={texts.label}
      head={
        <div className="list-tools">
          <SearchField
            ref={props.searchRef}
            label={texts.search(String(total))}
            shortcut="Ctrl F"
            value={query}
            onChange={props.onQuery}
          />
          <Filter
            label={texts.filter}
            value={filter}
            onChange={props.onFilter}
            options={[
              { value: 'all', label: texts.all },
              { value: 'open', label: texts.open, count: total - final },
              { value: 'look', label: texts.look, count: facts.toLookAt.length },
            ]}
          />
        </div>
      }
    >
      <ProblemNotice problems={props.damaged} />
      {groups.length === 0 ? (
        <p className="list-empty" role="status">
          {emptyText(query, filter, texts)}
        </p>
      ) : (
        <ItemList facts={facts} groups={groups} openItem={props.openItem} onOpen={props.onOpen} />
      )}
    </Zone>
  );
}

function emptyText(
  query: string,
  filter: ListFilter,
  texts: ReturnType<typeof useTexts>['checklist']['list'],
): string {
  if (query.trim() !== '') return texts.nothingFound(query.trim());
  return filter === 'open' ? texts.nothingOpen : texts.nothingToLook;
}
