import { useState } from 'react';
import type { StepTaker } from '../../../shared/contractAnswers.ts';
import { fileOfStep, type RoadStep } from '../../../shared/domain/returnRoad.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { bridge } from '../../bridge.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { useOpenReturn } from '../../stores/openReturn.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { stepText } from './stepText.ts';
import { takerText } from './takerText.ts';

interface RoadHistoryProps {
  readonly steps: readonly RoadStep[];
  readonly takers: readonly StepTaker[];
}

/** Every step of every version, oldest first, with who took it and the file it keeps; nothing before the first. */
export function RoadHistory({ steps, takers }: RoadHistoryProps) {
  const { road: words, audit } = useTexts();
  const returnId = useOpenReturn((state) => state.returnId);
  const [saved, setSaved] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  if (steps.length === 0 || returnId === null) return null;

  async function save(id: string, version: number, step: number) {
    setSaved(null);
    setProblems([]);
    const answer = await bridge().road.saveVersionCopy({ returnId: id, version, step });
    if (!answer.ok) return setProblems(answer.problems);
    if (answer.value !== null) setSaved(words.keptSaved(answer.value.fileName));
  }

  return (
    <section className="road-history" aria-label={words.history}>
      <h2>{words.history}</h2>
      <ol>
        {steps.map((step, place) => {
          const version = String(step.version);
          const what = stepText(step, words);
          return (
            <li key={`${step.version} ${step.at} ${step.action}`} className="small">
              <ForeignText>
                {words.historyLine(version, showMoment(step.at), takerText(step.slot, takers, audit), what)}
              </ForeignText>
              {fileOfStep(step) !== null && (
                <>
                  {' '}
                  <LinkButton
                    label={visibleName(words.saveKeptOf(version, what))}
                    onPress={() => void save(returnId, step.version, place)}
                  >
                    {step.action === 'sent-on-paper' ? words.saveScan : words.saveKept}
                  </LinkButton>
                </>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="small">
        {saved}
      </p>
      <ProblemNotice problems={problems} />
    </section>
  );
}
