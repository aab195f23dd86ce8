import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { firstOpenItem } from '../../../shared/domain/progress.ts';
import { isFrozen } from '../../../shared/domain/returnRoad.ts';
import { rememberItem } from '../../rememberPlaces.ts';
import { nextProblem, shownStatuses } from '../../returnParts/problems.ts';
import { ReturnOutline } from '../../returnParts/ReturnOutline.tsx';
import { ReturnStrip } from '../../returnParts/ReturnStrip.tsx';
import { detailsPanel, goTo, textsPanel } from '../../returnParts/returnNavigation.ts';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { useReturnCrumbs } from '../../returnParts/useReturnCrumbs.ts';
import { attachChosen } from '../../stores/attaching.ts';
import { decideAnswer } from '../../stores/editReturn.ts';
import { useReturnFacts } from '../../stores/returnFacts.ts';
import { saver } from '../../stores/saving.ts';
import { Zones } from '../../ui/Zones.tsx';
import { useTexts } from '../../useTexts.ts';
import './checklist.css';
import { focusRow } from './ItemList.tsx';
import { ListZone } from './ListZone.tsx';
import { PanelZone } from './PanelZone.tsx';
import { statusChoices } from './StatusField.tsx';
import { type ListFilter, neighbour, visibleGroups } from './visibleGroups.ts';

interface ReturnScreenProps {
  readonly data: OpenReturn;
  /** What is open in the panel: an item, or one of the two common parts. */
  readonly itemId: string | undefined;
}

/** Danh sách: one list of duties, one open duty, one next step. */
export function ReturnScreen({ data, itemId }: ReturnScreenProps) {
  const texts = useTexts().checklist;
  const facts = useReturnFacts(data);
  const frozen = isFrozen(data.road.state);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<ListFilter>('all');
  const search = useRef<HTMLInputElement>(null);
  const result = useRef<HTMLTextAreaElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const groups = visibleGroups(facts, query, filter);
  const listed = new Set(groups.flatMap((group) => group.items.map(({ id }) => id)));
  // Fixed when the person arrives: answering the open item must not move the panel to another one.
  const [last, setLast] = useState(
    () => itemId ?? firstOpenItem(data.answers) ?? data.itemIds[0] ?? detailsPanel,
  );
  if (itemId !== undefined && itemId !== last) setLast(itemId);
  const open = itemId ?? last;
  const item = facts.itemOf.get(open);
  const next = item === undefined ? null : neighbour(data.itemIds, listed, open, 1);
  const previous = item === undefined ? null : neighbour(data.itemIds, listed, open, -1);

  useReturnCrumbs(data, hereName(open, texts));

  const { returnId } = data.complianceReturn;
  // Also the item that the person did not choose: after a lock it must not be another one.
  useEffect(() => rememberItem(returnId, open), [returnId, open]);

  useEffect(() => {
    screen.current
      ?.querySelector(`[data-item="${CSS.escape(open)}"]`)
      ?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);

  // The same function at each keystroke, so that the rows of the list are not drawn again.
  const openItem = useCallback((id: string) => {
    goTo('list', id);
    // The panel the person opened takes focus once it is drawn.
    requestAnimationFrame(() => focusPanel(screen.current));
  }, []);

  function step(id: string | null) {
    if (id !== null) openItem(id);
  }

  function goOn() {
    if (next !== null) openItem(next);
    else goTo('review');
  }

  function backToRow() {
    if (itemId !== undefined) goTo('list');
    requestAnimationFrame(() => {
      if (!focusRow(screen.current, open)) search.current?.focus();
    });
  }

  function choose(place: number) {
    if (item === undefined || frozen) return;
    const status = shownStatuses[place];
    if (status !== undefined && statusChoices(item).includes(status)) decideAnswer(item.id, { status });
  }

  useShortcuts({
    'Alt+ArrowDown': () => step(next),
    'Alt+ArrowUp': () => step(previous),
    'Alt+1': () => choose(0),
    'Alt+2': () => choose(1),
    'Alt+3': () => choose(2),
    'Alt+4': () => choose(3),
    'Alt+5': () => choose(4),
    [problemKey]: () => step(nextProblem(facts, open, 1)),
    'Shift+F8': () => step(nextProblem(facts, open, -1)),
    'Ctrl+Enter': goOn,
    'Ctrl+F': () => search.current?.focus(),
    'Ctrl+O': () => item !== undefined && !frozen && void attachChosen(item.id),
    'Ctrl+S': () => void saver().flush(),
    [backKey]: () => inPanel() && backToRow(),
  });

  return (
    <div ref={screen} className="return-screen">
      <Zones
        outline={<ReturnOutline data={data} facts={facts} view="list" openItem={open} />}
        strip={
          <ReturnStrip
            data={data}
            facts={facts}
            view="list"
            openItem={open}
            here={open === textsPanel ? texts.outline.texts : texts.outline.details}
          />
        }
        panelOpen={itemId !== undefined}
        list={
          <ListZone
            facts={facts}
            damaged={data.problems}
            groups={groups}
            openItem={open}
            query={query}
            filter={filter}
            searchRef={search}
            onQuery={setQuery}
            onFilter={setFilter}
            onOpen={openItem}
          />
        }
        panel={
          <PanelZone
            data={data}
            facts={facts}
            open={open}
            next={next}
            previous={previous}
            resultRef={result}
            onNext={goOn}
            onPrevious={() => step(previous)}
            onBack={backToRow}
          />
        }
      />
    </div>
  );
}

function hereName(open: string, texts: ReturnType<typeof useTexts>['checklist']): string {
  if (open === textsPanel) return texts.outline.texts;
  if (open === detailsPanel) return texts.outline.details;
  return texts.crumbItem(open);
}

const problemKey = 'F8';
const backKey = 'Escape';

function inPanel(): boolean {
  return document.activeElement?.matches('[data-zone="panel"], [data-zone="panel"] *') === true;
}

function focusPanel(screen: HTMLElement | null): void {
  screen?.querySelector<HTMLElement>('[data-zone="panel"]')?.focus();
}
