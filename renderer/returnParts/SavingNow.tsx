import { problemText } from '../../shared/text/problemText.ts';
import { showClock } from '../../shared/text/showFigures.ts';
import { saver, useSaving } from '../stores/saving.ts';
import { SaveState } from '../ui/SaveState.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';

/** What became of the last edit, at the left of every action bar. */
export function SavingNow() {
  const texts = useTexts().app;
  const language = useLanguage();
  const state = useSaving((saving) => saving.state);
  switch (state.kind) {
    case 'idle':
      return <SaveState kind="idle" text="" />;
    case 'waiting':
      return state.slow ? <SaveState kind="saving" text={texts.saving} /> : <SaveState kind="idle" text="" />;
    case 'saved':
      return <SaveState kind="saved" text={texts.savedAt(showClock(state.savedAt))} />;
    case 'failed': {
      const reasons = [...new Set(state.problems.map((problem) => cause(problemText(problem, language))))];
      return (
        <SaveState
          kind="failed"
          text={texts.notSaved(reasons.join(' '))}
          retry={{ label: texts.saveAgain, onPress: () => saver().retry() }}
        />
      );
    }
  }
}

/** The first sentence of a problem: what happened. */
function cause(text: string): string {
  return /^.*?\.(?=\s|$)/su.exec(text)?.[0] ?? text;
}
