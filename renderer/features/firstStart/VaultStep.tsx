import { type FormEvent, useRef, useState } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { RestoreOffer } from '../../backups/RestoreOffer.tsx';
import { bridge } from '../../bridge.ts';
import { LanguageSwitch } from '../../LanguageSwitch.tsx';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { useSession } from '../../session.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Note } from '../../ui/Note.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useTexts } from '../../useTexts.ts';
import { StepOutline } from './StepOutline.tsx';

/** Shortest passphrase of a new vault, in characters; the contract refuses less. */
const minimum = 8;

interface Errors {
  readonly passphrase?: string;
  readonly repeat?: string;
  readonly loss?: string;
}

/** Creates the vault: the passphrase twice, and the one thing that must be understood before. */
export function VaultStep() {
  const texts = useTexts();
  const own = texts.firstStart;
  const load = useSession((session) => session.load);
  const [passphrase, setPassphrase] = useState('');
  const [repeat, setRepeat] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const passphraseField = useRef<HTMLInputElement>(null);
  const repeatField = useRef<HTMLInputElement>(null);
  const lossBox = useRef<HTMLInputElement>(null);

  /** The first thing that is not right yet, so that one cause is mended at a time. */
  function firstError(): { readonly errors: Errors; readonly field: HTMLInputElement | null } | null {
    if ([...passphrase].length < minimum)
      return { errors: { passphrase: own.passphraseShort(minimum) }, field: passphraseField.current };
    if (passphrase !== repeat) return { errors: { repeat: own.repeatDiffers }, field: repeatField.current };
    if (!understood) return { errors: { loss: own.lossMissing }, field: lossBox.current };
    return null;
  }

  async function createVault() {
    if (busy) return;
    const wrong = firstError();
    setErrors(wrong?.errors ?? {});
    if (wrong !== null) return wrong.field?.focus();
    setBusy(true);
    const answer = await bridge().vault.create({ passphrase, lossUnderstood: true });
    setBusy(false);
    if (answer.ok) return load();
    setProblems(answer.problems);
  }

  useShortcuts({ 'Ctrl+Enter': () => void createVault() });

  function submit(event: FormEvent) {
    event.preventDefault();
    void createVault();
  }

  return (
    <div className="setup">
      <StepOutline current="vault" />
      <form className="setup-step" onSubmit={submit} noValidate>
        <main className="setup-body" data-zone="main" tabIndex={-1}>
          <div className="form form-column">
            <div>
              <h1>{own.vaultTitle}</h1>
              <p className="lead">{own.vaultIntro}</p>
            </div>
            <ProblemNotice problems={problems} />
            <PasswordField
              ref={passphraseField}
              label={own.passphrase}
              hint={own.passphraseHint}
              error={errors.passphrase}
              value={passphrase}
              onChange={setPassphrase}
              texts={texts.app}
              purpose="new-password"
              autoFocus
            />
            <PasswordField
              ref={repeatField}
              label={own.repeat}
              error={errors.repeat}
              value={repeat}
              onChange={setRepeat}
              texts={texts.app}
              purpose="new-password"
            />
            <Note tone="warn">
              <p>{own.loss}</p>
            </Note>
            <Checkbox ref={lossBox} checked={understood} onChange={setUnderstood} error={errors.loss}>
              {own.lossTick}
            </Checkbox>
          </div>
        </main>
        <ActionBar
          left={
            <>
              <LanguageSwitch />
              <RestoreOffer />
            </>
          }
          right={
            <Button type="submit" variant="filled" busy={busy}>
              {busy ? own.creatingVault : own.createVault}
            </Button>
          }
        />
      </form>
    </div>
  );
}
