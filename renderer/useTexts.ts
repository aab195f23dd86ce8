import type { Language } from '../shared/text/problemText.ts';
import { type Texts, textsOf } from '../shared/text/textsOf.ts';
import { useSession } from './session.ts';

/** The language of the window; Vietnamese until the settings are known. */
export function useLanguage(): Language {
  return useSession((session) => session.app?.settings.language ?? 'vi');
}

/** All labels and sentences in the language of the window, by screen: `useTexts().home.title`. */
export function useTexts(): Texts {
  return textsOf(useLanguage());
}
