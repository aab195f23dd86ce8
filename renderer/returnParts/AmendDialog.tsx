import { useRef, useState } from 'react';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { reasonLimit } from '../../shared/domain/returnRoad.ts';
import type { Problem } from '../../shared/problems.ts';
import { bridge } from '../bridge.ts';
import { ProblemNotice } from '../problems/ProblemNotice.tsx';
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
  const { amend, road } = useTexts();
  const [reason, setReason] = useState('');
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
    await reloadReturn();
    onClose();
  }

  return (
    <Dialog
      title={amend.startTitle(String(version))}
      onClose={onClose}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void begin()}>
            {busy ? road.working : amend.start}
          </Button>
          <Button onPress={onClose}>{road.cancel}</Button>
        </>
      }
    >
      <p>{amend.startMeaning(String(version + 1))}</p>
      <ProblemNotice problems={problems} />
      <TextArea
        ref={field}
        label={amend.reason}
        error={asked && missing ? amend.reasonMissing : undefined}
        rows={3}
        printed
        maxLength={reasonLimit}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
