import { useSession } from '../../session.ts';
import { ProfileSteps } from './ProfileSteps.tsx';
import { VaultStep } from './VaultStep.tsx';

/** First the vault, then whose it is. A vault without a unit comes back here at the second step. */
export function FirstStartScreen() {
  const vault = useSession((session) => session.app?.vault);
  return vault === 'open' ? <ProfileSteps /> : <VaultStep />;
}
