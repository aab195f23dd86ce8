import { problemText } from '../../shared/text/problemText.ts';
import { useSaving } from '../stores/saving.ts';
import { Note } from '../ui/Note.tsx';
import { useLanguage } from '../useTexts.ts';

/** The whole sentence of a failed write. The action bar announces its beginning and has the button to try again. */
export function UnsavedNote() {
  const language = useLanguage();
  const state = useSaving((saving) => saving.state);
  if (state.kind !== 'failed') return null;
  const sentences = [...new Set(state.problems.map((problem) => problemText(problem, language)))];
  return (
    <Note tone="error">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Note>
  );
}
