import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useTexts } from '../useTexts.ts';

interface LeaveDialogProps {
  readonly body: string;
  readonly onAnswer: (leave: boolean) => void;
}

/** Asks once before unsaved work is given up. */
export function LeaveDialog({ body, onAnswer }: LeaveDialogProps) {
  const texts = useTexts().checklist.leaving;
  return (
    <Dialog
      title={texts.title}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button variant="filled" onPress={() => onAnswer(false)}>
            {texts.stay}
          </Button>
          <Button onPress={() => onAnswer(true)}>{texts.leave}</Button>
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  );
}
