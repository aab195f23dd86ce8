import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { showDay } from '../../../shared/domain/dates.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { showSize } from '../../../shared/text/showFigures.ts';
import type { Texts } from '../../../shared/text/textsOf.ts';
import { Button } from '../../ui/Button.tsx';
import { useLanguage, useTexts } from '../../useTexts.ts';
import { type RemainingStep, remainingSteps } from './remainingSteps.ts';
import { remainingText } from './remainingText.ts';
import type { RoadChoice } from './roadChoices.ts';

interface RemainingStepsProps {
  readonly data: OpenReturn;
  /** Of the file that goes out. */
  readonly sizeBytes: number;
  /** An unsigned copy was written for another tool. */
  readonly isOut: boolean;
  /** Opens the step in the panel. */
  readonly onStep: (choice: RoadChoice, role: RequiredSignature | null) => void;
}

/** What remains until a frozen return is sent: each step with what it means and the way to it. The first way is the next step. */
export function RemainingSteps({ data, sizeBytes, isOut, onStep }: RemainingStepsProps) {
  const texts = useTexts();
  const language = useLanguage();
  const { deadline } = data.complianceReturn;
  const size = showSize(sizeBytes, language);
  const day = deadline === null ? null : showDay(deadline);
  const words = texts.exportReturn.result;
  const hints: Readonly<Record<RemainingStep['kind'], string>> = {
    assign: texts.road.signerHint,
    sign: words.hints.sign,
    number: words.hints.number,
    agency: words.hints.agency,
    send: words.hints.send(day, size),
  };
  return remainingSteps(data, isOut).map((step, place) => {
    const role = 'role' in step ? step.role : null;
    return (
      <li key={`${step.kind} ${role}`}>
        <div className="next-step">
          <p className="next-step-name">{remainingText(step, data.unit.recipient, texts)}</p>
          <p className="small">{hints[step.kind]}</p>
          {step.choices.length > 0 && (
            <div className="next-step-ways">
              {step.choices.map((choice, way) => (
                <Button
                  key={choice}
                  variant={place === 0 && way === 0 ? 'filled' : 'outlined'}
                  onPress={() => onStep(choice, role)}
                >
                  {choice === 'token' && role !== null ? signAs(role, texts) : wayName(choice, texts)}
                </Button>
              ))}
            </div>
          )}
        </div>
      </li>
    );
  });
}

function signAs(role: RequiredSignature, { exportReturn, road }: Texts): string {
  return exportReturn.result.signAs(road.roles[role]);
}

function wayName(choice: RoadChoice, { road, tokens, amend }: Texts): string {
  if (choice === 'token') return tokens.sign;
  if (choice === 'store') return tokens.storeSign;
  return choice === 'amend' ? amend.start : road[choice];
}
