import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { InputOf } from '../../shared/contract.ts';
import type { RestoreCandidate } from '../../shared/domain/backup.ts';
import { isTooLongSecret } from '../../shared/domain/secretLimit.ts';
import type { Problem } from '../../shared/problems.ts';
import { problemText } from '../../shared/text/problemText.ts';
import { showMoment } from '../../shared/text/showFigures.ts';
import { bridge } from '../bridge.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { useSession } from '../session.ts';
import { resetStores } from '../storeReset.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Note } from '../ui/Note.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';
import { WorkProgress } from './WorkProgress.tsx';

interface RestoreDialogProps {
  readonly onClose: () => void;
}

/** What the person was told and accepts all the same. */
type Accepted = Pick<InputOf<'backups', 'restore'>, 'acceptDamage' | 'takeOverLock' | 'acceptOtherVault'>;

type Step =
  | { readonly kind: 'asking' | 'busy' }
  | { readonly kind: 'warned'; readonly problems: readonly Problem[]; readonly accepting: Accepted }
  | { readonly kind: 'done'; readonly keptAs: string | null; readonly problems: readonly Problem[] };

const wrongSecret: ReadonlySet<string> = new Set(['vault-wrong-passphrase', 'recovery-code-wrong']);

/** Questions that only the person can answer, and what the answer is called. */
const questions: Readonly<Record<string, Accepted>> = {
  'restore-source-damaged': { acceptDamage: true },
  'restore-target-in-use': { takeOverLock: true },
  'restore-other-vault': { acceptOtherVault: true },
};

/** Chooses a backup, asks for its passphrase, and tells where the vault of before is kept. */
export function RestoreDialog({ onClose }: RestoreDialogProps) {
  const texts = useTexts();
  const own = texts.backups;
  const language = useLanguage();
  const load = useSession((session) => session.load);
  const [found, setFound] = useState<readonly RestoreCandidate[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [errors, setErrors] = useState<{ readonly choice?: string; readonly passphrase?: string }>({});
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  const field = useRef<HTMLInputElement>(null);
  const hasTried = useRef(false);

  useEffect(() => {
    void bridge()
      .backups.candidates()
      .then((answer) => {
        setFound(answer.ok ? answer.value : []);
        if (answer.ok) setChosen(answer.value[0]?.candidateId ?? null);
        else setProblems(answer.problems);
      });
  }, []);

  async function choose() {
    const answer = await bridge().backups.choose();
    if (!answer.ok) return setProblems(answer.problems);
    if (answer.value === null) return;
    const isNew = ({ candidateId }: RestoreCandidate) =>
      !answer.value?.some((one) => one.candidateId === candidateId);
    setFound([...answer.value, ...(found ?? []).filter(isNew)]);
    setChosen(answer.value[0]?.candidateId ?? null);
    setProblems([]);
    setErrors({});
    field.current?.focus();
  }

  async function restore(accepted: Accepted) {
    if (step.kind === 'busy') return;
    if (chosen === null) return setErrors({ choice: own.choiceMissing });
    if (passphrase === '' || isTooLongSecret(passphrase)) {
      setErrors({ passphrase: passphrase === '' ? own.passphraseMissing : texts.app.secretTooLong });
      return field.current?.focus();
    }
    setErrors({});
    setProblems([]);
    setStep({ kind: 'busy' });
    hasTried.current = true;
    const answer = await bridge().backups.restore({ candidateId: chosen, passphrase, ...accepted });
    if (answer.ok) {
      setPassphrase('');
      return setStep({ kind: 'done', ...answer.value });
    }
    const asked = answer.problems.flatMap(({ code }) => questions[code] ?? []);
    if (asked.length > 0) {
      const accepting = Object.assign({}, accepted, ...asked) as Accepted;
      return setStep({ kind: 'warned', problems: answer.problems, accepting });
    }
    setStep({ kind: 'asking' });
    const wrong = answer.problems.find(({ code }) => wrongSecret.has(code));
    if (wrong === undefined) setProblems(answer.problems);
    else setErrors({ passphrase: problemText(wrong, language) });
  }

  /** Another vault is in its place now: nothing that was shown of the one before may stay. */
  async function finish() {
    onClose();
    resetStores();
    await load();
  }

  /** A restore that failed at its last step has locked the vault. */
  function leave() {
    onClose();
    if (hasTried.current) void load();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    void restore({});
  }

  if (step.kind === 'done')
    return (
      <Dialog
        title={own.restoreTitle}
        onClose={() => void finish()}
        actions={
          <Button variant="filled" onPress={() => void finish()}>
            {texts.app.close}
          </Button>
        }
      >
        <Note role="status" icon="check">
          <p>{own.restored}</p>
          {step.keptAs !== null && <p>{own.keptAs(step.keptAs)}</p>}
        </Note>
        <ProblemNotice problems={step.problems} tone="warn" />
      </Dialog>
    );

  if (step.kind === 'warned')
    return (
      <Dialog
        key="warned"
        title={own.restoreTitle}
        onClose={() => setStep({ kind: 'asking' })}
        actions={
          <>
            <Button variant="filled" onPress={() => setStep({ kind: 'asking' })}>
              {own.keepVault}
            </Button>
            <Button onPress={() => void restore(step.accepting)}>{own.restoreAnyway}</Button>
          </>
        }
      >
        <ProblemNotice problems={step.problems} tone="warn" />
      </Dialog>
    );

  const isBusy = step.kind === 'busy';
  return (
    <Dialog
      title={own.restoreTitle}
      onClose={() => (isBusy ? void bridge().backups.cancel() : leave())}
      actions={
        <>
          <Button variant="filled" busy={isBusy} onPress={() => void restore({})}>
            {isBusy ? own.restoring : own.restore}
          </Button>
          {!isBusy && <Button onPress={leave}>{texts.app.cancel}</Button>}
        </>
      }
    >
      <form className="form restore-form" onSubmit={submit} noValidate>
        <p>{own.restoreExplained}</p>
        <ProblemNotice problems={problems} />
        {isBusy ? (
          <WorkProgress work="restore" />
        ) : (
          <>
            {found !== null && found.length === 0 && <p>{own.noneFound}</p>}
            {found !== null && found.length > 0 && (
              <div className="restore-list">
                <RadioGroup
                  label={own.list}
                  value={chosen}
                  error={errors.choice}
                  options={found.map((one) => ({
                    value: one.candidateId,
                    label:
                      one.isAutomatic && one.changedAt !== null
                        ? own.automaticEntry(showMoment(one.changedAt))
                        : own.chosenEntry(one.folderName),
                    hint:
                      one.changedAt === null
                        ? own.noDatabase
                        : one.isAutomatic
                          ? undefined
                          : own.changedAt(showMoment(one.changedAt)),
                  }))}
                  onChange={setChosen}
                />
              </div>
            )}
            {errors.choice !== undefined && (found === null || found.length === 0) && (
              <p className="field-error">{errors.choice}</p>
            )}
            <div>
              <Button size="small" onPress={() => void choose()}>
                {own.chooseFolder}
              </Button>
            </div>
            <PasswordField
              ref={field}
              label={own.passphrase}
              hint={own.passphraseHint}
              error={errors.passphrase}
              value={passphrase}
              onChange={setPassphrase}
              texts={texts.app}
              purpose="current-password"
            />
          </>
        )}
      </form>
    </Dialog>
  );
}
