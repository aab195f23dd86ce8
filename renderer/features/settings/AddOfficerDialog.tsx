import { useState } from 'react';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTexts } from '../../useTexts.ts';
import { NewPassphraseFields } from '../../vaultKeys/NewPassphraseFields.tsx';
import { useNewPassphrase } from '../../vaultKeys/useNewPassphrase.ts';
import { OfficerFields } from './OfficerFields.tsx';
import { OwnPassphrase } from './OwnPassphrase.tsx';
import { useOfficerFields } from './useOfficerFields.ts';
import { useOwnPassphrase } from './useOwnPassphrase.ts';

interface AddOfficerDialogProps {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One more officer with a passphrase of their own; the present one says that it may be. */
export function AddOfficerDialog({ onDone, onClose }: AddOfficerDialogProps) {
  const texts = useTexts().keys;
  const officer = useOfficerFields({ alias: '', fullName: '' });
  const form = useNewPassphrase();
  const own = useOwnPassphrase();
  const [busy, setBusy] = useState(false);

  async function add() {
    if (busy || !officer.check() || !form.check() || !own.isTyped()) return;
    setBusy(true);
    const { alias, fullName } = officer;
    const added = await bridge().keys.addOfficer({
      passphrase: own.value,
      alias,
      fullName,
      newPassphrase: form.passphrase,
    });
    setBusy(false);
    if (added.ok) return onDone();
    own.refused(added.problems);
  }

  return (
    <Dialog
      title={texts.addOfficer}
      onClose={onClose}
      actions={
        <>
          <Button variant="filled" busy={busy} onPress={() => void add()}>
            {busy ? texts.adding : texts.addOfficer}
          </Button>
          <Button onPress={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <div className="form">
        <OfficerFields {...officer.fields} />
        <NewPassphraseFields form={form} label={texts.newOfficerPassphrase} />
        <OwnPassphrase {...own.field} />
        <ProblemNotice problems={own.problems} />
      </div>
    </Dialog>
  );
}
