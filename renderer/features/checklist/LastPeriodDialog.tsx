import { useEffect, useState } from 'react';
import type { LastAnswer } from '../../../shared/contractAnswers.ts';
import type { Answer } from '../../../shared/domain/answer.ts';
import { longTextLimit } from '../../../shared/domain/answer.ts';
import { showDay } from '../../../shared/domain/dates.ts';
import type { Problem } from '../../../shared/problems.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { decideAnswers } from '../../stores/editReturn.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTexts } from '../../useTexts.ts';

interface LastPeriodDialogProps {
  readonly returnId: string;
  readonly answer: Answer;
  readonly onClose: () => void;
}

/** What was written to the item in the period before, to be taken over; what is typed already is never replaced unasked. */
export function LastPeriodDialog({ returnId, answer, onClose }: LastPeriodDialogProps) {
  const texts = useTexts();
  const words = texts.lastPeriod;
  const { itemId } = answer;
  const [last, setLast] = useState<LastAnswer | null | undefined>(undefined);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => {
    void bridge()
      .answers.lastPeriod({ returnId, itemId })
      .then((found) => (found.ok ? setLast(found.value) : setProblems(found.problems)));
  }, [returnId, itemId]);
  const typed = answer.result.trim() !== '';

  function take(result: string) {
    const named = answer.assignee.trim() === '' && last?.assignee ? { assignee: last.assignee } : {};
    const patch = { result: result.slice(0, longTextLimit), ...named };
    decideAnswers({ name: 'copy', item: itemId }, [[itemId, patch]]);
    onClose();
  }

  return (
    <Dialog
      title={words.title(itemId)}
      wide
      onClose={onClose}
      actions={
        <>
          {last && !typed && (
            <Button variant="filled" onPress={() => take(last.result)}>
              {words.copy}
            </Button>
          )}
          {last && typed && (
            <>
              <Button variant="filled" onPress={() => take(`${answer.result.trimEnd()}\n${last.result}`)}>
                {words.append}
              </Button>
              <Button onPress={() => take(last.result)}>{words.replace}</Button>
            </>
          )}
          <Button onPress={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <ProblemNotice problems={problems} />
      {last === undefined && problems.length === 0 && <p role="status">{words.reading}</p>}
      {last === null && <p role="status">{words.nothing}</p>}
      {last && (
        <>
          <p>{words.period(showDay(last.period.from), showDay(last.period.to))}</p>
          <p className="small">{words.status(texts.status[last.status])}</p>
          <h3>{words.before}</h3>
          <p className="copied-text" lang="vi">
            {last.result}
          </p>
          {typed && (
            <>
              <h3>{words.now}</h3>
              <p className="copied-text" lang="vi">
                {answer.result}
              </p>
            </>
          )}
          {answer.assignee.trim() === '' && last.assignee !== '' && (
            <p className="small">{words.assignee(last.assignee)}</p>
          )}
        </>
      )}
    </Dialog>
  );
}
