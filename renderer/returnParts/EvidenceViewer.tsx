import type { Evidence } from '../../shared/domain/evidence.ts';
import { visibleName } from '../../shared/domain/visibleName.ts';
import type { ReturnFacts } from '../stores/returnFacts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useTexts } from '../useTexts.ts';
import { EvidenceDetails, SaveCopy } from './EvidenceDetails.tsx';
import { EvidencePreview } from './EvidencePreview.tsx';
import { SavingNow } from './SavingNow.tsx';

interface EvidenceViewerProps {
  readonly file: Evidence;
  readonly facts: ReturnFacts;
  readonly onOpenItem: (itemId: string) => void;
  readonly onClose: () => void;
}

/** A file over the item it proves. */
export function EvidenceViewer({ file, facts, onOpenItem, onClose }: EvidenceViewerProps) {
  const texts = useTexts().evidence.item;
  return (
    <Dialog
      title={visibleName(file.name)}
      onClose={onClose}
      state={<SavingNow />}
      actions={<Button onPress={onClose}>{texts.close}</Button>}
    >
      <div className="viewer">
        <EvidencePreview file={file} />
        <div className="viewer-facts">
          <EvidenceDetails
            file={file}
            facts={facts}
            onOpenItem={(itemId) => {
              onClose();
              onOpenItem(itemId);
            }}
          />
          <SaveCopy file={file} />
        </div>
      </div>
    </Dialog>
  );
}
