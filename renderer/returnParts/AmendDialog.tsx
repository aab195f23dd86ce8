import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { bridge } from '../bridge.ts';
import { useTexts } from '../useTexts.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface AmendDialogProps {
  readonly data: OpenReturn;
  readonly onClose: () => void;
}

/** Begins an amended return of what was sent. The reason is compulsory: it is printed. */
export function AmendDialog({ data, onClose }: AmendDialogProps) {
  const { amend } = useTexts();
  const { returnId, version } = data.complianceReturn;
  return (
    <ReasonDialog
      draftKey={`amend ${returnId}`}
      version={version}
      title={amend.startTitle(String(version))}
      meaning={amend.startMeaning(String(version + 1))}
      action={amend.start}
      label={amend.reason}
      missing={amend.reasonMissing}
      printed
      onAct={(reason) => bridge().road.amend({ returnId, reason })}
      onClose={onClose}
    />
  );
}
