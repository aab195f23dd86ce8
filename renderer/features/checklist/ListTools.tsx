import type { Ref } from 'react';
import { SearchField } from '../../returnParts/SearchField.tsx';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { Filter } from '../../ui/Filter.tsx';
import { useTexts } from '../../useTexts.ts';
import { PickedBar } from './PickedBar.tsx';
import type { ListFilter } from './visibleGroups.ts';

interface ListToolsProps {
  readonly facts: ReturnFacts;
  readonly query: string;
  readonly filter: ListFilter;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onQuery: (query: string) => void;
  readonly onFilter: (filter: ListFilter) => void;
  readonly onEditPicked: () => void;
}

/** Search and filter over the duties. */
export function ListTools(props: ListToolsProps) {
  const { facts, query, filter, searchRef, onQuery, onFilter } = props;
  const texts = useTexts().checklist.list;
  const { final, total } = facts.progress;
  return (
    <div className="list-tools">
      <SearchField
        ref={searchRef}
        label={texts.search(String(total))}
        shortcut="Ctrl F"
        value={query}
        onChange={onQuery}
      />
      <Filter
        label={texts.filter}
        value={filter}
        onChange={onFilter}
        options={[
          { value: 'all', label: texts.all },
          { value: 'open', label: texts.open, count: total - final },
          { value: 'look', label: texts.look, count: facts.toLookAt.length },
        ]}
      />
      <PickedBar onEdit={props.onEditPicked} />
    </div>
  );
}
