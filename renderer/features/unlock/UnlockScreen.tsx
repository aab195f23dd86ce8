import { type FormEvent, useRef, useState } from 'react';
import type { InputOf } from '../../../shared/contract.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { RestoreOffer } from '../../backups/RestoreOffer.tsx';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { StartFooter } from './StartFooter.tsx';
import { WhyLocked } from './WhyLocked.tsx';

/** The passphrase, and nothing of the unit. */
export function UnlockScreen() {
  const texts = useTexts();
  const language = useLanguage();
  const load = useSession((session) => session.load);
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const networkAccepted = useRef(false);

  async function open(choices: Omit<InputOf<'vault', 'unlock'>, 'passphrase'> = {}) {
    if (busy) return;
    if (passphrase === '') return refuse(texts.unlock.passphraseMissing);
    setBusy(true);
    setError(undefined);
    // Said once, it holds for the questions that follow.
    if (choices.acceptNetwork === true) networkAccepted.current = true;
    const network = networkAccepted.current ? { acceptNetwork: true } : {};
    const answer = await bridge().vault.unlock({ passphrase, ...network, ...choices });
    setBusy(false);
    if (answer.ok) {
      setPassphrase('');
      return load();
    }
    const wrong = answer.problems.find(({ code }) => code === 'vault-wrong-passphrase');
    setProblems(wrong === undefined ? answer.problems : []);
    if (wrong !== undefined) refuse(problemText(wrong, language));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void open();
  }

  function refuse(sentence: string) {
    setError(sentence);
    field.current?.focus();
    field.current?.select();
  }

  return (
    <>
      <main className="start">
        <form className="start-form" onSubmit={submit} noValidate>
          <Logo size={40} />
          <h1>{texts.unlock.title}</h1>
          <WhyLocked />
          <PasswordField
            ref={field}
            label={texts.unlock.passphrase}
            hint={texts.app.keyboardHint}
            error={error}
            value={passphrase}
            onChange={(value) => {
              setPassphrase(value);
              setError(undefined);
            }}
            texts={texts.app}
            purpose="current-password"
            autoFocus
          />
          <ProblemNotice problems={problems} />
          {problems.some(offersPreviousKeyring) && (
            <Button onPress={() => void open({ usePreviousKeyring: true })}>
              {texts.unlock.usePreviousKeyring}
            </Button>
          )}
          {problems.some(offersTakeOver) && (
            <Button onPress={() => void open({ takeOverLock: true })}>{texts.unlock.takeOverLock}</Button>
          )}
          {problems.some(({ code }) => code === 'vault-network-unconfirmed') && (
            <Button onPress={() => void open({ acceptNetwork: true })}>{texts.unlock.acceptNetwork}</Button>
          )}
          <Button type="submit" variant="filled" size="large" wide busy={busy}>
            {busy ? texts.unlock.opening : texts.unlock.open}
          </Button>
          <RestoreOffer variant="quiet" />
        </form>
      </main>
      <StartFooter />
    </>
  );
}

/** Open on another computer, which may have crashed or been renamed: only the person can know. */
function offersTakeOver(found: Problem): boolean {
  return found.code === 'vault-in-use' && !found.facts.isHere;
}

/** A missing or damaged keyring of which an earlier generation is kept. */
function offersPreviousKeyring({ facts }: Problem): boolean {
  return 'previousGenerationReadable' in facts && facts.previousGenerationReadable === true;
}
