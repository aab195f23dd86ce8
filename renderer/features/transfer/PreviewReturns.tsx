import { showDay } from '../../../shared/domain/dates.ts';
import type { MergeChoice } from '../../../shared/domain/transferMerge.ts';
import {
  type PlacedDifference,
  type TransferChoices,
  wholeChoiceId,
} from '../../../shared/domain/transferPlan.ts';
import type { PreviewedReturn, TransferPreview } from '../../../shared/domain/transferPreview.ts';
import { differenceWords, shownValue } from '../../../shared/text/transferWords.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useTexts } from '../../useTexts.ts';
import { sentenceCase } from '../../wording/directiveLine.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';
import { DifferenceChoice } from './DifferenceChoice.tsx';

interface PreviewReturnsProps {
  readonly preview: TransferPreview;
  readonly choices: TransferChoices;
  readonly onChoose: (id: string, choice: MergeChoice) => void;
}

/** What would happen to the unit and to each return, with the choices a person has. */
export function PreviewReturns({ preview, choices, onChoose }: PreviewReturnsProps) {
  const texts = useTexts().transfer;
  return (
    <>
      {preview.unit.length > 0 && (
        <section className="form-group">
          <h2>{texts.places.unit}</h2>
          <Differences differences={preview.unit} choices={choices} onChoose={onChoose} />
        </section>
      )}
      {preview.returns.map((one) => (
        <div key={one.returnId} className="transfer-return">
          <h2 lang="vi">
            <ForeignText>{sentenceCase(one.subject)}</ForeignText>
          </h2>
          <p className="small">{texts.period(showDay(one.period.from), showDay(one.period.to))}</p>
          <PlannedOutcome planned={one} choices={choices} onChoose={onChoose} />
        </div>
      ))}
    </>
  );
}

interface PlannedOutcomeProps extends Omit<PreviewReturnsProps, 'preview'> {
  readonly planned: PreviewedReturn;
}

function PlannedOutcome({ planned, choices, onChoose }: PlannedOutcomeProps) {
  const { transfer: texts, road } = useTexts();
  const { outcome, reason, returnId, differences, stateHere, stateThere } = planned;
  const whole = wholeChoiceId(returnId);
  const states =
    stateHere === null || stateHere === stateThere
      ? road.states[stateThere]
      : `${texts.mine}: ${road.states[stateHere]} · ${texts.theirs}: ${road.states[stateThere]}`;
  return (
    <>
      <p>
        <strong>{texts.outcomes[outcome]}</strong> · {states}
      </p>
      {outcome === 'new' && <p>{texts.newContent(planned.answers, planned.files)}</p>}
      {reason !== null && <p>{texts.reasons[reason]}</p>}
      <ComingFiles planned={planned} />
      {outcome === 'merge' && <Differences differences={differences} choices={choices} onChoose={onChoose} />}
      {outcome === 'advance' && (
        <RadioGroup
          label={texts.whole}
          value={choices[whole] === 'theirs' || choices[whole] === 'mine' ? choices[whole] : planned.proposed}
          options={[
            { value: 'mine', label: texts.wholeMine },
            { value: 'theirs', label: texts.wholeTheirs, hint: texts.wholeHint(differences.length) },
          ]}
          onChange={(choice) => onChoose(whole, choice)}
        />
      )}
      {outcome === 'advance' && <DifferenceList differences={differences} />}
    </>
  );
}

function ComingFiles({ planned: { newFiles, newKept } }: { readonly planned: PreviewedReturn }) {
  const texts = useTexts().transfer;
  return (
    <>
      {newFiles.length > 0 && (
        <p className="small">
          <ForeignText>{texts.newFiles(newFiles.join(', '))}</ForeignText>
        </p>
      )}
      {newKept > 0 && <p className="small">{texts.newKept(newKept)}</p>}
    </>
  );
}

/** Fields that are not asked about one by one, with what stands on both sides. */
function DifferenceList({ differences }: Pick<DifferencesProps, 'differences'>) {
  const texts = useTexts();
  const { mine, theirs } = texts.transfer;
  return (
    <ul className="small">
      {differences.map((one) => (
        <li key={one.id}>
          <ForeignText>
            {one.field === 'evidenceIds'
              ? differenceWords(one, texts)
              : `${differenceWords(one, texts)} · ${mine}: ${shownValue(one.mine, texts)} · ${theirs}: ${shownValue(one.theirs, texts)}`}
          </ForeignText>
        </li>
      ))}
    </ul>
  );
}

interface DifferencesProps extends Omit<PreviewReturnsProps, 'preview'> {
  readonly differences: readonly PlacedDifference[];
}

function Differences({ differences, choices, onChoose }: DifferencesProps) {
  const texts = useTexts().transfer;
  const conflicts = differences.filter(({ kind }) => kind === 'conflict');
  const additions = differences.filter(({ kind }) => kind === 'addition');
  return (
    <>
      {additions.length > 0 && (
        <>
          <p>{texts.additions(additions.length)}</p>
          <DifferenceList differences={additions} />
        </>
      )}
      {conflicts.length > 0 && <p>{texts.conflicts(conflicts.length)}</p>}
      {conflicts.map((difference) => (
        <DifferenceChoice
          key={difference.id}
          difference={difference}
          choice={choices[difference.id] ?? difference.proposed}
          onChoose={(choice) => onChoose(difference.id, choice)}
        />
      ))}
    </>
  );
}
