import { showDay } from '../../../shared/domain/dates.ts';
import type { RoadStep } from '../../../shared/domain/returnRoad.ts';
import { showMoment } from '../../../shared/text/showFigures.ts';
import { useTexts } from '../../useTexts.ts';

/** Every step of every version, oldest first; nothing before the first. */
export function RoadHistory({ steps }: { readonly steps: readonly RoadStep[] }) {
  const words = useTexts().road;
  if (steps.length === 0) return null;
  return (
    <section className="road-history" aria-label={words.history}>
      <h2>{words.history}</h2>
      <ol>
        {steps.map((step) => (
          <li key={`${step.version} ${step.at} ${step.action}`} className="small">
            {words.historyLine(String(step.version), showMoment(step.at), stepText(step, words))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepText(step: RoadStep, words: ReturnType<typeof useTexts>['road']): string {
  switch (step.action) {
    case 'submitted':
      return words.stepSubmitted;
    case 'signed':
      return step.where === 'here' ? words.stepSigned : words.stepImported;
    case 'numbered':
      return words.stepNumbered(step.number, showDay(step.date));
    case 'sent':
      return words.stepSent;
    case 'sent-back':
      return words.stepSentBack(step.reason);
  }
}
