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

interface SendBackDialogProps {
  readonly data: OpenReturn;
  readonly onClose: () => void;
}

/** Takes a frozen version back. The reason is compulsory: it stays in the record. */
export function SendBackDialog({ data, onClose }: SendBackDialogProps) {
  const { app, road: texts, amend } = useTexts();
  const wasSent = data.road.state === 'sent';
  const typed = useTypedText(`sendBack ${data.complianceReturn.returnId}`);
  const reason = typed.text;
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const { returnId, version } = data.complianceReturn;
  const missing = reason.trim() === '';

  async function send() {
    setAsked(true);
    if (missing) return field.current?.focus();
    setBusy(true);
    const answer = await bridge().road.sendBack({ returnId, reason: reason.trim() });
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
      title={texts.backTitle(String(version))}
      onClose={close}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void send()}>
            {busy ? texts.working : texts.back}
          </Button>
          <Button onPress={close}>{texts.cancel}</Button>
        </>
      }
    >
      <p>{wasSent ? amend.sentBackMeaning(String(version + 1)) : texts.backMeaning(String(version + 1))}</p>
      <ProblemNotice problems={problems} />
      <TextArea
        ref={field}
        label={texts.reason}
        hint={typed.restored ? app.typedBeforeLock : undefined}
        error={asked && missing ? texts.reasonMissing : undefined}
        rows={3}
        maxLength={reasonLimit}
        value={reason}
        onChange={typed.type}
      />
    </Dialog>
  );
}
