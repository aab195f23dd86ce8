import { useState } from 'react';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { isFrozen } from '../../shared/domain/returnRoad.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { useTexts } from '../useTexts.ts';
import { SendBackDialog } from './SendBackDialog.tsx';

/** Why nothing can be edited, and the way to edit again. Nothing for a draft. */
export function FrozenNote({ data }: { readonly data: OpenReturn }) {
  const texts = useTexts().road;
  const [asking, setAsking] = useState(false);
  const version = String(data.complianceReturn.version);
  if (!isFrozen(data.road.state)) return null;
  return (
    <div className="frozen-note">
      <Note
        icon="lock"
        actions={
          <Button size="small" onPress={() => setAsking(true)}>
            {texts.takeBack}
          </Button>
        }
      >
        <p>{data.road.state === 'sent' ? texts.frozenSent(version) : texts.frozenNote(version)}</p>
      </Note>
      {asking && <SendBackDialog data={data} onClose={() => setAsking(false)} />}
    </div>
  );
}
