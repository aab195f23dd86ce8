import type { Texts } from '../../shared/text/textsOf.ts';
import type { Route } from '../route.ts';

export type ChapterId = keyof Texts['guide']['chapters'];
export type Chapter = Texts['guide']['chapters'][ChapterId];

/** The chapters in the order in which an office meets them. */
export const chapterIds = [
  'start',
  'answer',
  'evidence',
  'review',
  'sign',
  'send',
  'verify',
  'backup',
  'moving',
  'problems',
] as const satisfies readonly ChapterId[];

export function isChapter(name: string | undefined): name is ChapterId {
  return chapterIds.some((id) => id === name);
}

const ofView = { list: 'answer', evidence: 'evidence', review: 'review', export: 'sign' } as const;
const ofSection: Readonly<Record<string, ChapterId>> = { backups: 'backup', check: 'problems' };

/** The chapter for the screen that a person is on; null: nothing is open yet. */
export function chapterOf(route: Route | null): ChapterId {
  if (route === null) return 'start';
  switch (route.screen) {
    case 'return':
      return ofView[route.view];
    case 'verify':
      return 'verify';
    case 'transfer':
      return 'moving';
    case 'audit':
      return 'problems';
    case 'settings':
      return ofSection[route.section ?? ''] ?? 'start';
    case 'guide':
      return isChapter(route.chapter) ? route.chapter : 'start';
    case 'home':
    case 'newReturn':
      return 'start';
  }
}

/** All words of a chapter, for the search. */
export function chapterWords({ title, intro, sections }: Chapter): readonly string[] {
  return [title, intro, ...sections.flatMap(({ heading, lines }) => [heading, ...lines])];
}
