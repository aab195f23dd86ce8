import { useRef, useState } from 'react';
import { matchesSearch } from '../../../shared/domain/search.ts';
import { useScreenCrumbs } from '../../crumbs.ts';
import { ChapterText } from '../../guide/ChapterText.tsx';
import { type ChapterId, chapterIds, chapterOf, chapterWords } from '../../guide/chapters.ts';
import { SearchField } from '../../returnParts/SearchField.tsx';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { type Route, useRoute } from '../../route.ts';
import { Button } from '../../ui/Button.tsx';
import { OutlineItem } from '../../ui/OutlineItem.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { Zones } from '../../ui/Zones.tsx';
import { useTexts } from '../../useTexts.ts';

/** The user guide: its chapters at the left, found by their words; the open one beside them. */
export function GuideScreen({ route }: { readonly route: Route & { readonly screen: 'guide' } }) {
  const { guide: texts, app } = useTexts();
  const go = useRoute((state) => state.go);
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const open = chapterOf(route);
  const found = chapterIds.filter((id) => matchesSearch(query, chapterWords(texts.chapters[id])));
  // While the open chapter has none of the words, the first that has them is read.
  const shown = found.includes(open) ? open : (found[0] ?? open);
  const next = chapterIds[(chapterIds.indexOf(shown) + 1) % chapterIds.length] ?? shown;
  const body = useRef<HTMLDivElement>(null);
  function openChapter(chapter: ChapterId) {
    go({ screen: 'guide', chapter });
    if (body.current !== null) body.current.scrollTop = 0;
  }
  useShortcuts({ 'Ctrl+F': () => search.current?.focus() });
  useScreenCrumbs([
    { label: app.home, onPress: () => go({ screen: 'home' }) },
    { label: texts.title },
    { label: texts.chapters[shown].title },
  ]);
  return (
    <Zones
      outline={
        <Zone
          kind="outline"
          label={texts.chaptersLabel}
          head={
            <div className="guide-search">
              <SearchField
                ref={search}
                label={texts.search}
                shortcut="Ctrl F"
                value={query}
                onChange={setQuery}
              />
            </div>
          }
        >
          {found.map((id) => (
            <OutlineItem
              key={id}
              icon="book"
              label={texts.chapters[id].title}
              current={id === shown}
              onPress={() => openChapter(id)}
            />
          ))}
          <p className="guide-none" role="status">
            {found.length === 0 && texts.nothing(query.trim())}
          </p>
        </Zone>
      }
      list={
        <Zone kind="list" label={texts.title} bodyRef={body}>
          <div className="settings guide-page">
            <ChapterText id={shown} top={1} query={query} />
            <Button onPress={() => openChapter(next)}>{texts.next(texts.chapters[next].title)}</Button>
          </div>
        </Zone>
      }
    />
  );
}
