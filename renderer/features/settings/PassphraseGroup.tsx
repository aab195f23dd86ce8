import { type FormEvent, useState } from 'react';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';
import { NewPassphraseFields } from '../../vaultKeys/NewPassphraseFields.tsx';
import { useNewPassphrase } from '../../vaultKeys/useNewPassphrase.ts';
import { OwnPassphrase } from './OwnPassphrase.tsx';
import { useOwnPassphrase } from './useOwnPassphrase.ts';

/** The own passphrase, changed without encrypting anything again. */
export function PassphraseGroup() {
  const texts = useTexts().keys;
  const own = useOwnPassphrase();
  const form = useNewPassphrase();
  const [state, setState] = useState<'typing' | 'busy' | 'done'>('typing');

  async function change(event: FormEvent) {
    event.preventDefault();
    if (state === 'busy' || !own.isTyped() || !form.check()) return;
    setState('busy');
    const changed = await bridge().keys.changePassphrase({ current: own.value, next: form.passphrase });
    setState(changed.ok ? 'done' : 'typing');
    if (!changed.ok) return own.refused(changed.problems);
    own.clear();
    form.clear();
  }

  return (
    <form className="form-group" onSubmit={(event) => void change(event)} noValidate>
      <h2>{texts.passphraseTitle}</h2>
      <p>{texts.passphraseIntro}</p>
      <OwnPassphrase {...own.field} label={texts.currentPassphrase} />
      <NewPassphraseFields form={form} />
      <ProblemNotice problems={own.problems} />
      {state === 'done' && (
        <Note role="status" icon="check">
          <p>{texts.changed}</p>
        </Note>
      )}
      <div>
        <Button type="submit" busy={state === 'busy'}>
          {state === 'busy' ? texts.changing : texts.change}
        </Button>
      </div>
    </form>
  );
}
