import { type KeyboardEvent, useRef, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Input, TextField } from 'react-aria-components/TextField';
import { excerptAround } from '../../../shared/domain/searchHits.ts';
import { Marked } from '../../returnParts/Marked.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useTexts } from '../../useTexts.ts';
import { doDeed } from './doDeed.ts';
import './palette.css';
import type { PaletteEntry } from './paletteEntry.ts';
import { closePalette, usePalette } from './paletteStore.ts';
import { shownGroups } from './shownGroups.ts';
import { usePaletteEntries } from './usePaletteEntries.ts';

/** Ctrl+K: search in everything, over every screen of the open vault. */
export function Palette() {
  const isOpen = usePalette((state) => state.isOpen);
  return isOpen ? <OpenPalette /> : null;
}

/** Letters of a long text that are shown around the hit. */
const excerptLength = 120;

function OpenPalette() {
  const texts = useTexts();
  const own = texts.palette;
  const [query, setQuery] = useState('');
  const chosen = useRef(false);
  const { entries, isReading } = usePaletteEntries();
  const groups = shownGroups(query, entries);
  const shown = groups.flatMap((group) => group.entries);

  function choose(entry: PaletteEntry | undefined) {
    if (entry === undefined || chosen.current) return;
    chosen.current = true;
    closePalette();
    void doDeed(entry.deed);
  }

  /** Enter takes the first line while none is chosen with the arrows; Esc closes, where the list would only empty its choice. */
  function onKey(event: KeyboardEvent<HTMLElement>) {
    if (event.nativeEvent.isComposing) return;
    const isFirst =
      event.key === 'Enter' &&
      event.target instanceof HTMLInputElement &&
      !event.target.hasAttribute('aria-activedescendant');
    if (!isFirst && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') closePalette();
    else choose(shown[0]);
  }

  return (
    <Dialog
      title={own.title}
      wide
      onClose={closePalette}
      state={
        <p className="small" role="status">
          {isReading ? own.reading : own.found(groups.reduce((sum, { total }) => sum + total, 0))}
        </p>
      }
      actions={<Button onPress={closePalette}>{texts.app.close}</Button>}
    >
      <div className="palette" onKeyDownCapture={onKey}>
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <TextField className="search-field" aria-label={own.field} autoFocus>
            <Icon name="search" />
            <Input
              className="input"
              type="text"
              role="combobox"
              aria-expanded
              placeholder={own.field}
              autoComplete="off"
              spellCheck={false}
            />
          </TextField>
          <p className="small">{own.hint}</p>
          <ListBox
            className="palette-list"
            aria-label={own.results}
            selectionMode="none"
            onAction={(id) => choose(shown.find((entry) => entry.id === id))}
            renderEmptyState={() => <p className="palette-empty">{own.nothing(query.trim())}</p>}
          >
            {groups.map(({ group, entries: lines, total }) => (
              <ListBoxSection key={group} id={group}>
                <Header className="palette-group">
                  {own.groups[group]}
                  {total > lines.length && <span className="small">{own.shownOf(lines.length, total)}</span>}
                </Header>
                {lines.map((entry) => (
                  <ListBoxItem key={entry.id} id={entry.id} textValue={entry.title} className="palette-line">
                    <Icon name={entry.icon} />
                    <span className="palette-words" lang={entry.lang}>
                      <span>
                        <Marked text={entry.title} query={query} />
                      </span>
                      <Detail entry={entry} query={query} />
                    </span>
                    {entry.keys !== undefined && <kbd>{entry.keys}</kbd>}
                  </ListBoxItem>
                ))}
              </ListBoxSection>
            ))}
          </ListBox>
        </Autocomplete>
      </div>
    </Dialog>
  );
}

/** Where the line belongs, and what of its long texts holds the query. */
function Detail({ entry, query }: { readonly entry: PaletteEntry; readonly query: string }) {
  const excerpt = entry.texts
    ?.map((text) => excerptAround(query, text, excerptLength))
    .find((found) => found !== null);
  return (
    <>
      {excerpt !== undefined && (
        <span className="small">
          <Marked text={excerpt} query={query} />
        </span>
      )}
      {entry.detail !== undefined && (
        <span className="small">
          <Marked text={entry.detail} query={query} />
        </span>
      )}
    </>
  );
}
