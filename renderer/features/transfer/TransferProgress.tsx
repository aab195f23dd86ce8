import { useEffect, useState } from 'react';
import type { Events } from '../../../shared/contract.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useTexts } from '../../useTexts.ts';

/** How far a package is, and the way to stop it. Shown while something runs. */
export function TransferProgress() {
  const texts = useTexts().transfer;
  const [told, setTold] = useState<Events['transfer.progress'] | null>(null);
  useEffect(() => bridge().on('transfer.progress', setTold), []);
  return (
    <div className="transfer-actions">
      {told !== null && (
        <Progress
          label={`${texts.doing[told.doing]}: ${texts.progress(told.doneBytes, told.totalBytes)}`}
          part={told.totalBytes === 0 ? null : told.doneBytes / told.totalBytes}
        />
      )}
      <Button size="small" onPress={() => void bridge().transfer.cancel()}>
        {texts.cancel}
      </Button>
    </div>
  );
}
