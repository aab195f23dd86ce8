import { type ReactNode, useRef, useState } from 'react';
import type { Problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import './fingerprint.css';

interface ConfirmFingerprintDialogProps {
  readonly title: string;
  /** `compared`: what the person states; `missing`: told when it was not stated. */
  readonly words: {
    readonly compared: string;
    readonly missing: string;
    readonly confirm: string;
    readonly refuse: string;
  };
  /** The certificate with its fingerprint, and how to compare it. */
  readonly children: ReactNode;
  readonly onConfirm: () => Promise<Result<unknown>>;
  readonly onConfirmed: () => void;
  readonly onRefuse: () => void;
  readonly onClose: () => void;
}

/** Whether a certificate is trusted: only a person who has compared its fingerprint by another channel can say. */
export function ConfirmFingerprintDialog(props: ConfirmFingerprintDialogProps) {
  const { title, words, children, onConfirm, onConfirmed, onRefuse, onClose } = props;
  const [compared, setCompared] = useState(false);
  const [error, setError] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);

  async function confirm() {
    if (!compared) {
      setError(words.missing);
      box.current?.focus();
      return;
    }
    setBusy(true);
    const answer = await onConfirm();
    setBusy(false);
    if (answer.ok) answered(onConfirmed);
    else setProblems(answer.problems);
  }

  /** The next certificate may be asked about in the same dialog: nothing said of this one holds for it. */
  function answered(then: () => void) {
    setCompared(false);
    setError(undefined);
    setProblems([]);
    then();
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void confirm()}>
            {words.confirm}
          </Button>
          <Button onPress={() => answered(onRefuse)}>{words.refuse}</Button>
        </>
      }
    >
      <div className="confirm-question">
        {children}
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
