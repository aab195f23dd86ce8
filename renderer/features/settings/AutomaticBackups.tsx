import { useEffect, useState } from 'react';
import type { BackupsState } from '../../../shared/domain/backup.ts';
import { showMoment, showSize } from '../../../shared/text/showFigures.ts';
import { WorkProgress } from '../../backups/WorkProgress.tsx';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAnswer } from '../../useAnswer.ts';
import { useLanguage, useTexts } from '../../useTexts.ts';

const askState = () => bridge().backups.state();

/** The copies that the program makes by itself: which there are, when the next one is made, what the last attempt failed with. */
export function AutomaticBackups() {
  const own = useTexts().backups;
  const { value, problems, askAgain } = useAnswer(askState);
  const [isMaking, setMaking] = useState(false);
  useEffect(() => bridge().on('backups.changed', askAgain), [askAgain]);

  async function makeNow() {
    setMaking(true);
    await bridge().backups.makeNow();
    setMaking(false);
    askAgain();
  }

  return (
    <section className="form-group">
      <h2>{own.automaticTitle}</h2>
      <p>{own.automaticIntro}</p>
      <ProblemNotice problems={problems} />
      {value !== null && (
        <>
          <ProblemNotice problems={value.problems} tone="warn" />
          <BackupTable state={value} />
          {isMaking || value.isRunning ? (
            <WorkProgress work="automatic" />
          ) : (
            <>
              <p>{value.nextAt === null ? own.due : own.next(showMoment(value.nextAt))}</p>
              <div>
                <Button onPress={() => void makeNow()}>{own.makeNow}</Button>
              </div>
            </>
          )}
        </>
      )}
    </section>
  );
}

function BackupTable({ state }: { readonly state: BackupsState }) {
  const own = useTexts().backups;
  const language = useLanguage();
  if (state.backups.length === 0) return <p>{own.none}</p>;
  return (
    <table className="backup-table" aria-label={own.automaticTitle}>
      <thead>
        <tr>
          <th scope="col">{own.columns.madeAt}</th>
          <th scope="col">{own.columns.size}</th>
          <th scope="col">{own.columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {state.backups.map(({ name, madeAt, sizeBytes }) => (
          <tr key={name}>
            <td>{showMoment(madeAt)}</td>
            <td>{showSize(sizeBytes, language)}</td>
            <td>{own.checked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
