import { useState } from 'react';
import { PassphraseForm } from './PassphraseForm.tsx';
import { RecoveryForm } from './RecoveryForm.tsx';
import { StartFooter } from './StartFooter.tsx';

/** The passphrase, or the recovery code when it is forgotten; nothing of the unit. */
export function UnlockScreen() {
  const [way, setWay] = useState<'passphrase' | 'code'>('passphrase');
  return (
    <>
      <main className="start">
        {way === 'passphrase' ? (
          <PassphraseForm onForgotten={() => setWay('code')} />
        ) : (
          <RecoveryForm onBack={() => setWay('passphrase')} />
        )}
      </main>
      <StartFooter />
    </>
  );
}
