import { useState } from 'react';
import type { OfficerEntry } from '../../../shared/domain/keysState.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTexts } from '../../useTexts.ts';
import { OfficerFields } from './OfficerFields.tsx';
import { useOfficerFields } from './useOfficerFields.ts';

interface EditOfficerDialogProps {
  readonly officer: OfficerEntry;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Alias and full name; the passphrase stays. */
export function EditOfficerDialog({ officer, onDone, onClose }: EditOfficerDialogProps) {
  const texts = useTexts().keys;
  const named = useOfficerFields({ alias: officer.alias, fullName: officer.fullName ?? '' });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);

  async function save() {
    if (busy || !named.check()) return;
    setBusy(true);
    const { alias, fullName } = named;
    const saved = await bridge().keys.renameOfficer({ slotId: officer.slotId, alias, fullName });
    setBusy(false);
    if (saved.ok) return onDone();
    setProblems(saved.problems);
  }

  return (
    <Dialog
      title={texts.editTitle}
      onClose={onClose}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void save()}>
            {texts.save}
          </Button>
          <Button onPress={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <div className="form">
        <OfficerFields {...named.fields} />
        <ProblemNotice problems={problems} />
      </div>
    </Dialog>
  );
}
