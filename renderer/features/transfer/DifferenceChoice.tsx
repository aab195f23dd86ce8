import type { MergeChoice } from '../../../shared/domain/transferMerge.ts';
import type { PlacedDifference } from '../../../shared/domain/transferPlan.ts';
import { differenceWords, shownValue } from '../../../shared/text/transferWords.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useTexts } from '../../useTexts.ts';

interface DifferenceChoiceProps {
  readonly difference: PlacedDifference;
  readonly choice: MergeChoice;
  readonly onChoose: (choice: MergeChoice) => void;
}

/** One field that says different things on both sides: both are shown, and one of them stays unless both can. */
export function DifferenceChoice({ difference, choice, onChoose }: DifferenceChoiceProps) {
  const texts = useTexts();
  const own = texts.transfer;
  const { canBoth, mine, theirs } = difference;
  return (
    <div className="transfer-difference">
      <RadioGroup
        label={differenceWords(difference, texts)}
        value={choice}
        options={[
          { value: 'mine', label: own.mine, hint: shownValue(mine, texts) },
          { value: 'theirs', label: own.theirs, hint: shownValue(theirs, texts) },
          ...(canBoth ? [{ value: 'both' as const, label: own.both }] : []),
        ]}
        onChange={onChoose}
      />
    </div>
  );
}
