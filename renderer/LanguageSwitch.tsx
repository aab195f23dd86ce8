import { useSession } from './session.ts';
import { LinkButton } from './ui/LinkButton.tsx';
import { useLanguage, useTexts } from './useTexts.ts';

/** Changes to the other language before the settings can be reached; named in that language. */
export function LanguageSwitch() {
  const other = useLanguage() === 'vi' ? 'en' : 'vi';
  const { languages } = useTexts().settings;
  const saveSettings = useSession((session) => session.saveSettings);
  return (
    <span className="language-switch" lang={other}>
      <LinkButton onPress={() => void saveSettings({ language: other })}>{languages[other]}</LinkButton>
    </span>
  );
}
