import type { MergeChoice } from '../../../shared/domain/transferMerge.ts';
import type { PlacedDifference } from '../../../shared/domain/transferPlan.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { differenceWords, shownValue } from '../../../shared/text/transferWords.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useTexts } from '../../useTexts.ts';
import { ForeignText } from '../../wording/ForeignText.tsx';

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
        label={visibleName(differenceWords(difference, texts))}
        value={choice}
        options={[
          {
            value: 'mine',
            label: own.mine,
            hint: <ForeignText {...langOf(mine)}>{shownValue(mine, texts)}</ForeignText>,
          },
          {
            value: 'theirs',
            label: own.theirs,
            hint: <ForeignText {...langOf(theirs)}>{shownValue(theirs, texts)}</ForeignText>,
          },
          ...(canBoth ? [{ value: 'both' as const, label: own.both }] : []),
        ]}
        onChange={onChoose}
      />
    </div>
  );
}

/** A text is as the officials wrote it; what is blank is said in the language of the window. */
function langOf(value: unknown): { readonly lang?: string } {
  return typeof value === 'string' && value !== '' ? { lang: 'vi' } : {};
}
