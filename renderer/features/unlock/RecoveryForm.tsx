import { type FormEvent, useRef, useState } from 'react';
import { typedRecoveryCode } from '../../../shared/domain/typedRecoveryCode.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problemText } from '../../../shared/text/problemText.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { NewPassphraseFields } from '../../vaultKeys/NewPassphraseFields.tsx';
import { useNewPassphrase } from '../../vaultKeys/useNewPassphrase.ts';
import { OfficerChoice } from './OfficerChoice.tsx';
import { TakeOverDialog } from './TakeOverDialog.tsx';
import { offersNetwork, offersTakeOver } from './unlockAnswers.ts';
import { useOfficer } from './useOfficer.ts';
import { useWait } from './useWait.ts';

/** The code of the printed sheet together with the passphrase that takes the place of the forgotten one. */
export function RecoveryForm({ onBack }: { readonly onBack: () => void }) {
  const texts = useTexts();
  const own = texts.keys;
  const language = useLanguage();
  const load = useSession((session) => session.load);
  const officer = useOfficer();
  const wait = useWait();
  const form = useNewPassphrase();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [takenElsewhere, setTakenElsewhere] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function open(confirmed: { takeOverLock?: boolean; acceptNetwork?: boolean } = {}) {
    if (busy) return;
    if (code.trim() === '') return refuse(own.codeMissing);
    if (wait.seconds > 0) return refuse(own.waitSeconds(wait.seconds));
    const typed = typedRecoveryCode(code);
    const [mistyped] = typed.ok ? [] : typed.problems;
    if (mistyped !== undefined) return refuse(problemText(mistyped, language));
    if (!form.check()) return;
    setBusy(true);
    setError(undefined);
    const newPassphrase = form.passphrase;
    const answer = await bridge().keys.unlockWithCode({
      code,
      newPassphrase,
      ...officer.choice,
      ...confirmed,
    });
    setBusy(false);
    if (answer.ok) {
      setCode('');
      form.clear();
      return load();
    }
    wait.begin(answer.problems);
    const wrong = answer.problems.find((found) => found.code === 'recovery-code-wrong');
    const elsewhere = answer.problems.filter(offersTakeOver);
    setTakenElsewhere(elsewhere);
    setProblems(wrong === undefined && elsewhere.length === 0 ? answer.problems : []);
    if (wrong !== undefined) refuse(problemText(wrong, language));
  }

  function refuse(sentence: string) {
    setError(sentence);
    field.current?.focus();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void open();
  }

  return (
    <form className="start-form" onSubmit={submit} noValidate>
      <Logo size={40} />
      <div>
        <h1>{own.recoverTitle}</h1>
        <p className="lead">{own.recoverIntro}</p>
      </div>
      <TextField
        ref={field}
        label={own.code}
        hint={own.codeHint}
        error={error}
        value={code}
        onChange={(text) => {
          setCode(text);
          setError(undefined);
        }}
      />
      <OfficerChoice officers={officer.officers} value={officer.slotId} onChange={officer.choose} />
      <NewPassphraseFields form={form} />
      <ProblemNotice problems={problems} />
      {takenElsewhere.length > 0 && (
        <TakeOverDialog
          problems={takenElsewhere}
          onTakeOver={() => void open({ takeOverLock: true })}
          onClose={() => setTakenElsewhere([])}
        />
      )}
      {problems.some(offersNetwork) && (
        <Button onPress={() => void open({ acceptNetwork: true })}>{texts.unlock.acceptNetwork}</Button>
      )}
      <Button type="submit" variant="filled" size="large" wide busy={busy}>
        {busy ? own.recovering : wait.seconds > 0 ? own.waitSeconds(wait.seconds) : own.recover}
      </Button>
      <div>
        <LinkButton onPress={onBack}>{own.backToPassphrase}</LinkButton>
      </div>
    </form>
  );
}
