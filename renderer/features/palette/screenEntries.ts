import type { Texts } from '../../../shared/text/textsOf.ts';
import { chapterIds, chapterWords } from '../../guide/chapters.ts';
import { detailsPanel, textsPanel } from '../../returnParts/returnNavigation.ts';
import type { Route } from '../../route.ts';
import type { IconName } from '../../ui/Icon.tsx';
import type { PaletteEntry } from './paletteEntry.ts';

const sections: readonly (readonly [keyof Texts['settings']['sections'], IconName])[] = [
  ['unit', 'home'],
  ['images', 'pen'],
  ['appearance', 'eye'],
  ['keys', 'lock'],
  ['vault', 'shield'],
  ['backups', 'download'],
  ['check', 'check'],
  ['trust', 'certificate'],
  ['about', 'info'],
];

/** The screens: those of the open return, those outside, the sections of the settings, the chapters of the guide. */
export function screenEntries(texts: Texts, openReturnId: string | null): readonly PaletteEntry[] {
  const { checklist, settings, palette, guide } = texts;
  const { outline } = checklist;
  const inReturn = (returnId: string) => {
    const at = (view: 'list' | 'evidence' | 'review' | 'export', itemId?: string): Route => ({
      screen: 'return',
      returnId,
      view,
      ...(itemId === undefined ? {} : { itemId }),
    });
    return [
      screen(outline.requirements, 'list', at('list')),
      screen(outline.evidence, 'clip', at('evidence')),
      screen(outline.details, 'info', at('list', detailsPanel)),
      screen(outline.texts, 'file', at('list', textsPanel)),
      screen(outline.review, 'eye', at('review')),
      screen(outline.exportReturn, 'pen', at('export')),
    ];
  };
  return [
    ...(openReturnId === null ? [] : inReturn(openReturnId)),
    screen(texts.app.home, 'home', { screen: 'home' }),
    screen(texts.home.verify, 'certificate', { screen: 'verify' }),
    screen(texts.audit.title, 'list', { screen: 'audit' }),
    screen(texts.transfer.title, 'send', { screen: 'transfer', part: 'send', returnId: null }),
    ...sections.map(([section, icon]) => ({
      ...screen(settings.sections[section], icon, { screen: 'settings', section }),
      detail: palette.inSettings,
      words: [settings.title],
    })),
    ...chapterIds.map((chapter) => ({
      ...screen(guide.chapters[chapter].title, 'book', { screen: 'guide', chapter }),
      detail: guide.title,
      texts: chapterWords(guide.chapters[chapter]).slice(1),
      words: [guide.title, ...chapterWords(guide.chapters[chapter])],
    })),
  ];
}

function screen(title: string, icon: IconName, route: Route): PaletteEntry {
  return {
    id: `screen ${Object.values(route).join(' ')}`,
    group: 'screens',
    icon,
    title,
    words: [],
    deed: { kind: 'go', route },
  };
}
