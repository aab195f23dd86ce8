import { useState } from 'react';
import { useSession } from '../../session.ts';
import { ProfileSteps } from './ProfileSteps.tsx';
import { RecoveryStep } from './RecoveryStep.tsx';
import { VaultStep } from './VaultStep.tsx';

/** First the vault and its recovery code, then whose it is. A vault without a unit comes back here at the profile. */
export function FirstStartScreen() {
  const vault = useSession((session) => session.app?.vault);
  /** Of the vault made just now, until the recovery code is kept or put off. */
  const [passphrase, setPassphrase] = useState<string | null>(null);
  if (vault !== 'open') return <VaultStep onMade={setPassphrase} />;
  if (passphrase !== null) return <RecoveryStep passphrase={passphrase} onDone={() => setPassphrase(null)} />;
  return <ProfileSteps />;
}
