import { useRef, useState } from 'react';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { reasonLimit } from '../../shared/domain/returnRoad.ts';
import type { Problem } from '../../shared/problems.ts';
import { bridge } from '../bridge.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
import { useTypedText } from '../stores/drafts.ts';
import { reloadReturn } from '../stores/openReturn.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useTexts } from '../useTexts.ts';

interface AmendDialogProps {
  readonly data: OpenReturn;
  readonly onClose: () => void;
}

/** Begins an amended return of what was sent. The reason is compulsory: it is printed. */
export function AmendDialog({ data, onClose }: AmendDialogProps) {
  const { app, amend, road } = useTexts();
  const typed = useTypedText(`amend ${data.complianceReturn.returnId}`);
  const reason = typed.text;
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const { returnId, version } = data.complianceReturn;
  const missing = reason.trim() === '';

  async function begin() {
    setAsked(true);
    if (missing) return field.current?.focus();
    setBusy(true);
    const answer = await bridge().road.amend({ returnId, reason: reason.trim() });
    if (!answer.ok) {
      setBusy(false);
      return setProblems(answer.problems);
    }
    typed.forget();
    await reloadReturn();
    onClose();
  }

  function close() {
    typed.forget();
    onClose();
  }

  return (
    <Dialog
      title={amend.startTitle(String(version))}
      onClose={close}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void begin()}>
            {busy ? road.working : amend.start}
          </Button>
          <Button onPress={close}>{road.cancel}</Button>
        </>
      }
    >
      <p>{amend.startMeaning(String(version + 1))}</p>
      <ProblemNotice problems={problems} />
      <TextArea
        ref={field}
        label={amend.reason}
        hint={typed.restored ? app.typedBeforeLock : undefined}
        error={asked && missing ? amend.reasonMissing : undefined}
        rows={3}
        printed
        maxLength={reasonLimit}
        value={reason}
        onChange={typed.type}
      />
    </Dialog>
  );
}
