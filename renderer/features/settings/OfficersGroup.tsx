import { useState } from 'react';
import type { OfficerEntry } from '../../../shared/domain/keysState.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { AddOfficerDialog } from './AddOfficerDialog.tsx';
import { EditOfficerDialog } from './EditOfficerDialog.tsx';
import { RemoveOfficerDialog } from './RemoveOfficerDialog.tsx';

interface OfficersGroupProps {
  readonly officers: readonly OfficerEntry[];
  readonly onChanged: () => void;
}

type Question =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'remove'; readonly officer: OfficerEntry };

/** Everybody with a passphrase of this vault. */
export function OfficersGroup({ officers, onChanged }: OfficersGroupProps) {
  const texts = useTexts().keys;
  const [question, setQuestion] = useState<Question | null>(null);
  const close = () => setQuestion(null);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <section className="form-group">
      <h2>{texts.officersTitle}</h2>
      <p>{texts.officersIntro}</p>
      <ul className="officer-list">
        {officers.map((officer) => (
          <li key={officer.slotId} className="officer-row">
            <span>
              <ForeignText>{officer.alias}</ForeignText>
              <span className="small">
                <ForeignText>
                  {` · ${officer.fullName ?? texts.noFullName}${officer.isSelf ? ` · ${texts.you}` : ''}`}
                </ForeignText>
              </span>
            </span>
            <span className="key-actions">
              <Button
                size="small"
                label={texts.editOf(visibleName(officer.alias))}
                onPress={() => setQuestion({ kind: 'edit', officer })}
              >
                {texts.edit}
              </Button>
              {officers.length > 1 && (
                <Button
                  size="small"
                  label={texts.removeOf(visibleName(officer.alias))}
                  onPress={() => setQuestion({ kind: 'remove', officer })}
                >
                  {texts.remove}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button icon="plus" onPress={() => setQuestion({ kind: 'add' })}>
          {texts.addOfficer}
        </Button>
      </div>
      {question?.kind === 'add' && <AddOfficerDialog onDone={done} onClose={close} />}
      {question?.kind === 'edit' && (
        <EditOfficerDialog officer={question.officer} onDone={done} onClose={close} />
      )}
      {question?.kind === 'remove' && (
        <RemoveOfficerDialog officer={question.officer} onDone={done} onClose={close} />
      )}
    </section>
  );
}
