import { useEffect } from 'react';
import { bridge } from './bridge.ts';
import { AppFrame } from './frame/AppFrame.tsx';
import { FaultBoundary } from './frame/FaultBoundary.tsx';
import { Screen } from './frame/Screen.tsx';
import { useAppKeys } from './frame/useAppKeys.ts';
import { useDocumentSettings } from './frame/useDocumentSettings.ts';
import { useSession } from './session.ts';
import { resetStores } from './storeReset.ts';

/** The window: asks main what there is, then shows the screen that fits. */
export function App() {
  const load = useSession((session) => session.load);
  useDocumentSettings();
  useAppKeys();

  useEffect(() => {
    void load();
    return bridge().on('vault.locked', ({ reason }) => {
      resetStores();
      useSession.setState({ lockReason: reason });
      void load();
    });
  }, [load]);

  return (
    <AppFrame>
      <FaultBoundary>
        <Screen />
      </FaultBoundary>
    </AppFrame>
  );
}
