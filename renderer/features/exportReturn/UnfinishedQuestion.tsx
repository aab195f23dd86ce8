import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTexts } from '../../useTexts.ts';

interface UnfinishedQuestionProps {
  /** Ids of the items, by why they are not finished. */
  readonly unfinished: Readonly<Record<'unanswered' | 'nil' | 'contradictions', readonly string[]>>;
  /** What the person is about to do, as the title and the button say it. */
  readonly title: string;
  readonly goOn: string;
  readonly onGoOn: () => void;
  readonly onBack: () => void;
}

/** Asked once before the first export of a visit; it never blocks. */
export function UnfinishedQuestion({ unfinished, title, goOn, onGoOn, onBack }: UnfinishedQuestionProps) {
  const texts = useTexts().exportReturn.ask;
  return (
    <Dialog
      title={title}
      onClose={onBack}
      actions={
        <>
          <Button variant="filled" onPress={onGoOn}>
            {goOn}
          </Button>
          <Button onPress={onBack}>{texts.back}</Button>
        </>
      }
    >
      <ul className="unfinished">
        {(['unanswered', 'nil', 'contradictions'] as const).map((reason) => {
          const ids = unfinished[reason];
          return ids.length > 0 && <li key={reason}>{texts[reason](String(ids.length), ids.join(', '))}</li>;
        })}
      </ul>
    </Dialog>
  );
}
