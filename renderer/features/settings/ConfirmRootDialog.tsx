import { useRef, useState } from 'react';
import type { RootCandidate } from '../../../shared/domain/trust.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { RootFactsList } from './RootFactsList.tsx';

interface ConfirmRootDialogProps {
  /** One question each, in this order. */
  readonly candidates: readonly RootCandidate[];
  /** With those that are trusted now. */
  readonly onDone: (added: readonly RootCandidate[]) => void;
}

/** Nothing is trusted because it lay in a file: for each certificate the person compares the fingerprint and says so. */
export function ConfirmRootDialog({ candidates, onDone }: ConfirmRootDialogProps) {
  const words = useTexts().trust;
  const [place, setPlace] = useState(0);
  const [added, setAdded] = useState<readonly RootCandidate[]>([]);
  const [compared, setCompared] = useState(false);
  const [error, setError] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const root = candidates[place];
  if (root === undefined) return null;

  function next(trusted: readonly RootCandidate[]) {
    if (place + 1 >= candidates.length) return onDone(trusted);
    setAdded(trusted);
    setPlace(place + 1);
    setCompared(false);
    setError(undefined);
    setProblems([]);
  }

  async function confirm(candidate: RootCandidate) {
    if (!compared) {
      setError(words.comparedMissing);
      box.current?.focus();
      return;
    }
    setBusy(true);
    const answer = await bridge().trust.confirmRoot({ sha256: candidate.sha256 });
    setBusy(false);
    if (answer.ok) next([...added, candidate]);
    else setProblems(answer.problems);
  }

  return (
    <Dialog
      title={words.confirmTitle}
      onClose={() => onDone(added)}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void confirm(root)}>
            {words.confirm}
          </Button>
          <Button onPress={() => next(added)}>{words.later}</Button>
        </>
      }
    >
      <div className="trust-question" key={root.sha256}>
        <p className="small">
          {words.step(place + 1, candidates.length)} <ForeignText>{root.file}</ForeignText>
        </p>
        <h3>
          <ForeignText>{root.subject}</ForeignText>
        </h3>
        <RootFactsList root={root} />
        {!root.isSelfSigned && (
          <Note tone="warn">
            <p>{words.intermediate}</p>
          </Note>
        )}
        {root.hasWeakSignature && (
          <Note tone="warn">
            <p>{words.weakSignature}</p>
          </Note>
        )}
        {root.validity !== 'now' && (
          <Note tone="warn">
            <p>{words.expiredRoot}</p>
          </Note>
        )}
        <p>{words.confirmIntro}</p>
        <ProblemNotice problems={problems} />
        <Checkbox
          ref={box}
          checked={compared}
          error={error}
          onChange={(checked) => {
            setCompared(checked);
            setError(undefined);
          }}
        >
          {words.compared}
        </Checkbox>
      </div>
    </Dialog>
  );
}
