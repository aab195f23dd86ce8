import { useEffect, useState } from 'react';
import type { BackupProgress } from '../../shared/domain/backup.ts';
import { bridge } from '../bridge.ts';

/** How far the work under way is; null before main has told, and while `isOn` is false. */
export function useBackupProgress(work: BackupProgress['work'], isOn: boolean): BackupProgress | null {
  const [progress, setProgress] = useState<BackupProgress | null>(null);
  useEffect(() => {
    if (!isOn) return;
    setProgress(null);
    return bridge().on('backups.progress', (soFar) => {
      if (soFar.work === work) setProgress(soFar);
    });
  }, [work, isOn]);
  return isOn ? progress : null;
}
