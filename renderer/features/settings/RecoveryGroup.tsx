import { type FormEvent, useState } from 'react';
import { showDay } from '../../../shared/domain/dates.ts';
import type { KeysState } from '../../../shared/domain/keysState.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';
import { RecoveryCodeMaker } from '../../vaultKeys/RecoveryCodeMaker.tsx';
import { OwnPassphrase } from './OwnPassphrase.tsx';
import { useOwnPassphrase } from './useOwnPassphrase.ts';

interface RecoveryGroupProps {
  readonly keys: KeysState;
  readonly onChanged: () => void;
}

/** Whether there is a recovery code, and how to get one or a new one. */
export function RecoveryGroup({ keys, onChanged }: RecoveryGroupProps) {
  const texts = useTexts().keys;
  const own = useOwnPassphrase();
  const [code, setCode] = useState<string>();
  const [state, setState] = useState<'asking' | 'busy' | 'kept'>('asking');
  const { recoveryCode } = keys;

  async function make(event: FormEvent) {
    event.preventDefault();
    if (state === 'busy' || !own.isTyped()) return;
    setState('busy');
    const made = await bridge().keys.makeRecoveryCode({ passphrase: own.value });
    setState('asking');
    if (!made.ok) return own.refused(made.problems);
    own.clear();
    setCode(made.value.code);
  }

  return (
    <section className="form-group">
      <h2>{texts.recoveryTitle}</h2>
      <p>{texts.recoveryIntro}</p>
      {recoveryCode === null && code === undefined && (
        <Note tone="warn">
          <p>{texts.recoveryMissing}</p>
        </Note>
      )}
      {recoveryCode?.madeAt != null && <p>{texts.recoveryMade(showDay(recoveryCode.madeAt.slice(0, 10)))}</p>}
      {state === 'kept' && (
        <Note role="status" icon="check">
          <p>{texts.codeKept}</p>
        </Note>
      )}
      {code === undefined ? (
        <form className="form" onSubmit={(event) => void make(event)} noValidate>
          <OwnPassphrase {...own.field} />
          <ProblemNotice problems={own.problems} />
          <div>
            <Button
              type="submit"
              variant={recoveryCode === null ? 'filled' : 'outlined'}
              busy={state === 'busy'}
            >
              {state === 'busy'
                ? texts.makingCode
                : recoveryCode === null
                  ? texts.makeCode
                  : texts.makeNewCode}
            </Button>
          </div>
        </form>
      ) : (
        <RecoveryCodeMaker
          code={code}
          cancelLabel={texts.cancel}
          onCancel={() => setCode(undefined)}
          onKept={() => {
            setCode(undefined);
            setState('kept');
            onChanged();
          }}
        />
      )}
    </section>
  );
}
