import { LanguageSwitch } from '../../LanguageSwitch.tsx';
import { useSession } from '../../session.ts';
import { useTexts } from '../../useTexts.ts';

/** The foot of the screens before the vault is open. */
export function StartFooter() {
  const texts = useTexts().app;
  const version = useSession((session) => session.app?.version ?? '');
  return (
    <footer className="start-footer">
      <span>{texts.offline}</span>
      <span>{texts.version(version)}</span>
      <LanguageSwitch />
    </footer>
  );
}
