import { type FormEvent, useRef, useState } from 'react';
import type { InputOf } from '../../../shared/contract.ts';
import { isTooLongSecret } from '../../../shared/domain/secretLimit.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { RestoreOffer } from '../../backups/RestoreOffer.tsx';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { OfficerChoice } from './OfficerChoice.tsx';
import { TakeOverDialog } from './TakeOverDialog.tsx';
import { offersNetwork, offersPreviousKeyring, offersReadOnly, offersTakeOver } from './unlockAnswers.ts';
import { useOfficer } from './useOfficer.ts';
import { useWait } from './useWait.ts';
import { WhyLocked } from './WhyLocked.tsx';

type Choices = Omit<InputOf<'vault', 'unlock'>, 'passphrase' | 'slotId'>;

/** The usual way in, and what a first attempt may ask back. */
export function PassphraseForm({ onForgotten }: { readonly onForgotten: () => void }) {
  const texts = useTexts();
  const language = useLanguage();
  const load = useSession((session) => session.load);
  const keys = useSession((session) => session.app?.lockedKeys);
  const officer = useOfficer();
  const wait = useWait();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [takenElsewhere, setTakenElsewhere] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  /** The way tried last: a question it asked back is answered for it. */
  const [byDevice, setByDevice] = useState(false);
  const [isReadOnly, setReadOnly] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const networkAccepted = useRef(false);

  async function open(choices: Choices = {}, device = false) {
    if (busy) return;
    if (!device && passphrase === '') return refuse(texts.unlock.passphraseMissing);
    if (!device && isTooLongSecret(passphrase)) return refuse(texts.app.secretTooLong);
    if (!device && wait.seconds > 0) return refuse(texts.keys.waitSeconds(wait.seconds));
    setBusy(true);
    setByDevice(device);
    setReadOnly(choices.readOnly === true);
    setError(undefined);
    // Said once, it holds for the questions that follow.
    if (choices.acceptNetwork === true) networkAccepted.current = true;
    const network = networkAccepted.current ? { acceptNetwork: true } : {};
    const { takeOverLock } = choices;
    const answer = device
      ? await bridge().keys.unlockWithDevice({ ...network, takeOverLock })
      : await bridge().vault.unlock({ passphrase, ...officer.choice, ...network, ...choices });
    setBusy(false);
    if (answer.ok) {
      setPassphrase('');
      return load();
    }
    wait.begin(answer.problems);
    const wrong = answer.problems.find(({ code }) => code === 'vault-wrong-passphrase');
    const elsewhere = answer.problems.filter(offersTakeOver);
    setTakenElsewhere(elsewhere);
    setProblems(wrong === undefined && elsewhere.length === 0 ? answer.problems : []);
    if (wrong !== undefined) refuse(problemText(wrong, language));
    else if (device) field.current?.focus();
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
    <form className="start-form" onSubmit={submit} noValidate>
      <Logo size={40} />
      <h1>{texts.unlock.title}</h1>
      <WhyLocked />
      <OfficerChoice officers={officer.officers} value={officer.slotId} onChange={officer.choose} />
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
      {problems.some(offersPreviousKeyring) && !byDevice && (
        <Button onPress={() => void open({ usePreviousKeyring: true })}>
          {texts.unlock.usePreviousKeyring}
        </Button>
      )}
      {problems.some(offersReadOnly) && !byDevice && !isReadOnly && (
        <Button onPress={() => void open({ readOnly: true })}>{texts.unlock.openReadOnly}</Button>
      )}
      {takenElsewhere.length > 0 && (
        <TakeOverDialog
          problems={takenElsewhere}
          onTakeOver={() => void open({ takeOverLock: true }, byDevice)}
          onClose={() => setTakenElsewhere([])}
        />
      )}
      {problems.some(offersNetwork) && (
        <Button onPress={() => void open({ acceptNetwork: true }, byDevice)}>
          {texts.unlock.acceptNetwork}
        </Button>
      )}
      <Button type="submit" variant="filled" size="large" wide busy={busy}>
        {busy
          ? texts.unlock.opening
          : wait.seconds > 0
            ? texts.keys.waitSeconds(wait.seconds)
            : texts.unlock.open}
      </Button>
      {keys?.deviceAlias != null && (
        <Button wide busy={busy} onPress={() => void open({}, true)}>
          {texts.keys.openOnDevice(keys.deviceAlias)}
        </Button>
      )}
      {keys?.hasRecoveryCode === true && (
        <div>
          <LinkButton onPress={onForgotten}>{texts.keys.forgotten}</LinkButton>
        </div>
      )}
      <RestoreOffer variant="quiet" />
    </form>
  );
}
