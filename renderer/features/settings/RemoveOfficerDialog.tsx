import { useState } from 'react';
import type { OfficerEntry } from '../../../shared/domain/keysState.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';
import { OwnPassphrase } from './OwnPassphrase.tsx';
import { useOwnPassphrase } from './useOwnPassphrase.ts';

interface RemoveOfficerDialogProps {
  readonly officer: OfficerEntry;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What removing does, and what it cannot do: old copies of the keyring stay as they are. */
export function RemoveOfficerDialog({ officer, onDone, onClose }: RemoveOfficerDialogProps) {
  const texts = useTexts().keys;
  const own = useOwnPassphrase();
  const [busy, setBusy] = useState(false);

  async function remove() {
    if (busy || !own.isTyped()) return;
    setBusy(true);
    const removed = await bridge().keys.removeOfficer({ slotId: officer.slotId, passphrase: own.value });
    setBusy(false);
    if (!removed.ok) return own.refused(removed.problems);
    // After removing oneself the window is told of the lock and shows it.
    if (removed.value !== null) onDone();
  }

  return (
    <Dialog
      title={texts.removeTitle(officer.alias)}
      onClose={onClose}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void remove()}>
            {busy ? texts.removing : texts.removeOf(officer.alias)}
          </Button>
          <Button onPress={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <div className="form">
        <p>{texts.removeWhat}</p>
        <Note tone="warn">
          <p>{texts.removeOldCopies}</p>
        </Note>
        {officer.isSelf && <p>{texts.removeSelf}</p>}
        <OwnPassphrase {...own.field} />
        <ProblemNotice problems={own.problems} />
      </div>
    </Dialog>
  );
}
