import type { Status } from '../../../shared/domain/answer.ts';
import { resultTemplates } from '../../../shared/domain/resultTemplates.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useTexts } from '../../useTexts.ts';

interface TemplateDialogProps {
  readonly itemId: string;
  readonly status: Status;
  readonly onChoose: (sentence: string) => void;
  readonly onClose: () => void;
}

/** Ready sentences for the status of the item. */
export function TemplateDialog({ itemId, status, onChoose, onClose }: TemplateDialogProps) {
  const texts = useTexts().templates;
  return (
    <Dialog
      title={texts.title(itemId)}
      wide
      onClose={onClose}
      actions={<Button onPress={onClose}>{texts.close}</Button>}
    >
      <p className="small">{texts.intro}</p>
      <ul className="template-list" lang="vi">
        {resultTemplates[status].map((sentence) => (
          <li key={sentence}>
            <Button wide onPress={() => onChoose(sentence)}>
              {sentence}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
