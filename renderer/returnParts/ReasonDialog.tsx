import { useEffect, useRef, useState } from 'react';
import type { Saved } from '../../shared/contractAnswers.ts';
import { reasonLimit } from '../../shared/domain/returnRoad.ts';
import { unfitLines } from '../../shared/domain/unfitTexts.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { problemText } from '../../shared/text/problemText.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { useTypedText } from '../stores/drafts.ts';
import { reloadReturn } from '../stores/openReturn.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';

interface ReasonDialogProps {
  /** Under this name the typed reason is kept when the vault locks. */
  readonly draftKey: string;
  /** Of the return: a reason that was put aside belongs to this version alone. */
  readonly version: number;
  readonly title: string;
  readonly meaning: string;
  readonly action: string;
  readonly label: string;
  readonly missing: string;
  /** The reason stands on the pages of the report. */
  readonly printed?: boolean;
  /** Does the step with the reason; the return is read again when it succeeds. */
  readonly onAct: (reason: string) => Promise<Result<Saved>>;
  readonly onClose: () => void;
}

/** A step of a return that cannot be taken without a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { draftKey, title, meaning, action, label, missing, printed = false, onAct, onClose } = props;
  const { app, road } = useTexts();
  const language = useLanguage();
  const typed = useTypedText(draftKey);
  const aside = useTypedText(`${draftKey} aside ${props.version}`);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const reason = typed.text.trim();
  const unfit = unfitLines(reason);
  const wrong = unfit === null ? undefined : problemText(unfit, language);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the question is opened again.
  useEffect(() => {
    if (typed.text === '' && aside.text !== '') typed.type(aside.text);
    aside.forget();
  }, []);

  async function act() {
    setAsked(true);
    if (reason === '' || unfit !== null) return field.current?.focus();
    setBusy(true);
    const answer = await onAct(reason);
    if (!answer.ok) {
      setBusy(false);
      return setProblems(answer.problems);
    }
    typed.forget();
    await reloadReturn();
    onClose();
  }

  function giveUp() {
    typed.forget();
    onClose();
  }

  /** Esc is pressed by accident too: what was typed stands here again the next time. */
  function putAside() {
    if (typed.text.trim() !== '') aside.type(typed.text);
    giveUp();
  }

  return (
    <Dialog
      title={title}
      onClose={putAside}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void act()}>
            {busy ? road.working : action}
          </Button>
          <Button onPress={giveUp}>{road.cancel}</Button>
        </>
      }
    >
      <p>{meaning}</p>
      <ProblemNotice problems={problems} />
      <TextArea
        ref={field}
        label={label}
        hint={typed.restored ? app.typedBeforeLock : undefined}
        error={asked ? (reason === '' ? missing : wrong) : undefined}
        rows={3}
        printed={printed}
        maxLength={reasonLimit}
        value={typed.text}
        onChange={typed.type}
      />
    </Dialog>
  );
}
