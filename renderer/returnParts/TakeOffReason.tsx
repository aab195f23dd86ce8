import type { Evidence } from '../../shared/domain/evidence.ts';
import { visibleName } from '../../shared/domain/visibleName.ts';
import { takeOffWithReason } from '../stores/attaching.ts';
import { useTexts } from '../useTexts.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface TakeOffReasonProps {
  readonly file: Evidence;
  readonly itemId: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** Whether the return was shown to the head before: from its second version on, a file is not taken off without a reason. */
export function asksForReason(version: number): boolean {
  return version > 1;
}

/** Why a file is taken off an item of a return that the head has seen. */
export function TakeOffReason({ file, itemId, version, onClose }: TakeOffReasonProps) {
  const words = useTexts().evidence.takeOff;
  return (
    <ReasonDialog
      draftKey={`unlink ${itemId} ${file.id}`}
      version={version}
      title={words.title(visibleName(file.name), itemId)}
      meaning={words.meaning}
      action={words.action}
      label={words.reason}
      missing={words.missing}
      onAct={(reason) => takeOffWithReason(itemId, file.id, reason)}
      onClose={onClose}
    />
  );
}
