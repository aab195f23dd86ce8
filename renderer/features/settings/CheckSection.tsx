import type { CheckProgress } from '../../../shared/domain/vaultCheck.ts';
import { showDay } from '../../../shared/text/showFigures.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Zone } from '../../ui/Zone.tsx';
import { useTexts } from '../../useTexts.ts';
import { CheckReport } from './CheckReport.tsx';
import { useVaultCheck } from './useVaultCheck.ts';
import './check.css';

/** The self-check of the vault: begun here or by the program, and what it found. */
export function CheckSection() {
  const texts = useTexts().vaultCheck;
  const check = useVaultCheck();
  const { running, last } = check;
  return (
    <Zone kind="list" label={texts.title}>
      <div className="settings form check">
        <div>
          <h1>{texts.title}</h1>
          <p className="lead">{texts.intro}</p>
        </div>
        <section className="form-group" aria-label={texts.title}>
          {running === null ? (
            <>
              {check.known && last === null && <p>{texts.never}</p>}
              {check.known && <p>{texts.next(showDay(check.nextAt))}</p>}
            </>
          ) : (
            <Progress label={progressText(running, texts)} part={partOf(running)} />
          )}
          <ProblemNotice
            problems={check.problems}
            tone={check.problems.some(({ code }) => code === 'check-cancelled') ? 'neutral' : 'error'}
          />
          <div className="check-actions">
            {running === null ? (
              <Button variant="filled" onPress={() => void check.start()}>
                {texts.start}
              </Button>
            ) : (
              <Button busy={check.stopping} onPress={() => void check.stop()}>
                {check.stopping ? texts.stopping : texts.stop}
              </Button>
            )}
            {running === null && last !== null && (
              <Button icon="download" onPress={() => void check.save()}>
                {texts.save}
              </Button>
            )}
          </div>
          {check.savedAs !== null && (
            <Note role="status" icon="check">
              <p>{texts.saved(check.savedAs)}</p>
            </Note>
          )}
        </section>
        {running === null && last !== null && <CheckReport report={last} />}
      </div>
    </Zone>
  );
}

function partOf({ done, total }: CheckProgress): number {
  return total === 0 ? 1 : Math.min(1, done / total);
}

function progressText(progress: CheckProgress, texts: ReturnType<typeof useTexts>['vaultCheck']): string {
  return texts.running(texts.steps[progress.step], String(Math.floor(partOf(progress) * 100)));
}
