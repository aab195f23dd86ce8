import { useMemo, useRef, useState } from 'react';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { isFrozen } from '../../../shared/domain/returnRoad.ts';
import { matchesSearch } from '../../../shared/domain/search.ts';
import { ReturnOutline } from '../../returnParts/ReturnOutline.tsx';
import { ReturnStrip } from '../../returnParts/ReturnStrip.tsx';
import { SearchField } from '../../returnParts/SearchField.tsx';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { useReturnCrumbs } from '../../returnParts/useReturnCrumbs.ts';
import { useReturnFacts } from '../../stores/returnFacts.ts';
import { saver } from '../../stores/saving.ts';
import { Filter } from '../../ui/Filter.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { Zones } from '../../ui/Zones.tsx';
import { useTexts } from '../../useTexts.ts';
import { EvidenceCards } from './EvidenceCards.tsx';
import { EvidencePanel } from './EvidencePanel.tsx';
import { galleryFiles, itemsWithoutProof, needsLook } from './gallery.ts';
import { MissingEvidence } from './MissingEvidence.tsx';
import './evidenceScreen.css';

type EvidenceFilter = 'all' | 'look' | 'missing';

/** All files of the return: what they are, what they prove, and which prove nothing. */
export function EvidenceScreen({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().evidence;
  const facts = useReturnFacts(data);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<EvidenceFilter>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const all = useMemo(() => galleryFiles(data), [data]);
  const toLook = all.filter(needsLook);
  const missing = itemsWithoutProof(facts);
  const isSearched = query.trim() !== '';
  const shown = (filter === 'look' ? toLook : all).filter(
    ({ file, itemIds }) => !isSearched || matchesSearch(query, [file.name, file.caption, ...itemIds]),
  );
  const shownMissing = missing.filter(
    (item) => !isSearched || matchesSearch(query, [item.id, item.label, ...item.evidenceKinds]),
  );
  const files = shown.map(({ file }) => file);
  const current = chosen === null ? files[0] : data.evidence.find(({ id }) => id === chosen);
  useReturnCrumbs(data, texts.title);
  useShortcuts({
    'Ctrl+F': () => search.current?.focus(),
    'Ctrl+S': () => void saver().flush(),
  });

  return (
    <Zones
      outline={<ReturnOutline data={data} facts={facts} view="evidence" />}
      strip={<ReturnStrip data={data} facts={facts} view="evidence" here={texts.title} />}
      panelWidth="evidence"
      panelOpen={chosen !== null}
      list={
        <Zone
          kind="list"
          label={texts.list.label}
          head={
            <div className="evidence-tools">
              <SearchField ref={search} label={texts.list.search} value={query} onChange={setQuery} />
              <Filter
                label={texts.list.filter}
                value={filter}
                onChange={setFilter}
                options={[
                  { value: 'all', label: texts.list.all, count: data.evidence.length },
                  { value: 'look', label: texts.list.look, count: toLook.length },
                  { value: 'missing', label: texts.list.missing, count: missing.length },
                ]}
              />
            </div>
          }
        >
          {(filter === 'missing' ? shownMissing : shown).length === 0 ? (
            <p className="cards-empty" role="status">
              {emptyText(data, query, filter, texts.list)}
            </p>
          ) : filter === 'missing' ? (
            <MissingEvidence items={shownMissing} />
          ) : (
            <EvidenceCards files={shown} chosen={current?.id} onChoose={setChosen} />
          )}
        </Zone>
      }
      panel={
        <EvidencePanel
          data={data}
          files={files}
          file={current}
          facts={facts}
          onChoose={setChosen}
          onBack={() => setChosen(null)}
        />
      }
    />
  );
}

function emptyText(
  data: OpenReturn,
  query: string,
  filter: EvidenceFilter,
  texts: ReturnType<typeof useTexts>['evidence']['list'],
): string {
  if (filter === 'missing' && query.trim() === '') return texts.nothingMissing;
  if (filter !== 'missing' && data.evidence.length === 0)
    return isFrozen(data.road.state) ? texts.emptyFrozen : texts.empty;
  return query.trim() === '' ? texts.nothingToLook : texts.nothingFound(query.trim());
}
