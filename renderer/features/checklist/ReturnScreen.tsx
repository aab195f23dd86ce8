import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
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
import { chooseMiddleView, type MiddleView, middleViews, useMiddleView } from '../../stores/middleView.ts';
import { clearPicked, proposeStatus, usePickedItems } from '../../stores/pickedItems.ts';
import { useReturnFacts } from '../../stores/returnFacts.ts';
import { saver } from '../../stores/saving.ts';
import { Zones } from '../../ui/Zones.tsx';
import { useTexts } from '../../useTexts.ts';
import './checklist.css';
import { BulkZone } from './BulkZone.tsx';
import { DocumentView } from './DocumentView.tsx';
import { focusRow } from './ItemList.tsx';
import { ListTools } from './ListTools.tsx';
import { ListView } from './ListView.tsx';
import { MiddleZone } from './MiddleZone.tsx';
import { PanelZone } from './PanelZone.tsx';
import { PageThumbnails } from './reportView/PageThumbnails.tsx';
import { ReportView } from './reportView/ReportView.tsx';
import { useReportPages } from './reportView/useReportPages.ts';
import { statusChoices } from './StatusField.tsx';
import { type ListFilter, neighbour, visibleGroups } from './visibleGroups.ts';

interface ReturnScreenProps {
  readonly data: OpenReturn;
  /** What is open in the panel: an item, or one of the two common parts. */
  readonly itemId: string | undefined;
}

/** One return in its views: what is asked, one open duty, one next step. */
export function ReturnScreen({ data, itemId }: ReturnScreenProps) {
  const texts = useTexts().checklist;
  const facts = useReturnFacts(data);
  const frozen = isFrozen(data.road.state);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<ListFilter>('all');
  const { returnId } = data.complianceReturn;
  const view = useMiddleView(returnId);
  const search = useRef<HTMLInputElement>(null);
  const result = useRef<HTMLTextAreaElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const groups = visibleGroups(facts, query, filter);
  // Search and filter are of the list: every other view shows all items.
  const listed = new Set(
    view === 'list' ? groups.flatMap((group) => group.items.map(({ id }) => id)) : data.itemIds,
  );
  // Fixed when the person arrives: answering the open item must not move the panel to another one.
  const [last, setLast] = useState(
    () => itemId ?? firstOpenItem(data.answers) ?? data.itemIds[0] ?? detailsPanel,
  );
  if (itemId !== undefined && itemId !== last) setLast(itemId);
  const open = itemId ?? last;
  const item = facts.itemOf.get(open);
  const next = item === undefined ? null : neighbour(data.itemIds, listed, open, 1);
  const previous = item === undefined ? null : neighbour(data.itemIds, listed, open, -1);

  const pickedCount = usePickedItems(({ ids }) => ids.length);
  const editingPicked = usePickedItems(({ editing }) => editing);
  const picking = pickedCount > 0 && view === 'list' && !frozen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is picked belongs to the list of this return.
  useEffect(() => clearPicked, [returnId]);

  const pages = useReportPages(data, view === 'report');
  const [page, setPage] = useState(1);

  useReturnCrumbs(data, hereName(open, texts));

  // Also the item that the person did not choose: after a lock it must not be another one.
  useEffect(() => rememberItem(returnId, open), [returnId, open]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: in another view the open item stands somewhere else.
  useEffect(() => {
    screen.current
      ?.querySelector(`[data-item="${CSS.escape(open)}"]`)
      ?.scrollIntoView?.({ block: 'nearest' });
  }, [open, view]);

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

  /** Focus stays in the answer; only where the panel covers the view does the view take its place. */
  function show(chosen: MiddleView) {
    chooseMiddleView(returnId, chosen);
    if (panelStandsAlone(screen.current)) backToRow();
  }

  function findInList() {
    if (view !== 'list') flushSync(() => chooseMiddleView(returnId, 'list'));
    search.current?.focus();
  }

  function focusPicked() {
    requestAnimationFrame(() => focusPanel(screen.current));
  }

  function choose(place: number) {
    if (frozen) return;
    const status = shownStatuses[place];
    if (picking && status !== undefined) {
      proposeStatus(status);
      focusPicked();
      return;
    }
    if (item === undefined) return;
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
    ...(picking ? {} : { 'Ctrl+Enter': goOn }),
    ...viewKeys(show),
    'Ctrl+F': findInList,
    'Ctrl+O': () => item !== undefined && !frozen && void attachChosen(item.id),
    'Ctrl+S': () => void saver().flush(),
    [backKey]: () => {
      if (picking) {
        clearPicked();
        if (inPanel()) backToRow();
      } else if (inPanel()) backToRow();
    },
  });

  const middle: Record<MiddleView, () => MiddleContent> = {
    list: () => ({
      label: texts.list.label,
      tools: (
        <ListTools
          onEditPicked={focusPicked}
          facts={facts}
          query={query}
          filter={filter}
          searchRef={search}
          onQuery={setQuery}
          onFilter={setFilter}
        />
      ),
      children: (
        <ListView
          facts={facts}
          damaged={data.problems}
          groups={groups}
          openItem={open}
          query={query}
          filter={filter}
          onOpen={openItem}
        />
      ),
    }),
    document: () => ({
      label: texts.document.label,
      children: (
        <DocumentView
          directive={data.directive}
          facts={facts}
          damaged={data.problems}
          openItem={open}
          onOpen={openItem}
        />
      ),
    }),
    report: () => ({
      label: texts.report.label,
      children: <ReportView pages={pages} openItem={open} onOpen={openItem} onPage={setPage} />,
    }),
  };

  return (
    <div ref={screen} className={`return-screen return-${view}`}>
      <Zones
        outline={
          view === 'report' ? (
            <PageThumbnails pages={pages} page={page} />
          ) : (
            <ReturnOutline data={data} facts={facts} view="list" openItem={open} />
          )
        }
        strip={
          <ReturnStrip
            data={data}
            facts={facts}
            view="list"
            openItem={open}
            here={open === textsPanel ? texts.outline.texts : texts.outline.details}
          />
        }
        panelOpen={picking ? editingPicked : itemId !== undefined}
        list={<MiddleZone returnId={returnId} view={view} {...middle[view]()} />}
        panel={
          picking ? (
            <BulkZone facts={facts} onDone={backToRow} />
          ) : (
            <PanelZone
              data={data}
              facts={facts}
              open={open}
              next={next}
              previous={previous}
              resultRef={result}
              onNext={goOn}
              onPrevious={() => step(previous)}
              backLabel={view === 'list' ? texts.panel.backToList : texts[view].back}
              onBack={backToRow}
            />
          )
        }
      />
    </div>
  );
}

interface MiddleContent {
  readonly label: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** Ctrl+1, Ctrl+2, … in the order of the switch. */
function viewKeys(show: (view: MiddleView) => void): Readonly<Record<string, () => void>> {
  return Object.fromEntries(middleViews.map((view, place) => [`Ctrl+${place + 1}`, () => show(view)]));
}

function panelStandsAlone(screen: HTMLElement | null): boolean {
  const list = screen?.querySelector('[data-zone="list"]');
  return list !== null && list !== undefined && getComputedStyle(list).display === 'none';
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
