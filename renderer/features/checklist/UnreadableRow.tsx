import { useRef, useState } from 'react';
import { reasonLimit } from '../../../shared/domain/returnRoad.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useTypedText } from '../../stores/drafts.ts';
import { reloadReturn, useOpenReturn } from '../../stores/openReturn.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { useTexts } from '../../useTexts.ts';

interface UnreadableRowProps {
  readonly itemId: string;
  readonly evidenceId: string;
  readonly onTakenOff: () => void;
}

/** A file of the item whose own record is damaged: it has no name any more, and keeps the return from going out. */
export function UnreadableRow({ itemId, evidenceId, onTakenOff }: UnreadableRowProps) {
  const words = useTexts().evidence.item;
  const [asking, setAsking] = useState(false);
  const code = evidenceId.slice(0, 8);
  return (
    <li className="evidence-row evidence-row-unreadable" data-evidence={evidenceId}>
      <Icon name="warning" size={20} />
      <div className="evidence-words">
        <p>{words.unreadable(code)}</p>
        <p className="small">{words.unreadableMeaning}</p>
      </div>
      <Button variant="quiet" size="small" label={words.takeOffFile(code)} onPress={() => setAsking(true)}>
        {words.takeOff}
      </Button>
      {asking && (
        <TakeOffDialog
          itemId={itemId}
          evidenceId={evidenceId}
          onClose={() => setAsking(false)}
          onTakenOff={onTakenOff}
        />
      )}
    </li>
  );
}

function TakeOffDialog({
  itemId,
  evidenceId,
  onClose,
  onTakenOff,
}: UnreadableRowProps & { readonly onClose: () => void }) {
  const texts = useTexts();
  const words = texts.evidence.item;
  const typed = useTypedText(`takeOff ${evidenceId}`);
  const reason = typed.text;
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const missing = reason.trim() === '';

  async function takeOff() {
    setAsked(true);
    if (missing) return field.current?.focus();
    const { returnId } = useOpenReturn.getState();
    if (returnId === null) return;
    setBusy(true);
    const answer = await bridge().evidence.unlinkDamaged({
      returnId,
      itemId,
      evidenceId,
      reason: reason.trim(),
    });
    if (!answer.ok) {
      setBusy(false);
      return setProblems(answer.problems);
    }
    close();
    await reloadReturn();
    onTakenOff();
  }

  function close() {
    typed.forget();
    onClose();
  }

  return (
    <Dialog
      title={words.takeOffTitle(itemId)}
      onClose={close}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void takeOff()}>
            {words.takeOff}
          </Button>
          <Button onPress={close}>{words.cancel}</Button>
        </>
      }
    >
      <p>{words.takeOffIntro}</p>
      <ProblemNotice problems={problems} />
      <TextArea
        ref={field}
        label={words.takeOffReason}
        error={asked && missing ? words.takeOffReasonMissing : undefined}
        rows={3}
        maxLength={reasonLimit}
        value={reason}
        onChange={typed.type}
      />
    </Dialog>
  );
}
