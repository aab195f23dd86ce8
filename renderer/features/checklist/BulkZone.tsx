import { useRef, useState } from 'react';
import { longTextLimit, type Status } from '../../../shared/domain/answer.ts';
import { type BulkChange, bulkChanges, changedCount } from '../../../shared/domain/bulkEdit.ts';
import { EditState } from '../../returnParts/EditState.tsx';
import { shownStatuses } from '../../returnParts/problems.ts';
import { useShortcuts } from '../../returnParts/shortcuts.ts';
import { decideAnswers } from '../../stores/editReturn.ts';
import { clearPicked, proposeStatus, usePickedItems } from '../../stores/pickedItems.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';

interface BulkZoneProps {
  readonly facts: ReturnFacts;
  /** The picked items got their values, or were dropped. */
  readonly onDone: () => void;
}

const keep = 'keep';

/** Several items at once: what they shall say, what that changes in each, and one button that writes it. */
export function BulkZone({ facts, onDone }: BulkZoneProps) {
  const texts = useTexts();
  const words = texts.bulk;
  const { ids, status } = usePickedItems();
  const [assignee, setAssignee] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const items = facts.items.filter(({ id }) => ids.includes(id));
  const changes = bulkChanges(items, facts.answerOf, {
    status,
    assignee: assignee.trim() === '' ? null : assignee.trim().normalize('NFC'),
    reason: reason.trim() === '' ? null : reason.normalize('NFC'),
  });
  const count = changedCount(changes);

  function apply() {
    if (count === 0) {
      setAsked(true);
      first.current?.focus();
      return;
    }
    decideAnswers(
      { name: 'bulk', count },
      changes.map(({ itemId, patch }) => [itemId, patch]),
    );
    clearPicked();
    onDone();
  }

  useShortcuts({ 'Ctrl+Enter': apply });

  const title = words.count(String(items.length));
  return (
    <Zone
      kind="panel"
      label={title}
      head={
        <div className="panel-head">
          <h1 className="panel-title">{title}</h1>
        </div>
      }
      foot={
        <ActionBar
          left={<EditState />}
          right={
            <>
              <Button
                keys="Escape"
                onPress={() => {
                  clearPicked();
                  onDone();
                }}
              >
                {words.clear}
              </Button>
              <Button variant="filled" keys="Control+Enter" onPress={apply}>
                {words.apply(String(count))}
              </Button>
            </>
          }
        />
      }
    >
      <div className="item-panel">
        <p className="small">{words.keys}</p>
        <RadioGroup<Status | typeof keep>
          label={words.status}
          layout="grid"
          aside={texts.checklist.panel.statusKeys}
          value={status ?? keep}
          error={asked && count === 0 ? words.nothing : undefined}
          focusRef={first}
          onChange={(value) => proposeStatus(value === keep ? null : value)}
          options={[
            { value: keep, label: words.keepStatus },
            ...shownStatuses.map((value) => ({ value, label: texts.status[value] })),
          ]}
        />
        {status === 'not-applicable' && (
          <TextArea
            label={words.reason}
            hint={words.reasonHint}
            rows={2}
            printed
            maxLength={longTextLimit}
            value={reason}
            onChange={setReason}
          />
        )}
        <TextField
          label={words.assignee}
          hint={words.assigneeHint}
          maxLength={300}
          value={assignee}
          onChange={setAssignee}
        />
        <section aria-labelledby="bulk-preview">
          <h2 id="bulk-preview" className="done-when-title">
            {words.preview}
          </h2>
          <ul className="bulk-preview">
            {changes.map((change) => (
              <PreviewLine key={change.itemId} change={change} facts={facts} />
            ))}
          </ul>
        </section>
      </div>
    </Zone>
  );
}

function PreviewLine({ change, facts }: { readonly change: BulkChange; readonly facts: ReturnFacts }) {
  const texts = useTexts();
  const words = texts.bulk;
  const { itemId, patch } = change;
  const answer = facts.answerOf.get(itemId);
  if (answer === undefined) return null;
  return (
    <li>
      <span className="item-number">{itemId}</span>
      <span className="bulk-changes">
        <span lang="vi">{facts.itemOf.get(itemId)?.label}</span>
        {patch.status !== undefined && (
          <span>{words.change(texts.status[answer.status], texts.status[patch.status])}</span>
        )}
        {change.statusRefused && <span className="small">{words.refused}</span>}
        {patch.reason !== undefined && <span>{words.reasonChange(patch.reason)}</span>}
        {patch.assignee !== undefined && (
          <span>
            {words.assigneeChange(answer.assignee === '' ? words.none : answer.assignee, patch.assignee)}
          </span>
        )}
        {Object.keys(patch).length === 0 && !change.statusRefused && (
          <span className="small">{words.same}</span>
        )}
      </span>
    </li>
  );
}
