import type { Problem } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../problems/ProblemNotice.tsx';
import { goTo } from '../../returnParts/returnNavigation.ts';
import { saver } from '../../stores/saving.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useTexts } from '../../useTexts.ts';

/** What stands in the way of a step: something the screen says itself, or problems. */
export interface Obstacle {
  readonly hint?: { readonly text: string; readonly mend?: 'review' | 'save' };
  readonly problems?: readonly Problem[];
}

/** Says it at once, with the button that mends the cause where there is one. */
export function ObstacleNote({ obstacle }: { readonly obstacle: Obstacle | null }) {
  const texts = useTexts();
  if (obstacle === null) return null;
  const { hint, problems = [] } = obstacle;
  const mend = {
    review: () => (
      <Button size="small" onPress={() => goTo('review')}>
        {texts.exportReturn.panel.toReview}
      </Button>
    ),
    save: () => (
      <Button size="small" onPress={() => saver().retry()}>
        {texts.app.saveAgain}
      </Button>
    ),
  };
  return (
    <>
      {hint !== undefined && (
        <Note tone="error" role="alert" actions={hint.mend && mend[hint.mend]()}>
          <p>{hint.text}</p>
        </Note>
      )}
      <ProblemNotice problems={problems} />
    </>
  );
}
