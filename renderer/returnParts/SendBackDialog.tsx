import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { bridge } from '../bridge.ts';
import { useTexts } from '../useTexts.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface SendBackDialogProps {
  readonly data: OpenReturn;
  readonly onClose: () => void;
}

/** Takes a frozen version back. The reason is compulsory: it stays in the record. */
export function SendBackDialog({ data, onClose }: SendBackDialogProps) {
  const { road, amend } = useTexts();
  const { returnId, version } = data.complianceReturn;
  const next = String(version + 1);
  return (
    <ReasonDialog
      draftKey={`sendBack ${returnId}`}
      version={version}
      title={road.backTitle(String(version))}
      meaning={data.road.state === 'sent' ? amend.sentBackMeaning(next) : road.backMeaning(next)}
      action={road.back}
      label={road.reason}
      missing={road.reasonMissing}
      onAct={(reason) => bridge().road.sendBack({ returnId, reason })}
      onClose={onClose}
    />
  );
}
