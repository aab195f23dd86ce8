import { type DifferenceRun, wordDifference } from '../../shared/domain/wordDifference.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { useTexts } from '../useTexts.ts';
import { ForeignText } from '../wording/ForeignText.tsx';

interface TextDifferenceProps {
  readonly before: string;
  readonly after: string;
}

/** Two versions of a text in one: added words underlined, removed ones struck through, both said aloud. */
export function TextDifference({ before, after }: TextDifferenceProps) {
  const { amend } = useTexts();
  return wordDifference(before, after).map((run, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name of their own and are drawn anew together.
    <Run key={place} run={run} added={amend.added} removed={amend.removed} />
  ));
}

interface RunProps {
  readonly run: DifferenceRun;
  readonly added: string;
  readonly removed: string;
}

function Run({ run: { kind, text }, added, removed }: RunProps) {
  if (kind === 'kept') return <ForeignText>{text}</ForeignText>;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <>
      <Mark>
        <VisuallyHidden>{` [${kind === 'added' ? added : removed}: `}</VisuallyHidden>
        <ForeignText>{text}</ForeignText>
        <VisuallyHidden>{'] '}</VisuallyHidden>
      </Mark>
      {kind === 'removed' && !/\s$/u.test(text) && ' '}
    </>
  );
}
