import { type Ref, useRef } from 'react';
import { type Answer, allowedStatuses, longTextLimit, type Status } from '../../../shared/domain/answer.ts';
import type { DirectiveItem } from '../../../shared/domain/directive.ts';
import { shownStatuses } from '../../returnParts/problems.ts';
import { decideAnswer, editAnswer, leaveAnswer } from '../../stores/editReturn.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { useTexts } from '../../useTexts.ts';

interface StatusFieldProps {
  readonly item: DirectiveItem;
  readonly answer: Answer;
  readonly reasonRef: Ref<HTMLTextAreaElement>;
}

/** How the duty stands; under "Không áp dụng" the compulsory reason. A change of status erases nothing. */
export function StatusField({ item, answer, reasonRef }: StatusFieldProps) {
  const texts = useTexts();
  const words = texts.checklist.panel;
  const touched = useRef(false);
  const reasonMissing = answer.status === 'not-applicable' && answer.reason.trim() === '' && touched.current;
  return (
    <div className="status-field">
      <RadioGroup
        label={words.status}
        name={words.statusOf(item.id)}
        layout="grid"
        aside={words.statusKeys}
        value={answer.status}
        onChange={(status: Status) => decideAnswer(item.id, { status })}
        options={statusChoices(item).map((value) => ({ value, label: texts.status[value] }))}
      />
      {answer.status === 'not-applicable' && (
        <div className="status-reason">
          <TextArea
            ref={reasonRef}
            label={words.reason}
            hint={words.reasonHint}
            error={reasonMissing ? texts.checklist.findings['reason-missing'] : undefined}
            printed
            rows={2}
            maxLength={longTextLimit}
            value={answer.reason}
            onChange={(reason) => editAnswer(item.id, { reason })}
            onLeave={() => {
              touched.current = true;
              leaveAnswer(item.id);
            }}
          />
        </div>
      )}
    </div>
  );
}

/** The statuses that may be chosen, in the order of the screen: Alt+1 is the first. */
export function statusChoices(item: DirectiveItem): readonly Status[] {
  const allowed = allowedStatuses(item);
  return shownStatuses.filter((status) => allowed.includes(status));
}
