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
import { useTexts } from '../../useTexts.ts';
import { NewPassphraseFields } from '../../vaultKeys/NewPassphraseFields.tsx';
import { useNewPassphrase } from '../../vaultKeys/useNewPassphrase.ts';
import { StepOutline } from './StepOutline.tsx';

/** Creates the vault: the passphrase twice, and the one thing that must be understood before. */
export function VaultStep({ onMade }: { readonly onMade: (passphrase: string) => void }) {
  const texts = useTexts();
  const own = texts.firstStart;
  const load = useSession((session) => session.load);
  const form = useNewPassphrase();
  const [understood, setUnderstood] = useState(false);
  const [lossError, setLossError] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const lossBox = useRef<HTMLInputElement>(null);

  /** The first thing that is not right yet is told, so that one cause is mended at a time. */
  async function createVault() {
    if (busy || !form.check()) return;
    setLossError(understood ? undefined : own.lossMissing);
    if (!understood) return lossBox.current?.focus();
    setBusy(true);
    const { passphrase } = form;
    const answer = await bridge().vault.create({ passphrase, lossUnderstood: true });
    setBusy(false);
    if (!answer.ok) return setProblems(answer.problems);
    onMade(passphrase);
    form.clear();
    return load();
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
            <NewPassphraseFields form={form} autoFocus />
            <Note tone="warn">
              <p>{own.loss}</p>
            </Note>
            <Checkbox ref={lossBox} checked={understood} onChange={setUnderstood} error={lossError}>
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
