import { useState } from 'react';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { isFrozen } from '../../shared/domain/returnRoad.ts';
import { useRestored } from '../stores/drafts.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { useTexts } from '../useTexts.ts';
import { AmendDialog } from './AmendDialog.tsx';
import { SendBackDialog } from './SendBackDialog.tsx';

/** Why nothing can be edited, and the way to edit again. Nothing for a draft. */
export function FrozenNote({ data }: { readonly data: OpenReturn }) {
  const { road: texts, amend } = useTexts();
  const wasSent = data.road.state === 'sent';
  const { returnId } = data.complianceReturn;
  // A reason that was being typed when the vault locked: its dialog is open again.
  const [asking, setAsking] = useState(useRestored(`${wasSent ? 'amend' : 'sendBack'} ${returnId}`));
  const version = String(data.complianceReturn.version);
  if (!isFrozen(data.road.state)) return null;
  return (
    <div className="frozen-note">
      <Note
        icon="lock"
        actions={
          <Button size="small" onPress={() => setAsking(true)}>
            {wasSent ? amend.start : texts.takeBack}
          </Button>
        }
      >
        <p>{wasSent ? texts.frozenSent(version) : texts.frozenNote(version)}</p>
      </Note>
      {asking &&
        (wasSent ? (
          <AmendDialog data={data} onClose={() => setAsking(false)} />
        ) : (
          <SendBackDialog data={data} onClose={() => setAsking(false)} />
        ))}
    </div>
  );
}
