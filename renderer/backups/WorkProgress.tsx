import type { BackupProgress } from '../../shared/domain/backup.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useTexts } from '../useTexts.ts';
import { useBackupProgress } from './useBackupProgress.ts';

/** How far a backup or a restore is, and the way to stop it. */
export function WorkProgress({ work }: { readonly work: BackupProgress['work'] }) {
  const texts = useTexts().backups;
  const progress = useBackupProgress(work, true);
  const part = progress === null || progress.total === 0 ? null : progress.done / progress.total;
  const percent = Math.floor((part ?? 0) * 100);
  const label =
    progress === null
      ? texts.preparing
      : progress.step === 'copying'
        ? texts.copying(percent)
        : texts.checking(percent);
  return (
    <div className="backup-progress">
      <Progress label={label} part={part} />
      <Button size="small" onPress={() => void bridge().backups.cancel()}>
        {texts.stop}
      </Button>
    </div>
  );
}
