import { AuditScreen } from '../features/audit/AuditScreen.tsx';
import { FirstStartScreen } from '../features/firstStart/FirstStartScreen.tsx';
import { GuideScreen } from '../features/guide/GuideScreen.tsx';
import { HomeScreen } from '../features/home/HomeScreen.tsx';
import { NewReturnScreen } from '../features/newReturn/NewReturnScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { TransferScreen } from '../features/transfer/TransferScreen.tsx';
import { UnlockScreen } from '../features/unlock/UnlockScreen.tsx';
import { VaultMissingScreen } from '../features/unlock/VaultMissingScreen.tsx';
import { VerifyScreen } from '../features/verify/VerifyScreen.tsx';
import { useRoute } from '../route.ts';
import { useSession } from '../session.ts';
import { ReturnRoute } from './ReturnRoute.tsx';

/** The vault decides first: nothing of a unit is shown before it is open and known. */
export function Screen() {
  const app = useSession((session) => session.app);
  const unit = useSession((session) => session.unit);
  const unitKnown = useSession((session) => session.unitKnown);

  if (app === null || (app.vault === 'open' && !unitKnown)) return <main className="page" />;
  if (app.vault === 'none') return <FirstStartScreen />;
  if (app.vault === 'locked') return <UnlockScreen />;
  if (app.vault !== 'open') return <VaultMissingScreen missing={app.vault} />;
  if (unit === null) return <FirstStartScreen />;
  return <OpenScreen />;
}

function OpenScreen() {
  const route = useRoute((state) => state.route);
  switch (route.screen) {
    case 'home':
      return <HomeScreen />;
    case 'newReturn':
      return <NewReturnScreen directiveId={route.directiveId} />;
    case 'return':
      return <ReturnRoute route={route} />;
    case 'audit':
      return <AuditScreen />;
    case 'verify':
      return <VerifyScreen />;
    case 'transfer':
      return <TransferScreen route={route} />;
    case 'guide':
      return <GuideScreen route={route} />;
    case 'settings':
      return <SettingsScreen />;
  }
}
