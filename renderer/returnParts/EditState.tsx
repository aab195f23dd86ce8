import { problemText } from '../../shared/text/problemText.ts';
import { type HistoryNews, useEditHistory } from '../stores/editHistory.ts';
import { useFrozen } from '../stores/openReturn.ts';
import { redoEdit, undoEdit, useHistoryEnds } from '../stores/undoEdits.ts';
import { Button } from '../ui/Button.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { useLanguage, useTexts } from '../useTexts.ts';
import { editActName } from './editActName.ts';
import { SavingNow } from './SavingNow.tsx';

/** At the left of the action bar: what became of the last edit, and how to take it back. */
export function EditState() {
  const texts = useTexts().undo;
  const frozen = useFrozen();
  const { undo, redo } = useHistoryEnds();
  return (
    <>
      <SavingNow />
      {!frozen && undo !== null && (
        <Button variant="quiet" size="small" icon="undo" keys="Control+Z" onPress={() => void undoEdit()}>
          {texts.undo(editActName(undo, texts))}
        </Button>
      )}
      {!frozen && redo !== null && (
        <Button
          variant="quiet"
          size="small"
          keys="Control+Y"
          label={texts.redo(editActName(redo, texts))}
          onPress={() => void redoEdit()}
        >
          {texts.redoShort}
        </Button>
      )}
      <StepNews />
    </>
  );
}

/** What the last step did: heard politely; seen only where it was not taken, for the button tells the rest. */
function StepNews() {
  const texts = useTexts().undo;
  const language = useLanguage();
  const news = useEditHistory((store) => store.news);
  const failed = news?.kind === 'failed' || news?.kind === 'changed-elsewhere';
  const words = news === null ? '' : newsText(news, texts, language);
  return (
    <>
      <VisuallyHidden>
        <span role="status">{failed ? '' : words}</span>
      </VisuallyHidden>
      {failed && (
        <span role="alert" className="small">
          {words}
        </span>
      )}
    </>
  );
}

function newsText(
  news: HistoryNews,
  texts: ReturnType<typeof useTexts>['undo'],
  language: ReturnType<typeof useLanguage>,
): string {
  switch (news.kind) {
    case 'undone':
      return texts.undone(editActName(news.act, texts));
    case 'redone':
      return texts.redone(editActName(news.act, texts));
    case 'nothing-to-undo':
      return texts.nothingToUndo;
    case 'nothing-to-redo':
      return texts.nothingToRedo;
    case 'changed-elsewhere':
      return texts.changedElsewhere;
    case 'failed':
      return news.problems.map((problem) => problemText(problem, language)).join(' ');
  }
}
