import { useRef, useState } from 'react';
import { isTooLongSecret } from '../../../shared/domain/secretLimit.ts';
import type { TransferChoices } from '../../../shared/domain/transferPlan.ts';
import type { TakenIn, TransferPreview } from '../../../shared/domain/transferPreview.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useRoute } from '../../route.ts';
import { useSession } from '../../session.ts';
import { mayLeave } from '../../stores/leaveGuard.ts';
import { reloadReturn } from '../../stores/openReturn.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { PreviewFacts } from './PreviewFacts.tsx';
import { PreviewReturns } from './PreviewReturns.tsx';
import { TransferProgress } from './TransferProgress.tsx';
import { intoView, TransferZone } from './TransferZone.tsx';

interface Chosen {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly lock: 'passphrase' | 'key';
}

/** A package chosen, opened, looked at, and taken in: each step says what it did, and only the last one writes. */
export function ReceiveSection() {
  const texts = useTexts();
  const own = texts.transfer;
  const go = useRoute((state) => state.go);
  const loadSession = useSession((session) => session.load);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const [preview, setPreview] = useState<TransferPreview | null>(null);
  const [choices, setChoices] = useState<TransferChoices>({});
  const [taken, setTaken] = useState<TakenIn | null>(null);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const empty = passphrase === '' ? own.passphraseMissing : undefined;
  const wrong = isTooLongSecret(passphrase) ? texts.app.secretTooLong : empty;

  async function choose() {
    const answer = await bridge().transfer.choose();
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok || answer.value === null) return;
    setChosen(answer.value);
    setPreview(null);
    setTaken(null);
    setPassphrase('');
    setAsked(false);
  }

  async function look({ lock }: Chosen) {
    if (lock === 'passphrase' && wrong !== undefined) {
      setAsked(true);
      return field.current?.focus();
    }
    // What is being typed is part of what the package is compared with.
    if (!(await mayLeave())) return;
    setBusy(true);
    const answer = await bridge().transfer.preview(lock === 'passphrase' ? { passphrase } : {});
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    setPreview(answer.value);
    setChoices({});
    setPassphrase('');
  }

  async function takeIn() {
    setBusy(true);
    const answer = await bridge().transfer.takeIn({ choices });
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    setTaken(answer.value);
    setChosen(null);
    setPreview(null);
    await Promise.all([loadSession(), reloadReturn()]);
  }

  return (
    <TransferZone
      label={own.parts.receive}
      left={busy && <TransferProgress />}
      right={
        <>
          {!busy && (
            <Button variant={chosen === null ? 'filled' : 'outlined'} onPress={() => void choose()}>
              {chosen === null ? own.choose : own.chooseOther}
            </Button>
          )}
          {chosen !== null && (
            <Button
              variant="filled"
              icon="download"
              busy={busy}
              onPress={() => void (preview === null ? look(chosen) : takeIn())}
            >
              {preview === null ? own.preview : own.takeIn}
            </Button>
          )}
        </>
      }
    >
      <div>
        <h1>{own.receiveTitle}</h1>
        <p className="lead">{own.receiveIntro}</p>
      </div>
      {taken !== null && (
        <Note
          role="status"
          icon="check"
          actions={
            <Button size="small" onPress={() => go({ screen: 'home' })}>
              {own.toHome}
            </Button>
          }
        >
          <p>
            <ForeignText>{own.takenIn(taken.fileName)}</ForeignText>
          </p>
          <p>{own.takenInCounts(taken.added, taken.changed, taken.files)}</p>
          <p>{own.backedUp(taken.backupName)}</p>
        </Note>
      )}
      {chosen !== null && (
        <p className="transfer-file">
          <ForeignText>{own.chosen(chosen.fileName, chosen.sizeBytes)}</ForeignText>
        </p>
      )}
      {chosen?.lock === 'key' && preview === null && <p className="small">{own.chosenKey}</p>}
      {chosen?.lock === 'passphrase' && preview === null && (
        <PasswordField
          ref={field}
          label={own.openPassphrase}
          error={asked ? wrong : undefined}
          purpose="current-password"
          texts={texts.app}
          value={passphrase}
          onChange={setPassphrase}
        />
      )}
      {preview !== null && (
        <>
          <PreviewFacts preview={preview} />
          <ProblemNotice problems={preview.problems} />
          <PreviewReturns
            preview={preview}
            choices={choices}
            onChoose={(id, choice) => setChoices((before) => ({ ...before, [id]: choice }))}
          />
          <p className="small">{own.takeInHint}</p>
        </>
      )}
      <div ref={intoView} key={problems.length}>
        <ProblemNotice problems={problems} />
      </div>
    </TransferZone>
  );
}
