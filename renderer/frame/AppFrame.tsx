import type { ReactNode } from 'react';
import { useCrumbs } from '../crumbs.ts';
import { HelpSheet } from '../features/help/HelpSheet.tsx';
import { openHelp } from '../features/help/helpStore.ts';
import { Palette } from '../features/palette/Palette.tsx';
import { openPalette } from '../features/palette/paletteStore.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { useSession } from '../session.ts';
import { AppBar } from '../ui/AppBar.tsx';
import { Button } from '../ui/Button.tsx';
import { useTexts } from '../useTexts.ts';

/** What stays on every screen: the app bar with the path, and the lock while the vault is open. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  const { app: texts, palette, help } = useTexts();
  const crumbs = useCrumbs((state) => state.crumbs);
  const open = useSession((session) => session.app?.vault === 'open');
  const known = useSession((session) => session.unit !== null);
  const testShell = useSession((session) => session.app?.testShell === true);
  const lock = useSession((session) => session.lock);
  return (
    <div className="app">
      {testShell && <aside className="test-shell">{texts.testShell}</aside>}
      <AppBar
        appName={texts.title}
        pathLabel={texts.path}
        crumbs={open ? crumbs : []}
        actions={
          <>
            {known && (
              <Button
                variant="quiet"
                size="small"
                icon="search"
                label={palette.openLabel}
                onPress={openPalette}
              >
                {palette.open}
              </Button>
            )}
            <Button variant="quiet" size="small" icon="book" label={help.openLabel} onPress={openHelp}>
              {help.open}
            </Button>
            {open && (
              <Button variant="quiet" size="small" icon="lock" onPress={() => void lock()}>
                {texts.lock}
              </Button>
            )}
          </>
        }
      />
      <SessionProblems />
      <StartNotices />
      <div className="screen">{children}</div>
      {known && <Palette />}
      <HelpSheet />
    </div>
  );
}

/** The vault could not be asked, read or locked. */
function SessionProblems() {
  const texts = useTexts().app;
  const problems = useSession((session) => session.problems);
  const load = useSession((session) => session.load);
  return (
    <ProblemNotice
      problems={problems}
      actions={
        <Button size="small" onPress={() => void load()}>
          {texts.retry}
        </Button>
      }
    />
  );
}

/** What went wrong while starting, until the person has read it. */
function StartNotices() {
  const texts = useTexts().app;
  const notices = useSession((session) => session.app?.notices);
  const dismiss = useSession((session) => session.dismissNotices);
  if (notices === undefined || notices.length === 0) return null;
  return (
    <ProblemNotice
      tone="warn"
      problems={notices}
      actions={
        <Button size="small" onPress={dismiss}>
          {texts.close}
        </Button>
      }
    />
  );
}
