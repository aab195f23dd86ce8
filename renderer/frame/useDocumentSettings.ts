import { useEffect } from 'react';
import { useSession } from '../session.ts';
import { useLanguage } from '../useTexts.ts';

/** Language and theme of the whole document. Without a data-theme the system decides. */
export function useDocumentSettings(): void {
  const language = useLanguage();
  const theme = useSession((session) => session.app?.settings.theme ?? 'system');
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
