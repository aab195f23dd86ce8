import { useEffect } from 'react';
import { problem } from '../shared/result.ts';
import { bridge } from './bridge.ts';
import { AppFrame } from './frame/AppFrame.tsx';
import { FaultBoundary } from './frame/FaultBoundary.tsx';
import { Screen } from './frame/Screen.tsx';
import { useAppKeys } from './frame/useAppKeys.ts';
import { useDocumentSettings } from './frame/useDocumentSettings.ts';
import { emptyWindow, sealForLock } from './locking.ts';
import { rememberPlaces } from './rememberPlaces.ts';
import { useSession } from './session.ts';

/** The window: asks main what there is, then shows the screen that fits. */
export function App() {
  const load = useSession((session) => session.load);
  const addNotice = useSession((session) => session.addNotice);
  useDocumentSettings();
  useAppKeys();

  useEffect(() => {
    void load();
    const ends = [
      rememberPlaces(),
      bridge().on('vault.locking', () => void sealForLock()),
      bridge().on('vault.locked', ({ reason, typedLost }) => {
        emptyWindow();
        useSession.setState({ lockReason: reason, typedLost });
        void load();
      }),
      bridge().on('vault.reserveUsed', (facts) => addNotice(problem('vault-reserve-used', facts))),
      bridge().on('check.finished', ({ automatic, damage }) => {
        // Whoever began it reads the report; of one in the background the person has to be told.
        if (automatic && damage > 0) addNotice(problem('check-found-damage', { count: damage }));
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [load, addNotice]);

  return (
    <AppFrame>
      <FaultBoundary>
        <Screen />
      </FaultBoundary>
    </AppFrame>
  );
}
