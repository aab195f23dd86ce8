import type { ItemGroup } from '../../../shared/domain/itemGroups.ts';
import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { useTexts } from '../../useTexts.ts';
import { ItemList } from './ItemList.tsx';
import type { ListFilter } from './visibleGroups.ts';

interface ListViewProps {
  readonly facts: ReturnFacts;
  /** Rows of the vault that could not be read; they are shown, never overwritten. */
  readonly damaged: readonly Problem[];
  readonly groups: readonly ItemGroup[];
  readonly openItem: string | undefined;
  readonly query: string;
  readonly filter: ListFilter;
  readonly onOpen: (itemId: string) => void;
}

/** Danh sách: the duties that search and filter leave. */
export function ListView({ facts, damaged, groups, openItem, query, filter, onOpen }: ListViewProps) {
  const texts = useTexts().checklist.list;
  return (
    <>
      <ProblemNotice problems={damaged} />
      {groups.length === 0 ? (
        <p className="list-empty" role="status">
          {emptyText(query, filter, texts)}
        </p>
      ) : (
        <ItemList facts={facts} groups={groups} openItem={openItem} onOpen={onOpen} />
      )}
    </>
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
